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
        // Root would be refused a library that others can change, as those are that are built and tried out.
        [$status, $lines, $errors] = self::program(!self::isRoot(), "{$folder->path}/ffi.h", $library);
        Assert::assertSame(0, $status, $errors);
        Assert::assertStringContainsString('must belong to root alone', $errors);
        // Exactly the settings that the example file shows.
        $names = static fn (string $ini): array => \array_keys((array) \parse_ini_string($ini));
        Assert::assertSame($names((string) \file_get_contents(\dirname(__DIR__, 2) . '/ini/countersign.ini')), $names($lines));

        return \str_replace('=www-data', '=' . Server::user(), $lines);
    }

    public static function isRoot(): bool
    {
        return \posix_geteuid() === 0;
    }

    /**
     * @param bool $asOurselves or, where we are root, as the server's user
     *
     * @return array{int, string, string} exit status, standard output, standard error
     */
    public static function program(bool $asOurselves, string ...$arguments): array
    {
        $command = [\PHP_BINARY, \dirname(__DIR__, 2) . '/bin/countersign-preload', ...$arguments];
        if (!$asOurselves) {
            $drop = '$user = posix_getpwnam($argv[1]); posix_setgid($user["gid"]); posix_setuid($user["uid"]); '
                . 'pcntl_exec($argv[2], array_slice($argv, 3));';
            $command = [\PHP_BINARY, '-r', $drop, '--', Server::user(), ...$command];
        }

        return Process::run($command);
    }
}
