<?php

declare(strict_types=1);

namespace Countersign\Tests\Server;

use Countersign\Secret;
use Countersign\Testing\Signer;
use Countersign\Tests\Repository;

/**
 * What the merchant's work, and PHP itself, may do to the answer of `Endpoint::serve()`.
 */
final class ServeTest extends EndpointCase
{
    private const RECEIPT = '~^<sig algo="sha3-256" date="[0-9]{14}">[0-9a-f]{64}</sig>$~D';

    /** Has to live as long as the server. */
    private Folder $folder;

    public function testBuffersOfTheWork(): void
    {
        foreach ([
            'echo "one"; ob_start(); echo "two"; ob_start(); echo "three";',
            'echo "one"; while (ob_get_level() > 0) { ob_end_clean(); }',
            'echo "one"; ob_end_clean(); ob_start(); echo "two";',
            'echo "one"; ob_flush(); echo "two"; ob_end_flush();',
        ] as $work) {
            foreach (['', 'set_error_handler(static fn (int $n, string $text) => throw new ErrorException($text));'] as $handler) {
                $server = $this->server($work, $handler);
                [$status, $body] = $server->request('POST', self::order());
                self::assertSame(200, $status, $work);
                self::assertMatchesRegularExpression(self::RECEIPT, $body, $work);
                $this->assertAnswer([400, ''], $server, 'POST', 'REFNO=1');
            }
        }
        // One that cannot be closed: whatever becomes of the receipt, nothing is thrown.
        $server = $this->server('ob_start(null, 0, 0);', 'set_error_handler(static fn (int $n, string $text) => throw new ErrorException($text));');
        $this->assertAnswer([200, ''], $server, 'POST', self::order());
    }

    public function testWhatWasPrintedBeforeIsNotInFrontOfTheReceipt(): void
    {
        $server = $this->server('echo "work";', 'echo "before";', options: ['-d', 'output_buffering=4096']);
        self::assertMatchesRegularExpression(self::RECEIPT, $server->request('POST', self::order())[1]);
        $this->assertAnswer([400, ''], $server, 'POST', 'REFNO=1');
    }

    public function testWorkThatEndsTheScript(): void
    {
        foreach ([
            'echo "one"; exit;',
            'die("one");',
            'ob_start(); echo "one"; exit(0);',
            'undefined_function();',
            'echo "one"; set_time_limit(1); while (true);',
            'echo "one"; eval("function a() {} function a() {}");',
            // PHP throws all buffers away and shows this one, unless it is told not to.
            'ini_set("display_errors", "0"); ini_set("memory_limit", "8M"); echo str_repeat("x", 1 << 30);',
        ] as $work) {
            $server = $this->server($work);
            $this->assertAnswer([500, ''], $server, 'POST', self::order());
            $why = \str_contains($work, 'undefined') ? 'failed: Error (ipn.php:' : 'failed: the script ended before the answer';
            self::assertSame(1, \substr_count($this->folder->read('php-s.log'), 'countersign: failed: '));
            self::assertStringContainsString("countersign: $why", $this->folder->read('php-s.log'));
        }
    }

    public function testFlushSendsTheStatusTooSoon(): void
    {
        $server = $this->server('echo "one"; ob_flush(); flush();');
        [$status, $body] = $server->request('POST', self::order());
        self::assertSame(500, $status);
        self::assertMatchesRegularExpression(self::RECEIPT, $body);
        self::assertStringContainsString('output was sent before the answer: the status cannot be set', $this->folder->read('php-s.log'));
    }

    public function testFailuresAreLoggedWithoutValues(): void
    {
        $work = 'throw new RuntimeException("Duplicate entry \'jane@shop.example\'\n\x1b[1m");';
        $server = $this->server($work);
        $this->assertAnswer([500, ''], $server, 'POST', self::order());
        $log = $this->folder->read('php-s.log');
        self::assertStringContainsString('countersign: failed: RuntimeException (ipn.php:', $log);
        self::assertStringNotContainsString('jane', $log);
        // The texts of our own say what to do and hold no values; a log that is broken is no reason for another answer.
        $work = '$m->order()->refno() === 1 || throw new Countersign\Exception\ConfigurationException(Countersign\ErrorCode::InternalError, null, "a\nb");';
        $server = $this->server($work, log: 'static fn (string $line) => throw new LogicException($line)');
        $this->assertAnswer([500, ''], $server, 'POST', self::order());
        self::assertMatchesRegularExpression('~ConfigurationException \(ipn\.php:[0-9]+\): a b$~m', $this->folder->read('php-s.log'));
        $server = $this->server('throw new class() extends Exception {};');
        $this->assertAnswer([500, ''], $server, 'POST', self::order());
        self::assertStringNotContainsString("\0", $this->folder->read('php-s.log'));
    }

    public function testTracesDoNotHoldTheBody(): void
    {
        $work = 'file_put_contents(getenv("TRACE"), (new Exception())->getTraceAsString());';
        $options = ['-d', 'zend.exception_ignore_args=0', '-d', 'zend.exception_string_param_max_len=1000000'];
        $folder = new Folder();
        $server = $this->server($work, options: $options, environment: ['TRACE' => "{$folder->path}/trace"]);
        self::assertSame(200, $server->request('POST', self::order())[0]);
        self::assertStringContainsString('Endpoint->answer(', $folder->read('trace'));
        self::assertStringNotContainsString('REFNO', $folder->read('trace'));
    }

    /**
     * Over `max_input_vars` or `post_max_size` PHP itself prints a warning, with status 200, before any script begins, as long as it shows
     * errors: its default where there is no php.ini.
     */
    public function testPhpWithoutAnIniFile(): void
    {
        $long = Signer::sign(Repository::fixtures()['ipn-complete'] . '&CUSTOM=' . \str_repeat('x', 20_000), new Secret(self::SECRET));
        $size = ['-d', 'post_max_size=10000'];
        foreach ([[self::awkwardOrder(), []], [$long, $size]] as [$body, $more]) {
            $server = $this->server('echo "one";', options: ['-n', ...$more]);
            [$status, $text] = $server->request('POST', $body);
            self::assertSame(200, $status);
            self::assertStringContainsString('Warning', $text);
            self::assertStringContainsString('output began before the endpoint (by PHP itself', $this->folder->read('php-s.log'));
            $quiet = ['-d', 'display_errors=0', '-d', 'display_startup_errors=0'];
            // PHP's own buffer is opened after the size was checked.
            foreach ($more === [] ? [$quiet, ['-d', 'output_buffering=4096']] : [$quiet] as $settings) {
                $server = $this->server('echo "one";', options: ['-n', ...$settings, ...$more]);
                [$status, $text] = $server->request('POST', $body);
                self::assertSame(200, $status, \implode(' ', $settings));
                self::assertMatchesRegularExpression(self::RECEIPT, $text);
                $this->assertAnswer([400, ''], $server, 'POST', $body . '&x=1');
            }
        }
    }

    public function testLimitOfThePolicy(): void
    {
        foreach ([10, 2_000, 9_000_000] as $limit) {
            $server = $this->server('', limit: $limit);
            $this->assertAnswer([400, ''], $server, 'POST', \str_repeat('a', $limit));
            $this->assertAnswer([413, ''], $server, 'POST', \str_repeat('a', $limit + 1));
        }
    }

    /**
     * @param list<string>          $options
     * @param array<string, string> $environment
     */
    private function server(
        string $work,
        string $before = '',
        string $log = 'null',
        array $options = ['-d', 'display_errors=1'],
        array $environment = [],
        int $limit = 8_388_608,
    ): Server {
        $this->folder = $folder = new Folder();
        $autoload = \var_export(\dirname(__DIR__, 2) . '/autoload.php', true);
        $secret = \var_export(self::SECRET, true);
        $script = $folder->write('ipn.php', <<<PHP
            <?php
            require $autoload;
            $before
            Countersign\Http\Endpoint::serve(
                static fn () => new Countersign\Verifier(
                    new Countersign\Secret($secret),
                    new Countersign\Policy(limits: new Countersign\Limits(body: $limit)),
                ),
                static function (Countersign\Ipn \$m): void { $work },
                $log,
            );
            PHP);

        return Server::builtIn($folder, $script, $environment, $options);
    }

    private static function order(): string
    {
        return Signer::sign(Repository::fixtures()['ipn-complete'], new Secret(self::SECRET));
    }
}
