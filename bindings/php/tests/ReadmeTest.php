<?php

declare(strict_types=1);

namespace Countersign\Tests;

use Countersign\ErrorCode;
use Countersign\Tests\Server\EndpointCase;
use Countersign\Tests\Server\Folder;
use Countersign\Tests\Server\Process;
use Countersign\Tests\Server\Server;

/**
 * Does what README.md says: installs the package with Composer, offline, as it is written there, and runs every piece of PHP in it.
 *
 * Owns the reading of README.md; a piece that nobody runs is a failure. What a piece prints stands behind an arrow in its comments.
 */
final class ReadmeTest extends EndpointCase
{
    private static Folder $folder;

    public static function setUpBeforeClass(): void
    {
        self::$folder = new Folder();
        $package = \dirname(__DIR__);
        $blocks = self::blocks('json');
        self::assertCount(1, $blocks);
        $json = \str_replace('/path/to/countersign/bindings/php', $package, $blocks[0][1]);
        $json = \json_decode($json, true, 8, \JSON_THROW_ON_ERROR);
        self::assertSame($package, $json['repositories'][0]['url']);
        $json['repositories'][] = ['packagist.org' => false];
        self::$folder->write('composer.json', \json_encode($json, \JSON_THROW_ON_ERROR));
        $result = self::composer('install', '--no-interaction', '--no-progress', '--working-dir=' . self::$folder->path);
        self::assertSame(0, $result[0], $result[2]);
    }

    public function testComposerFileIsValid(): void
    {
        [$status, $output, $errors] = self::composer('validate', '--strict', '--no-interaction', \dirname(__DIR__) . '/composer.json');
        self::assertSame(0, $status, $output . $errors);
    }

    public function testInstalledProgram(): void
    {
        [$status, $output] = Process::run([\PHP_BINARY, self::$folder->path . '/vendor/bin/countersign-preload', '--help']);
        self::assertSame(0, $status);
        self::assertStringStartsWith('Usage: countersign-preload', $output);
    }

    public function testEveryPieceOfPhp(): void
    {
        $count = 0;
        foreach (self::blocks('php') as [$label, $code]) {
            if (\is_file(\dirname(__DIR__) . "/$label")) {
                // The whole file is tested by itself.
                self::assertStringContainsString($code, (string) \file_get_contents(\dirname(__DIR__) . "/$label"));
            } elseif ($label === 'endpoint') {
                $this->runEndpoint($code);
            } else {
                $this->runPiece($code, self::before($label));
            }
            ++$count;
        }
        self::assertGreaterThan(14, $count);
    }

    /** The endpoint and the three steps by hand are clean for who analyses his code, at the strictest that this package is held to. */
    public function testFirstExamplesForAnAnalyser(): void
    {
        $folder = new Folder();
        $package = \dirname(__DIR__);
        $config = (string) \file_get_contents("$package/mago.toml");
        $paths = \json_encode(["$package/src", "$package/tests/stubs/psr15.php", '/usr/share/php/Psr/Http'], \JSON_UNESCAPED_SLASHES);
        $config = (string) \preg_replace(['~^paths = .*$~m', '~^includes = .*$~m'], ['paths = ["pieces"]', "includes = $paths"], $config);
        // A closure of two lines is as clear without, and a script has nothing that is called from elsewhere.
        $config = (string) \preg_replace('~^check-(arrow-function|closure)-missing-type-hints = true$~m', '', $config);
        $folder->write('mago.toml', $config);
        $blocks = self::blocks('php');
        $found = \array_filter($blocks, static fn (array $block): bool => $block[0] === 'endpoint' || \str_contains($block[1], '->verifyIpn('));
        self::assertCount(2, $found);
        $analyse = static fn (): array => Process::run([Process::find('mago'), "--workspace={$folder->path}", '--colors=never', 'analyze']);
        foreach (\array_values($found) as $i => [, $code]) {
            $folder->write("pieces/$i.php", $code);
        }
        [$status, $output, $errors] = $analyse();
        self::assertSame(0, $status, $output . $errors);
        // It has looked at them.
        $folder->write('pieces/0.php', \str_replace('function (Ipn $order)', 'function (Verifier $order)', $found[0][1]));
        self::assertStringContainsString('pieces/0.php', $analyse()[1]);
    }

    /** The project's own README has the endpoint that is tested here. */
    public function testReadmeOfTheProject(): void
    {
        $readme = (string) \file_get_contents(\dirname(__DIR__, 3) . '/README.md');
        self::assertSame(1, \preg_match_all("~^```php\n(.*?)^```$~ms", $readme, $blocks));
        $endpoint = \array_column(self::blocks('php'), 1, 0)['endpoint'];
        $require = "~^require '.*/autoload.php';.*$~m";
        self::assertStringContainsString("/bindings/php/autoload.php'", $blocks[1][0]);
        self::assertSame(\preg_replace($require, '', $endpoint), \preg_replace($require, '', $blocks[1][0]));
    }

    public function testIniLinesAreThoseOfTheExample(): void
    {
        $example = (string) \file_get_contents(\dirname(__DIR__) . '/ini/countersign.ini');
        self::assertSame([['', $example]], self::blocks('ini'));
    }

    public function testEveryCodeIsExplained(): void
    {
        foreach (ErrorCode::cases() as $code) {
            self::assertStringContainsString("`{$code->value}`", self::readme());
        }
    }

    public function testLinksLeadSomewhere(): void
    {
        \preg_match_all('~\]\(([^)#:]+)(?:#[^)]*)?\)~', self::readme(), $links);
        self::assertNotSame([], $links[1]);
        foreach ($links[1] as $link) {
            self::assertFileExists(\dirname(__DIR__) . "/$link");
        }
    }

    /** What stands around a piece that does not begin with `<?php`. */
    private static function before(string $label): string
    {
        $signed = 'use Countersign\Testing\Signer; $fixture = ' . \var_export(Repository::fixtures()['ipn-complete'], true) . ';';

        return $signed . match ($label) {
            '' => '',
            'message' => '$key = new \Countersign\Secret("k"); $message = (new \Countersign\Verifier($key))->verify(Signer::sign($fixture, $key));',
            'signed with the old key' => '$body = Signer::sign($fixture, new \Countersign\Secret("the old key"));',
            'signed with MD5' => '$secret = new \Countersign\Secret("k"); $body = Signer::sign($fixture, $secret, \Countersign\Algorithm::Md5);',
            'psr-15' => 'require ' . \var_export(__DIR__ . '/Http/Psr.php', true) . '; \Countersign\Tests\Http\Psr::load();
                $psr17 = new \Nyholm\Psr7\Factory\Psr17Factory(); $key = new \Countersign\Secret("k"); $verifier = new \Countersign\Verifier($key);
                $request = new \Nyholm\Psr7\ServerRequest("POST", "/", [], Signer::sign($fixture, $key));
                $yours = new class implements \Psr\Http\Server\RequestHandlerInterface {
                    public function handle(\Psr\Http\Message\ServerRequestInterface $request): \Psr\Http\Message\ResponseInterface
                    {
                        $message = $request->getAttribute(\Countersign\Http\Psr15\NotificationMiddleware::ATTRIBUTE);
                        return new \Nyholm\Psr7\Response($message instanceof \Countersign\Ipn ? 204 : 500);
                    }
                };',
        };
    }

    private function runPiece(string $code, string $before): void
    {
        $uses = '';
        if (!\str_starts_with($code, '<?php')) {
            // Imports go first.
            $code = (string) \preg_replace_callback('/^use [^(]*?;\n/m', static function (array $use) use (&$uses): string {
                $uses .= $use[0];

                return '';
            }, $code);
            $code = "<?php\n$uses require 'vendor/autoload.php'; $before\n$code";
        }
        $file = self::$folder->write('piece.php', $code);
        $command = ['/bin/sh', '-c', 'cd "$0" && exec "$1" -d error_reporting=-1 -d display_errors=stderr -d log_errors=0 "$2"',
            self::$folder->path, \PHP_BINARY, $file];
        [$status, $output, $errors] = Process::run($command);
        self::assertSame([0, ''], [$status, $errors], $code);
        \preg_match_all('~// → (.*)$~m', $code, $expected);
        $pattern = \strtr(\preg_quote(\implode("\n", $expected[1]), '~'), ['%x' => '[0-9a-f]+', '%d' => '[0-9]+']);
        self::assertMatchesRegularExpression("~^$pattern\$~D", \rtrim($output, "\n"), $code);
    }

    private function runEndpoint(string $code): void
    {
        $folder = self::$folder->path;
        $code = \strtr($code, ["'vendor/" => "'$folder/vendor/", '/etc/shop/2checkout.key' => "$folder/key", '/var/lib/shop/' => "$folder/"]);
        self::$folder->write('key', self::SECRET . "\n");
        $server = Server::builtIn(self::$folder, self::$folder->write('ipn.php', $code));
        $this->assertActsAsEndpoint($server, static fn (): int => self::lines(self::$folder));
        \unlink("$folder/key");
        $this->assertAnswer([500, ''], $server, 'GET');
    }

    /** @return list<array{string, string}> what stands in the comment before a block, and the block */
    private static function blocks(string $language): array
    {
        \preg_match_all("~(?:^<!-- ([^\n]*) -->\n)?^```$language\n(.*?)^```$~ms", self::readme(), $blocks, \PREG_SET_ORDER);

        return \array_map(static fn (array $block): array => [$block[1], $block[2]], $blocks);
    }

    private static function readme(): string
    {
        return (string) \file_get_contents(\dirname(__DIR__) . '/README.md');
    }

    /** @return array{int, string, string} */
    private static function composer(string ...$arguments): array
    {
        $environment = ['COMPOSER_HOME' => self::$folder->path . '/home', 'COMPOSER_ALLOW_SUPERUSER' => '1', 'COMPOSER_DISABLE_NETWORK' => '1'];

        return Process::run([Process::find('composer'), ...$arguments], '', $environment);
    }
}
