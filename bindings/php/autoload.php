<?php

declare(strict_types=1);

/*
 * For hosts without Composer: copy this directory there and write
 *
 *     require '/path/to/countersign/autoload.php';
 *
 * It loads the classes of the namespace Countersign and nothing else. With Composer it is not needed.
 */
spl_autoload_register(static function (string $class): void {
    if (strncmp($class, 'Countersign\\', 12) !== 0) {
        return;
    }
    $file = __DIR__ . '/src/' . strtr(substr($class, 12), '\\', '/') . '.php';
    if (is_file($file)) {
        require $file;
    }
});
