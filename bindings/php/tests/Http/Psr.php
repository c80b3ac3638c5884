<?php

declare(strict_types=1);

namespace Countersign\Tests\Http;

/**
 * Real PSR-7 messages (nyholm/psr7) and the interfaces of PSR-15.
 *
 * Owns where they come from; never lets a test go on without them.
 */
final class Psr
{
    public static function load(): void
    {
        if (!\class_exists(\Nyholm\Psr7\ServerRequest::class)) {
            $file = \stream_resolve_include_path('Nyholm/Psr7/autoload.php');
            if ($file === false) {
                throw new \RuntimeException('nyholm/psr7 is missing: install php-nyholm-psr7');
            }
            require_once $file;
        }
        if (!\interface_exists(\Psr\Http\Server\RequestHandlerInterface::class)) {
            require_once __DIR__ . '/../stubs/psr15.php';
        }
    }
}
