<?php

declare(strict_types=1);

namespace Countersign\Tests;

use Countersign\Backend\Backend;
use Countersign\Backend\Plain\PlainBackend;

final class PlainMessagesTest extends MessagesCase
{
    protected function backend(): Backend
    {
        return new PlainBackend();
    }
}
