<?php

declare(strict_types=1);

namespace Countersign\Tests\Ffi;

use Countersign\Backend\Backend;
use Countersign\Tests\VectorsCase;

final class FfiVectorsTest extends VectorsCase
{
    protected function backend(): Backend
    {
        return NativeLibrary::backend();
    }
}
