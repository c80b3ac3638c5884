<?php

declare(strict_types=1);

namespace Countersign\Tests\Server;

use PHPUnit\Framework\Assert;

/**
 * Sets a server up for the native library as the README says.
 *
 * Owns nothing but the way there: what it hands out is what `bin/countersign-preload` printed.
 */
final class Preloading
{
    public static function ini(Folder $folder, string $library): string
    {
        [$status, $lines, $errors] = Process::run(
            [\PHP_BINARY, \dirname(__DIR__, 2) . '/bin/countersign-preload', "{$folder->path}/ffi.h", $library],
        );
        Assert::assertSame([0, ''], [$status, $errors]);
        // Exactly the settings that the example file shows.
        $names = static fn (string $ini): array => \array_keys((array) \parse_ini_string($ini));
        Assert::assertSame($names((string) \file_get_contents(\dirname(__DIR__, 2) . '/ini/countersign.ini')), $names($lines));

        return \str_replace('=www-data', '=' . Server::user(), $lines);
    }
}
