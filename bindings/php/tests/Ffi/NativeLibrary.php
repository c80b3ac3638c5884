<?php

declare(strict_types=1);

namespace Countersign\Tests\Ffi;

use Countersign\Backend\Backend;
use Countersign\Backend\Backends;

/**
 * The library that tests use: `COUNTERSIGN_LIBRARY`, or what `cargo build --release -p countersign-c` made.
 *
 * Owns where it is; never lets a test go on without it.
 */
final class NativeLibrary
{
    public static function path(): string
    {
        $target = \getenv('CARGO_TARGET_DIR') ?: \dirname(__DIR__, 4) . '/target';
        $file = \PHP_OS_FAMILY === 'Darwin' ? 'libcountersign.dylib' : 'libcountersign.so';
        $path = \getenv('COUNTERSIGN_LIBRARY') ?: "$target/release/$file";

        return \is_file($path)
            ? $path
            : throw new \RuntimeException("$path is missing: run `cargo build --release -p countersign-c`, or set COUNTERSIGN_LIBRARY");
    }

    public static function backend(): Backend
    {
        return Backends::ffi(self::path());
    }
}
