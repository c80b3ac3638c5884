<?php

declare(strict_types=1);

namespace Countersign\Backend;

use Countersign\Backend\Ffi\FfiBackend;
use Countersign\Backend\Ffi\Library;
use Countersign\Backend\Plain\PlainBackend;
use Countersign\ErrorCode;
use Countersign\Exception\ConfigurationException;

/**
 * The choice of the backend: the native library where PHP can use it, PHP code everywhere else. Both give the same answers.
 *
 * Owns that choice, made once for each request or process; never decides by settings what can be found out by trying.
 */
final class Backends
{
    /** The release of this package. A server may still hold the preloaded classes of the one before: see {@see Library}. */
    public const RELEASE = '0.1.0';

    private static ?Backend $automatic = null;

    private function __construct()
    {
    }

    /** What a {@see \Countersign\Verifier} takes if it is given none: never fails. */
    public static function automatic(): Backend
    {
        return self::$automatic ??= self::choose();
    }

    /** PHP code alone. */
    public static function plain(): Backend
    {
        return new PlainBackend();
    }

    /**
     * The native library, or an exception that says what is missing: for hosts that must not fall back in silence.
     *
     * @param ?string $library path of libcountersign, at the command line; searched for if not given
     *
     * @throws ConfigurationException `backend_unavailable`
     */
    public static function ffi(?string $library = null): Backend
    {
        // @mago-expect analysis:impossible-condition,redundant-comparison both are read from one release here, not on a server
        if (Library::RELEASE !== self::RELEASE) {
            throw new ConfigurationException(
                ErrorCode::BackendUnavailable,
                null,
                'the server preloaded another release of this package; write the header again and restart it',
            );
        }

        return new FfiBackend($library);
    }

    private static function choose(): Backend
    {
        if (!\class_exists(\FFI::class, false)) {
            return new PlainBackend(); // Nothing to try.
        }
        try {
            return self::ffi();
            // Not only our own: where a host disabled functions, calling one is an Error.
        } catch (\Throwable) {
            return new PlainBackend();
        }
    }
}
