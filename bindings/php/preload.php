<?php

declare(strict_types=1);

/*
 * For `opcache.preload` in php.ini, together with `ffi.preload`: see ini/countersign.ini. PHP lets preloaded code alone use FFI on a web
 * server. Whoever has a preload script already adds to it:
 *
 *     require '/path/to/countersign/preload.php';
 *
 * Only what the native library needs is preloaded: FFI is allowed to whatever preloaded code calls, so that none of this may call
 * anything that a script hands to it, and all classes it names must be here, because an autoloader is such a thing too. After an
 * update the server has to be restarted, as with everything that is preloaded.
 */
(static function (): void {
    if (!function_exists('opcache_compile_file')) {
        return;
    }
    $classes = [
        'Algorithm',
        'ErrorCode',
        'Kind',
        'Limits',
        'Backend/Backend',
        'Backend/Engine',
        'Backend/Message',
        'Backend/Ffi/FfiBackend',
        'Backend/Ffi/FfiEngine',
        'Backend/Ffi/FfiMessage',
        'Backend/Ffi/FieldTree',
        'Backend/Ffi/Library',
        'Backend/Ffi/Numbers',
        'Exception/ConfigurationException',
        'Exception/CountersignException',
        'Exception/ReceiptException',
        'Exception/Sentence',
        'Exception/VerificationException',
    ];
    foreach ($classes as $class) {
        opcache_compile_file(__DIR__ . "/src/$class.php");
    }
})();
