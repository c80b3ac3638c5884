<?php

declare(strict_types=1);

namespace Countersign\Tests\Ffi;

use Countersign\Backend\Backend;
use Countersign\Tests\MessagesCase;

final class FfiMessagesTest extends MessagesCase
{
    protected function backend(): Backend
    {
        return NativeLibrary::backend();
    }
}
