<?php

declare(strict_types=1);

/*
 * What a message costs a worker of a real php-fpm, where every request begins anew: backend, secret, policy, verdict and receipt, and the
 * same with a first typed field read, which takes all fields over into PHP.
 *
 *     php bench/fpm.php
 */

use Countersign\Secret;
use Countersign\Testing\Signer;
use Countersign\Tests\Ffi\NativeLibrary;
use Countersign\Tests\Repository;
use Countersign\Tests\Server\Folder;
use Countersign\Tests\Server\Preloading;
use Countersign\Tests\Server\Server;

require __DIR__ . '/../tests/bootstrap.php';
require_once 'PHPUnit/Autoload.php';

$folder = new Folder();
$server = Server::fpm($folder, __DIR__ . '/request.php', Preloading::ini($folder, NativeLibrary::path()));
printf("php-fpm %s, microseconds in one request\n\n%-36s %12s %12s\n", PHP_VERSION, '', 'to receipt', 'and a field');
foreach (['ipn-minimal', 'ipn-complete', 'ipn-complete-three-products', 'ipn-large-cart'] as $name) {
    $body = Signer::sign(Repository::fixtures()[$name], new Secret('AABBCCDDEEFF'));
    $times = [];
    for ($i = 0; $i < 150; ++$i) {
        foreach (['', '?plain'] as $query) {
            [$backend, $receipt, $field] = json_decode($server->request('POST', $body, query: $query)[1], true, 4, JSON_THROW_ON_ERROR);
            $times[$backend][0][] = $receipt;
            $times[$backend][1][] = $field;
        }
    }
    foreach ($times as $backend => $columns) {
        $medians = array_map(static function (array $all): float {
            sort($all);

            return $all[intdiv(count($all), 2)];
        }, $columns);
        printf("%-36s %12.0f %12.0f\n", sprintf('%s, %d B, %s', $name, strlen($body), $backend), ...$medians);
    }
}
