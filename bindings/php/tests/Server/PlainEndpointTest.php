<?php

declare(strict_types=1);

namespace Countersign\Tests\Server;

use Countersign\Secret;
use Countersign\Testing\Signer;
use Countersign\Tests\Ffi\NativeLibrary;
use Countersign\Tests\Repository;

/**
 * `examples/endpoint.php` behind `php -S` and behind php-fpm, with both backends.
 */
final class PlainEndpointTest extends EndpointCase
{
    private const SCRIPT = __DIR__ . '/../../examples/endpoint.php';

    public function testBehindTheBuiltInServer(): void
    {
        $folder = new Folder();
        $server = Server::builtIn($folder, self::SCRIPT, self::environment($folder));
        $this->assertActsAsEndpoint($server, static fn (): int => self::lines($folder));
        $this->assertRest($server, $folder);
    }

    public function testBehindFpmWithThePhpBackend(): void
    {
        $folder = new Folder();
        $server = Server::fpm($folder, (string) \realpath(self::SCRIPT), "display_errors=1\n", self::environment($folder));
        $this->assertActsAsEndpoint($server, static fn (): int => self::lines($folder));
        $this->assertRest($server, $folder);
    }

    public function testBehindFpmWithTheNativeLibrary(): void
    {
        $folder = new Folder();
        $ini = Preloading::ini($folder, NativeLibrary::path());
        $server = Server::fpm($folder, (string) \realpath(self::SCRIPT), $ini, self::environment($folder));
        $this->assertActsAsEndpoint($server, static fn (): int => self::lines($folder));
        $this->assertRest($server, $folder);
    }

    public function testMissingSecretShowsAtTheProbe(): void
    {
        $folder = new Folder();
        foreach ([[], ['COUNTERSIGN_SECRET' => " \t\n"]] as $environment) {
            $server = Server::builtIn($folder, self::SCRIPT, $environment);
            $this->assertAnswer([500, ''], $server, 'GET');
            $this->assertAnswer([500, ''], $server, 'POST', Signer::sign('REFNO=1', new Secret('x')));
        }
        self::assertStringContainsString('the secret is empty or blank', $folder->read('php-s.log'));
    }

    private function assertRest(Server $server, Folder $folder): void
    {
        $before = self::lines($folder);
        [$status, $receipt, $headers] = $server->request('POST', self::awkwardOrder());
        self::assertSame(200, $status);
        self::assertMatchesRegularExpression('~^<sig algo="sha3-256" date="[0-9]{14}">[0-9a-f]{64}</sig>$~D', $receipt);
        self::assertSame('text/plain; charset=utf-8', \strtolower($headers['content-type']));
        self::assertSame($before + 1, self::lines($folder));
        $this->assertAnswer([405, ''], $server, 'PUT', 'x');
        $this->assertAnswer([413, ''], $server, 'POST', \str_repeat('a', 8_388_609));
        // No receipt for what was not stored.
        $order = Signer::sign(Repository::fixtures()['ipn-complete'], new Secret(self::SECRET));
        \unlink("{$folder->path}/orders.jsonl");
        \mkdir("{$folder->path}/orders.jsonl");
        $this->assertAnswer([500, ''], $server, 'POST', $order);
        \rmdir("{$folder->path}/orders.jsonl");
        self::assertStringContainsString('<sig ', $server->request('POST', $order)[1]);
        self::assertSame(1, self::lines($folder));
    }

    /** @return array<string, string> */
    private static function environment(Folder $folder): array
    {
        return ['COUNTERSIGN_SECRET' => self::SECRET, 'ORDERS_FILE' => "{$folder->path}/orders.jsonl"];
    }
}
