<?php

declare(strict_types=1);

/*
 * For `opcache.preload` in php.ini, together with `ffi.preload`: see ini/countersign.ini. PHP lets preloaded code alone use FFI on a web
 * server. Whoever has a preload script already adds to it:
 *
 *     require '/path/to/countersign/preload.php';
 *
 * All of the package is preloaded, so that no request can mix its classes with those of another copy. After an update the server
 * has to be restarted, as with everything that is preloaded.
 */
(static function (): void {
    if (!function_exists('opcache_compile_file')) {
        return;
    }
    $files = new RecursiveIteratorIterator(new RecursiveDirectoryIterator(__DIR__ . '/src', FilesystemIterator::SKIP_DOTS));
    foreach ($files as $file) {
        // The interfaces of PSR-15 are not there yet.
        if ($file->getExtension() === 'php' && basename($file->getPath()) !== 'Psr15') {
            opcache_compile_file($file->getPathname());
        }
    }
})();
