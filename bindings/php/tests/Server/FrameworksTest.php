<?php

declare(strict_types=1);

namespace Countersign\Tests\Server;

use Countersign\Secret;
use Countersign\Testing\Signer;
use Countersign\Tests\Repository;

/**
 * The examples for Laravel and WordPress, behind `php -S`, with stubs of what they touch.
 */
final class FrameworksTest extends EndpointCase
{
    private const STUBS = __DIR__ . '/../stubs';

    public function testLaravel(): void
    {
        $folder = new Folder();
        $server = Server::builtIn($folder, self::STUBS . '/laravel.php', self::environment($folder));
        $this->assertActsAsEndpoint($server, static fn (): int => self::lines($folder), 'webhooks/2checkout');
        $this->assertAwkward($server, $folder, 'webhooks/2checkout');
        $this->assertAnswer([404, ''], $server, 'POST', query: 'webhooks/other');
        // A field cannot turn the POST into something else.
        $body = Signer::sign(Repository::fixtures()['ipn-minimal'] . '&_method=GET', new Secret(self::SECRET));
        self::assertStringStartsWith('<sig ', $server->request('POST', $body, query: 'webhooks/2checkout')[1]);
        // Not stored, no receipt.
        \unlink("{$folder->path}/orders.jsonl");
        \mkdir("{$folder->path}/orders.jsonl");
        $this->assertAnswer([500, 'Server Error'], $server, 'POST', self::awkwardOrder(), query: 'webhooks/2checkout');
    }

    public function testLaravelWithoutASecret(): void
    {
        $folder = new Folder();
        $server = Server::builtIn($folder, self::STUBS . '/laravel.php');
        foreach (['GET', 'POST'] as $method) {
            $this->assertAnswer([500, 'Server Error'], $server, $method, $method === 'GET' ? '' : 'REFNO=1', query: 'webhooks/2checkout');
        }
        self::assertStringContainsString('the secret is empty or blank', $folder->read('php-s.log'));
    }

    public function testWordPress(): void
    {
        foreach (['?twocheckout=ipn', '?wc-api=TwoCheckout'] as $query) {
            $folder = new Folder();
            $server = Server::builtIn($folder, self::STUBS . '/wordpress.php', self::environment($folder));
            $this->assertActsAsEndpoint($server, static fn (): int => self::lines($folder), $query);
            $this->assertAwkward($server, $folder, $query);
            self::assertStringContainsString('The theme', $server->request('GET')[1]);
            self::assertStringContainsString('The theme', $server->request('POST', 'a=b', query: '?twocheckout[]=ipn')[1]);
            // Not stored, no receipt.
            \unlink("{$folder->path}/orders.jsonl");
            \mkdir("{$folder->path}/orders.jsonl");
            $this->assertAnswer([500, ''], $server, 'POST', self::awkwardOrder(), query: $query);
        }
    }

    public function testWordPressWithoutTheTable(): void
    {
        $folder = new Folder();
        $environment = self::environment($folder) + ['WORDPRESS_NOT_ACTIVATED' => '1'];
        $server = Server::builtIn($folder, self::STUBS . '/wordpress.php', $environment);
        $this->assertAnswer([500, ''], $server, 'POST', self::awkwardOrder(), query: '?twocheckout=ipn');
        self::assertSame(0, self::lines($folder));
    }

    public function testWordPressWithoutASecret(): void
    {
        $folder = new Folder();
        $server = Server::builtIn($folder, self::STUBS . '/wordpress.php');
        $this->assertAnswer([500, ''], $server, 'GET', query: '?twocheckout=ipn');
        $this->assertAnswer([500, ''], $server, 'POST', 'REFNO=1', query: '?twocheckout=ipn');
    }

    private function assertAwkward(Server $server, Folder $folder, string $query): void
    {
        $before = self::lines($folder);
        [$status, $receipt] = $server->request('POST', self::awkwardOrder(), query: $query);
        self::assertSame(200, $status);
        self::assertMatchesRegularExpression('~^<sig algo="sha3-256" date="[0-9]{14}">[0-9a-f]{64}</sig>$~D', $receipt);
        self::assertSame($before + 1, self::lines($folder));
    }

    /** @return array<string, string> */
    private static function environment(Folder $folder): array
    {
        return ['TWOCHECKOUT_SECRET' => self::SECRET, 'ORDERS_FILE' => "{$folder->path}/orders.jsonl"];
    }
}
