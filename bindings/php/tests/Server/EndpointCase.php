<?php

declare(strict_types=1);

namespace Countersign\Tests\Server;

use Countersign\Algorithm;
use Countersign\Secret;
use Countersign\Testing\Signer;
use Countersign\Tests\Repository;
use PHPUnit\Framework\TestCase;

/**
 * What any endpoint for orders has to do, whatever it is made with, over real HTTP.
 *
 * Owns the questions; never knows how the endpoint works.
 */
abstract class EndpointCase extends TestCase
{
    public const SECRET = 'a key with a blank, "quotes" & \'more\' $x %41 <b>';

    final protected function assertActsAsEndpoint(Server $server, \Closure $stored, string $query = ''): void
    {
        $genuine = 0;
        foreach (Repository::fixtures() as $name => $body) {
            $isOrder = \str_starts_with($name, 'ipn-');
            $answer = Sender::send($server->url . $query, $body, self::SECRET);
            self::assertSame(200, $answer['probe']['status'], $name);
            self::assertSame($isOrder, $answer['ok'], $name . \json_encode($answer));
            self::assertSame($isOrder ? 200 : 400, $answer['attempts'][0]['status'], $name);
            self::assertSame($genuine += $isOrder ? 1 : 0, $stored(), $name);
            // With another key, and with another byte: refused, without a receipt, and nothing is stored.
            $forged = Sender::send($server->url . $query, $body, 'another key');
            $attempt = $forged['attempts'][0];
            self::assertSame([400, 'no_tag'], [$attempt['status'], $attempt['receipt']['error']['code']], $name);
            $signed = Signer::sign($body, new Secret(self::SECRET));
            foreach ([\str_replace('%40', '%41', $signed), $body, $signed . '&HASH[]=1', '', '{"REFNO":1}'] as $odd) {
                $odd === $signed ? self::fail($name) : $this->assertAnswer([400, ''], $server, 'POST', $odd, query: $query);
            }
            self::assertSame($genuine, $stored(), $name);
        }
        self::assertGreaterThan(15, $genuine);
        // MD5 alone is not accepted.
        $weak = Signer::sign(Repository::fixtures()['ipn-complete'], new Secret(self::SECRET), Algorithm::Md5);
        $this->assertAnswer([400, ''], $server, 'POST', $weak, query: $query);
        $this->assertAnswer([200, ''], $server, 'GET', query: $query);
        $this->assertAnswer([200, ''], $server, 'HEAD', query: $query);
        // What PHP keeps from us: its parser takes multipart bodies away.
        $type = ['Content-Type' => 'multipart/form-data; boundary=x'];
        $part = "--x\r\nContent-Disposition: form-data; name=\"REFNO\"\r\n\r\n1\r\n--x--\r\n";
        $this->assertAnswer([400, ''], $server, 'POST', $part, $type, $query);
        self::assertSame($genuine, $stored());
    }

    /**
     * @param array{int, string}    $expected
     * @param array<string, string> $headers
     */
    final protected function assertAnswer(
        array $expected,
        Server $server,
        string $method,
        string $body = '',
        array $headers = [],
        string $query = '',
    ): void {
        self::assertSame($expected, \array_slice($server->request($method, $body, $headers, $query), 0, 2));
    }

    /** An order with more pairs than `max_input_vars`, and with values that PHP's and WordPress' own handling would change. */
    final protected static function awkwardOrder(): string
    {
        $pairs = ['REFNO=1', 'ORDERSTATUS=COMPLETE', 'COMPANY=O%27Neill+%22%5C%22+%26+S%F8nner', 'IPN_DATE=20251103132209'];
        for ($i = 0; $i < 600; ++$i) {
            \array_push($pairs, 'IPN_PID[]=' . $i, 'IPN_PNAME[]=+it%27s+%3Cb%3E' . $i, 'x.y' . $i . '=');
        }

        return Signer::sign(\implode('&', $pairs), new Secret(self::SECRET));
    }

    /** Lines of the file into which the endpoint stores. */
    final protected static function lines(Folder $folder, string $file = 'orders.jsonl'): int
    {
        return \substr_count($folder->read($file), "\n");
    }
}
