<?php

declare(strict_types=1);

namespace Countersign\Tests\Http;

use Countersign\ErrorCode;
use Countersign\Exception\ConfigurationException;
use Countersign\Http\Psr15\NotificationHandler;
use Countersign\Http\Psr15\NotificationMiddleware;
use Countersign\Ipn;
use Countersign\Kind;
use Countersign\Limits;
use Countersign\Notification;
use Countersign\Policy;
use Countersign\Receipt;
use Countersign\Secret;
use Countersign\Testing\Signer;
use Countersign\Tests\Repository;
use Countersign\Verifier;
use Nyholm\Psr7\Factory\Psr17Factory;
use Nyholm\Psr7\Response;
use Nyholm\Psr7\ServerRequest;
use Nyholm\Psr7\Stream;
use PHPUnit\Framework\TestCase;
use Psr\Http\Message\ResponseInterface;
use Psr\Http\Message\ServerRequestInterface;
use Psr\Http\Message\StreamInterface;
use Psr\Http\Server\RequestHandlerInterface;

/**
 * The PSR-15 classes, on real PSR-7 messages.
 */
final class Psr15Test extends TestCase
{
    private const KEY = 'AABBCCDDEEFF';

    /** @var list<string> */
    private array $log = [];

    /** @var list<Notification> */
    private array $stored = [];

    public static function setUpBeforeClass(): void
    {
        Psr::load();
    }

    public function testEveryFixture(): void
    {
        $count = 0;
        foreach (Repository::fixtures() as $name => $body) {
            $isOrder = \str_starts_with($name, 'ipn-');
            $signed = self::signed($body);
            foreach ([$this->handler()->handle(...), fn ($request) => $this->middleware()->process($request, $this->merchant())] as $way) {
                $response = $way(self::post($signed));
                if ($isOrder) {
                    $this->assertReceipt($signed, $response);
                } else {
                    $this->assertAnswer(400, '', $response);
                }
                self::assertCount($count += $isOrder ? 1 : 0, $this->stored, $name);
                $this->assertAnswer(400, '', $way(self::post(self::signed($body, 'another'))));
                $this->assertAnswer(400, '', $way(self::post($body)));
                self::assertCount($count, $this->stored, $name);
            }
        }
        self::assertGreaterThan(30, $count);
        self::assertContains('refused: signature_mismatch', $this->log);
        self::assertContains('refused: wrong_kind', $this->log);
    }

    public function testProbesAndOtherMethods(): void
    {
        foreach (['GET' => 200, 'HEAD' => 200, 'PUT' => 405, 'DELETE' => 405, 'post' => 405] as $method => $status) {
            $request = new ServerRequest($method, '/ipn', [], self::order());
            $this->assertAnswer($status, '', $this->handler()->handle($request));
            $this->assertAnswer($status, '', $this->middleware()->process($request, $this->merchant()));
        }
        self::assertSame([], $this->stored);
    }

    public function testBodyIsReadFromItsBeginningAndCanBeReadAgain(): void
    {
        $signed = self::order();
        $request = self::post($signed);
        $request->getBody()->getContents();
        $this->assertReceipt($signed, $this->handler()->handle($request));

        $request->getBody()->seek(10);
        $again = '';
        $merchant = $this->merchant(function (ServerRequestInterface $request) use (&$again): Response {
            $again = $request->getBody()->getContents();

            return new Response(204);
        });
        $this->assertReceipt($signed, $this->middleware()->process($request, $merchant));
        self::assertSame($signed, $again);

        // A pipe can be read once.
        $pipe = \popen('cat ' . \escapeshellarg($this->file($signed)), 'r');
        $request = self::post('')->withBody(Stream::create($pipe));
        self::assertFalse($request->getBody()->isSeekable());
        $this->assertReceipt($signed, $this->middleware()->process($request, $merchant));
        self::assertSame($signed, $again);
    }

    public function testParsedBodyIsNotLookedAt(): void
    {
        \parse_str(self::order(), $parsed);
        $this->assertAnswer(400, '', $this->handler()->handle(self::post('')->withParsedBody($parsed)));
        $this->assertReceipt(self::order(), $this->handler()->handle(self::post(self::order())->withParsedBody(['REFNO' => 'x'])));
    }

    public function testLongBodyIsNotRead(): void
    {
        $file = \fopen($this->file(''), 'r+');
        \ftruncate($file, 8_388_608 + 1);
        $stream = Stream::create($file);
        $this->assertAnswer(413, '', $this->handler()->handle(self::post('')->withBody($stream)));
        self::assertSame(0, $stream->tell());
        // One that does not say how long it is.
        $pipe = \popen('head -c 9000000 /dev/zero 2>/dev/null', 'r');
        $this->assertAnswer(413, '', $this->middleware()->process(self::post('')->withBody(Stream::create($pipe)), $this->merchant()));
        self::assertSame(['refused: body_too_large', 'refused: body_too_large'], $this->log);
    }

    public function testStreamThatNeverEndsIsLeft(): void
    {
        $stream = $this->createMock(StreamInterface::class);
        $stream->method('eof')->willReturn(false);
        $stream->expects(self::exactly(2))->method('read')->willReturnOnConsecutiveCalls('REFNO=1', '');
        $this->assertAnswer(400, '', $this->handler()->handle(self::post('')->withBody($stream)));
    }

    public function testLimitIsThePolicys(): void
    {
        $factory = new Psr17Factory();
        $verifier = new Verifier(new Secret(self::KEY), new Policy(limits: new Limits(body: 10)));
        $work = static fn () => self::fail('a long body got through');
        $handler = new NotificationHandler($verifier, $work, $factory, $factory, $this->note(...));
        $this->assertAnswer(413, '', $handler->handle(self::post(self::order())));
        $middleware = new NotificationMiddleware($verifier, $factory, $factory, $this->note(...));
        $this->assertAnswer(413, '', $middleware->process(self::post(self::order()), $this->merchant($work)));
        self::assertSame(['refused: body_too_large', 'refused: body_too_large'], $this->log);
    }

    public function testNoReceiptForWhatIsNotStored(): void
    {
        foreach ([500, 503, 404, 302, 199] as $status) {
            $merchant = $this->merchant(static fn (): Response => new Response($status, ['X-Shop' => '1'], 'not stored'));
            $response = $this->middleware()->process(self::post(self::order()), $merchant);
            $this->assertAnswer($status, 'not stored', $response);
            self::assertSame('1', $response->getHeaderLine('X-Shop'));
        }
        $failing = static fn () => throw new \DomainException('disk full');
        foreach ([
            fn () => $this->middleware()->process(self::post(self::order()), $this->merchant($failing)),
            fn () => $this->handler($failing)->handle(self::post(self::order())),
        ] as $call) {
            try {
                $call();
                self::fail('the exception was swallowed');
            } catch (\DomainException $e) {
                self::assertSame('disk full', $e->getMessage());
            }
        }
    }

    public function testMessageWithoutWhatTheReceiptSigns(): void
    {
        $this->assertAnswer(200, '', $this->handler()->handle(self::post(self::signed('REFNO=1&IPN_DATE=20240102030405'))));
        self::assertCount(1, $this->stored);
        self::assertSame(['no receipt: missing_field (IPN_PID[0])'], $this->log);
    }

    public function testThereIsNoMiddlewareWithoutASecret(): void
    {
        foreach (['', " \n", "\0"] as $key) {
            try {
                $factory = new Psr17Factory();
                new NotificationMiddleware(new Verifier(new Secret($key)), $factory, $factory);
                self::fail('made without a secret');
            } catch (ConfigurationException $e) {
                self::assertSame(ErrorCode::EmptySecret, $e->error);
            }
        }
        $this->expectException(ConfigurationException::class);
        new Verifier([]);
    }

    private function handler(?callable $work = null): NotificationHandler
    {
        $factory = new Psr17Factory();
        $work ??= function (Ipn $order): void {
            $this->stored[] = $order;
        };

        return new NotificationHandler(self::verifier(), $work, $factory, $factory, $this->note(...));
    }

    private function middleware(): NotificationMiddleware
    {
        $factory = new Psr17Factory();

        return new NotificationMiddleware(self::verifier(), $factory, $factory, $this->note(...));
    }

    private function merchant(?callable $handle = null): RequestHandlerInterface
    {
        $handle ??= function (ServerRequestInterface $request): ResponseInterface {
            $this->stored[] = $request->getAttribute(NotificationMiddleware::ATTRIBUTE);

            return new Response(202, [], 'this is not the receipt');
        };

        return new class($handle(...)) implements RequestHandlerInterface {
            public function __construct(private readonly \Closure $handle)
            {
            }

            public function handle(ServerRequestInterface $request): ResponseInterface
            {
                return ($this->handle)($request);
            }
        };
    }

    private function note(string $line): void
    {
        $this->log[] = $line;
    }

    private static function verifier(): Verifier
    {
        return new Verifier(new Secret(self::KEY), new Policy(kind: Kind::Ipn));
    }

    private static function post(string $body): ServerRequest
    {
        return new ServerRequest('POST', '/ipn', ['Content-Type' => 'application/x-www-form-urlencoded'], $body);
    }

    private static function order(): string
    {
        return self::signed(Repository::fixtures()['ipn-complete']);
    }

    private static function signed(string $body, string $key = self::KEY): string
    {
        return Signer::sign($body, new Secret($key));
    }

    private function file(string $content): string
    {
        $file = \tempnam(\sys_get_temp_dir(), 'countersign');
        \file_put_contents((string) $file, $content);
        \register_shutdown_function(static fn () => @\unlink((string) $file));

        return (string) $file;
    }

    private function assertReceipt(string $signed, ResponseInterface $response): void
    {
        $text = (string) $response->getBody();
        self::assertSame(1, \preg_match('/ date="([0-9]{14})"/', $text, $date), $text);
        $date = \DateTimeImmutable::createFromFormat('!YmdHis', $date[1], new \DateTimeZone('UTC'));
        self::assertSame(self::verifier()->verify($signed)->receipt($date ?: null)->text(), $text);
        self::assertSame(200, $response->getStatusCode());
        self::assertSame(Receipt::CONTENT_TYPE, $response->getHeaderLine('Content-Type'));
    }

    private function assertAnswer(int $status, string $body, ResponseInterface $response): void
    {
        self::assertSame([$status, $body], [$response->getStatusCode(), (string) $response->getBody()]);
    }
}
