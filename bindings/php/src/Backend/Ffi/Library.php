<?php

declare(strict_types=1);

namespace Countersign\Backend\Ffi;

use Countersign\ErrorCode;
use Countersign\Exception\ConfigurationException;
use FFI\CData;
use FFI\CType;

/**
 * libcountersign, loaded.
 *
 * Owns where it is looked for, and that it is the one this package was written for; never fails but with an exception that says
 * what to do. Loaded once for each request or process.
 *
 * @internal
 */
final class Library
{
    /** The name under which `ffi.preload` gives it to a web server. */
    public const SCOPE = 'countersign';

    /** `COUNTERSIGN_ABI_VERSION` of countersign.h beside this file. */
    public const ABI = 1;

    /** What it is called where the system's linker finds it. */
    private const SYSTEM = ['Linux' => 'libcountersign.so.0.1', 'BSD' => 'libcountersign.so.0.1', 'Darwin' => 'libcountersign.0.1.dylib'];

    /** @var array<string, self> by the path that was asked for */
    private static array $loaded = [];

    /** `countersign_notification *`, read once. */
    public readonly CType $notification;

    /** `countersign_bytes`, read once. */
    private ?CType $bytes = null;

    /** `countersign_buffer_data`, without PHP's making a string of what it returns up to the first NUL, as it does for `const char *`. */
    private ?CData $bufferData = null;

    /** Lent to one caller at a time: see {@see takeError}. */
    private ?CData $error = null;

    private function __construct(public readonly \FFI $ffi)
    {
        $this->notification = $ffi->type('countersign_notification *');
    }

    /**
     * @param ?string $path a file, or the name of a library that the system's linker knows; searched for if not given
     *
     * @throws ConfigurationException `backend_unavailable`
     */
    public static function open(?string $path = null): self
    {
        return self::$loaded[$path ?? ''] ??= new self($path === null ? self::search() : self::load($path));
    }

    /**
     * A `countersign_error` to be filled by one call and given back by {@see giveError} when it was read. Not one for all: a signal
     * handler may verify a message of its own between the two.
     */
    public function takeError(): CData
    {
        $error = $this->error ?? $this->ffi->new('countersign_error');
        $this->error = null;

        return $error;
    }

    public function giveError(CData $error): void
    {
        $this->error = $error;
    }

    /** A place for a `countersign_bytes`. */
    public function newBytes(): CData
    {
        return $this->ffi->new($this->bytes ??= $this->ffi->type('countersign_bytes'));
    }

    /** The bytes of a `countersign_buffer`, which is freed. */
    public function take(CData $buffer): string
    {
        $data = $this->bufferData
            ??= $this->ffi->cast('char *(*)(const struct countersign_buffer *)', $this->ffi->countersign_buffer_data)
            ?? throw Numbers::internal();
        $bytes = \FFI::string($data($buffer), $this->ffi->countersign_buffer_length($buffer));
        $this->ffi->countersign_buffer_free($buffer);

        return $bytes;
    }

    /** The file beside this package for this machine, whether or not it is there. */
    public static function bundled(): string
    {
        $machine = \strtolower(\php_uname('m'));
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

    private static function search(): \FFI
    {
        self::checkHost();
        try {
            $ffi = \FFI::scope(self::SCOPE);
        } catch (\FFI\Exception) {
            $ffi = null;
        }
        if ($ffi !== null) {
            return self::checked($ffi);
        }
        $first = null;
        $paths = \array_filter([\is_file(self::bundled()) ? self::bundled() : null, self::systemName()]);
        foreach ($paths as $path) {
            try {
                return self::load($path);
            } catch (ConfigurationException $e) {
                $first ??= $e;
            }
        }

        throw $first ?? self::unavailable('libcountersign was not found; give the path of the library');
    }

    private static function load(string $path): \FFI
    {
        self::checkHost();
        $name = $path;
        if (\strpbrk($path, '/\\') !== false) {
            $name = \realpath($path);
            if ($name === false || !\is_file($name)) {
                throw self::unavailable('there is no libcountersign at the path given');
            }
        }
        try {
            return self::checked(\FFI::cdef((string) \file_get_contents(__DIR__ . '/countersign.h'), $name));
        } catch (\FFI\Exception $e) {
            throw self::reason($name, $e);
        }
    }

    /** Why a library was not loaded. */
    private static function reason(string $name, \FFI\Exception $why): ConfigurationException
    {
        try {
            // An older or newer one may lack functions of ours, but never this.
            self::checked(\FFI::cdef('uint32_t countersign_abi_version(void);', $name));
        } catch (ConfigurationException $e) {
            return $e;
        } catch (\FFI\Exception $e) {
            if (\str_contains($e->getMessage(), 'restricted')) {
                $text = 'PHP allows no FFI here (ffi.enable); on a web server preload the library as ini/countersign.ini shows';

                return self::unavailable($text, $e);
            }
        }

        return self::unavailable('libcountersign could not be loaded; is it installed, and built for this machine?', $why);
    }

    private static function checked(\FFI $ffi): \FFI
    {
        $version = $ffi->countersign_abi_version();
        if ($version !== self::ABI) {
            throw self::unavailable(\sprintf(
                'libcountersign has ABI version %d and this package needs %d; install the same release of both',
                $version,
                self::ABI,
            ));
        }

        return $ffi;
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

    /** @return array<string, string> */
    public function __debugInfo(): array
    {
        return ['version' => (string) $this->ffi->countersign_version()];
    }
}
