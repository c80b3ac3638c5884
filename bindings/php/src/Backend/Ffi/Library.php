<?php

declare(strict_types=1);

namespace Countersign\Backend\Ffi;

use Countersign\ErrorCode;
use Countersign\Exception\ConfigurationException;
use FFI\CType;

/**
 * libcountersign, loaded.
 *
 * Owns where it is looked for, and that it is the one this package was written for; never fails but with an exception that says
 * what to do. Loaded once for each request or process.
 *
 * PHP lets preloaded code use FFI whoever calls it, so that all in this folder is written for a hostile caller:
 *
 * - No callables, no class, method or function names from variables, and no class that is not preloaded itself, for an autoloader is
 *   a callable too: whatever preloaded code calls is allowed FFI, be it `FFI::load` from a script.
 * - Behind a web server nothing is loaded by a path or a name.
 * - There no property and no method hands out the `FFI` object, not even by reflection: PHP checks `FFI`'s own methods, but neither
 *   the calls of C functions nor the elements of a pointer. So it is asked for anew where it is used.
 *
 * @internal
 */
final class Library
{
    /** The name under which `ffi.preload` gives it to a web server. */
    public const SCOPE = 'countersign';

    /** `COUNTERSIGN_ABI_VERSION` of countersign.h beside this file. */
    public const ABI = 1;

    /** The release of this package: see {@see \Countersign\Backend\Backends}. */
    public const RELEASE = '0.1.0';

    private const RESTRICTED = 'PHP allows no FFI here (ffi.enable); on a web server preload the library as ini/countersign.ini shows';

    /** What it is called where the system's linker finds it. */
    private const SYSTEM = ['Linux' => 'libcountersign.so.0.1', 'BSD' => 'libcountersign.so.0.1', 'Darwin' => 'libcountersign.0.1.dylib'];

    /** @var array<string, self> by the path that was asked for */
    private static array $loaded = [];

    // Types read once. From a type alone nothing can be made or read where PHP restricts FFI.

    /** `countersign_notification *` */
    public readonly CType $notification;

    /** `countersign_error` */
    public readonly CType $error;

    /** `countersign_bytes` */
    public readonly CType $bytes;

    /** `countersign_buffer_data`, without PHP's making a string of what it returns up to the first NUL, as it does for `const char *`. */
    public readonly CType $bufferData;

    /**
     * @param ?\FFI $own at the command line, what was loaded there; null for what the server preloaded, to be had from
     *                   `FFI::scope()` by preloaded code alone
     */
    private function __construct(public readonly ?\FFI $own)
    {
        $ffi = $own ?? \FFI::scope(self::SCOPE);
        self::checkVersion($ffi->countersign_abi_version());
        $this->notification = $ffi->type('countersign_notification *');
        $this->error = $ffi->type('countersign_error');
        $this->bytes = $ffi->type('countersign_bytes');
        $this->bufferData = $ffi->type('char *(*)(const struct countersign_buffer *)');
    }

    /**
     * @param ?string $path a file, or the name of a library that the system's linker knows; searched for if not given. None is taken
     *                      behind a web server
     *
     * @throws ConfigurationException `backend_unavailable`
     */
    public static function open(?string $path = null): self
    {
        return self::$loaded[$path ?? ''] ??= $path === null ? self::search() : new self(self::load($path));
    }

    /** The file beside this package for this machine, whether or not it is there. */
    public static function bundled(): string
    {
        // Hosts switch it off. No such folder is there then.
        $machine = \function_exists('php_uname') ? \strtolower(\php_uname('m')) : 'unknown';
        $machine = ['amd64' => 'x86_64', 'arm64' => 'aarch64'][$machine] ?? $machine;
        $file = match (\PHP_OS_FAMILY) {
            'Windows' => 'countersign.dll',
            'Darwin' => 'libcountersign.dylib',
            default => 'libcountersign.so',
        };

        return \dirname(__DIR__, 3) . '/lib/' . \strtolower(\PHP_OS_FAMILY) . "-$machine/$file";
    }

    /** What the system's linker knows it by; null where nothing is looked for by a bare name. */
    public static function systemName(): ?string
    {
        return self::SYSTEM[\PHP_OS_FAMILY] ?? null;
    }

    private static function search(): self
    {
        self::checkHost();
        try {
            return new self(null);
        } catch (\FFI\Exception) {
            // Nothing was preloaded, or this class was not.
        }
        $first = null;
        $paths = self::isRestricted() ? [] : [\is_file(self::bundled()) ? self::bundled() : null, self::systemName()];
        foreach ($paths as $path) {
            if ($path === null) {
                continue;
            }
            try {
                return new self(self::load($path));
            } catch (ConfigurationException $e) {
                $first ??= $e;
            }
        }

        throw $first ?? self::unavailable($paths === [] ? self::RESTRICTED : 'libcountersign was not found; give the path of the library');
    }

    /** Everywhere but at the command line PHP allows FFI to preloaded code alone; we are that, and our caller is not. */
    private static function isRestricted(): bool
    {
        // Not ini_get('ffi.enable'): where a host disabled that function, a script may declare another of the name.
        return \PHP_SAPI !== 'cli';
    }

    private static function load(string $path): \FFI
    {
        // Here and not in a caller: reflection reaches private methods.
        if (self::isRestricted()) {
            throw self::unavailable(self::RESTRICTED);
        }
        self::checkHost();
        $name = $path;
        if (\strpbrk($path, '/\\') !== false) {
            $name = \realpath($path);
            if ($name === false || !\is_file($name)) {
                throw self::unavailable('there is no libcountersign at the path given');
            }
        }
        try {
            return \FFI::cdef((string) \file_get_contents(__DIR__ . '/countersign.h'), $name);
        } catch (\FFI\Exception $e) {
            throw self::reason($name, $e);
        }
    }

    /** Why a library was not loaded. */
    private static function reason(string $name, \FFI\Exception $why): ConfigurationException
    {
        if (self::isRestricted()) {
            return self::unavailable(self::RESTRICTED);
        }
        try {
            // An older or newer one may lack functions of ours, but never this.
            self::checkVersion(\FFI::cdef('uint32_t countersign_abi_version(void);', $name)->countersign_abi_version());
        } catch (ConfigurationException $e) {
            return $e;
        } catch (\FFI\Exception $e) {
            if (\str_contains($e->getMessage(), 'restricted')) {
                return self::unavailable(self::RESTRICTED, $e);
            }
        }

        return self::unavailable('libcountersign could not be loaded; is it installed, and built for this machine?', $why);
    }

    private static function checkVersion(int $version): void
    {
        if ($version !== self::ABI) {
            throw self::unavailable(\sprintf(
                'libcountersign has ABI version %d and this package needs %d; install the same release of both',
                $version,
                self::ABI,
            ));
        }
    }

    private static function checkHost(): void
    {
        if (!\class_exists(\FFI::class, false)) {
            throw self::unavailable('PHP has no FFI; install and enable its ffi extension');
        }
        if (\PHP_INT_SIZE < 8) {
            throw self::unavailable('a 64-bit PHP is needed');
        }
    }

    private static function unavailable(string $text, ?\Throwable $why = null): ConfigurationException
    {
        return new ConfigurationException(ErrorCode::BackendUnavailable, null, $text, $why);
    }

    private function __clone(): void
    {
    }

    /** @return array<string, string> no FFI objects */
    public function __debugInfo(): array
    {
        return [];
    }
}
