<?php

declare(strict_types=1);

namespace Countersign\Tests\Ffi;

use Countersign\Algorithm;
use Countersign\Backend\Ffi\FfiMessage;
use Countersign\Exception\ConfigurationException;
use Countersign\Exception\VerificationException;
use Countersign\ErrorCode;
use Countersign\Policy;
use Countersign\Secret;
use Countersign\Testing\Signer;
use Countersign\Tests\Repository;
use Countersign\Tests\Server\Process;
use Countersign\Verifier;
use PHPUnit\Framework\TestCase;

/**
 * The handles of the native library: who owns them, and that no copy, dump or late call can do harm.
 */
final class HandlesTest extends TestCase
{
    private const KEY = 'a-key-that-must-not-be-seen';

    public function testMessageOutlivesItsVerifier(): void
    {
        $verifier = new Verifier(new Secret(self::KEY), null, NativeLibrary::backend());
        self::assertSame('ffi', $verifier->backend());
        $message = $verifier->verify(self::order('REFNO=17&IPN_PID[]=1&IPN_PNAME[]=a&IPN_DATE=20240102030405'));
        unset($verifier);
        \gc_collect_cycles();
        self::assertSame('17', $message->get('REFNO'));
        self::assertSame('17', $message->fields()[0][1]);
        self::assertStringStartsWith('<sig algo="sha3-256"', $message->receipt()->text());
    }

    public function testNothingIsUsableOnceFreed(): void
    {
        $message = self::message();
        $message->__destruct();
        $message->__destruct();
        $calls = [
            static fn () => $message->kind(),
            static fn () => $message->algorithm(),
            static fn () => $message->secretIndex(),
            static fn () => $message->tree(),
            static fn () => $message->value('REFNO'),
            static fn () => $message->fields(),
            static fn () => $message->repeated(),
            static fn () => $message->receipt(Algorithm::Sha256, '20240102030405'),
            static fn () => $message->sourceHash(),
        ];
        foreach ($calls as $call) {
            try {
                $call();
            } catch (\LogicException $e) {
                self::assertSame('the message was freed', $e->getMessage());
                continue;
            }
            self::fail('a freed message was read');
        }
        $engine = NativeLibrary::backend()->engine(new Policy(), new Secret(self::KEY));
        $engine->__destruct();
        $engine->__destruct();
        try {
            $engine->verify('', 0);
            self::fail('a freed verifier was used');
        } catch (ConfigurationException $e) {
            self::assertSame(ErrorCode::InternalError, $e->error);
        }
    }

    public function testNoCopies(): void
    {
        $message = self::message();
        $engine = NativeLibrary::backend()->engine(new Policy(), new Secret(self::KEY));
        foreach ([$message, $engine] as $object) {
            self::assertThrows(\Error::class, static fn () => clone $object);
            self::assertThrows(\LogicException::class, static fn () => \serialize($object));
            $name = $object::class;
            self::assertThrows(\LogicException::class, static fn () => \unserialize('O:' . \strlen($name) . ":\"$name\":0:{}"));
            // One that was never made properly has nothing to free.
            unset($object);
            (new \ReflectionClass($name))->newInstanceWithoutConstructor();
        }
        self::assertSame('17', $message->value('REFNO'));
    }

    public function testDumpsAndTracesShowNoKey(): void
    {
        $verifier = new Verifier(new Secret(self::KEY), null, NativeLibrary::backend());
        $message = $verifier->verify(self::order('REFNO=17&FIRSTNAME=Somebody'));
        $refusal = null;
        try {
            $verifier->verify(self::order('REFNO=1') . '0');
        } catch (VerificationException $e) {
            $refusal = $e;
        }
        \ob_start();
        \var_dump($verifier, $message, $refusal);
        \print_r([$verifier, $message]);
        echo $refusal, \json_encode([$verifier]), \print_r(\array_map(static fn (object $o): array => (array) $o, [$verifier]), true);
        $shown = (string) \ob_get_clean();
        self::assertStringNotContainsString(self::KEY, $shown);
        self::assertStringNotContainsString('Somebody', $shown);
    }

    public function testMemoryIsGivenBack(): void
    {
        $body = self::order(Repository::fixtures()['ipn-complete']);
        $run = static function (int $times) use ($body): void {
            for ($i = 0; $i < $times; ++$i) {
                $verifier = new Verifier([new Secret('x'), new Secret(self::KEY)], null, NativeLibrary::backend());
                $message = $verifier->verify($body);
                $message->fields();
                $message->receipt();
                try {
                    $verifier->verify($body . '0');
                } catch (VerificationException) {
                }
            }
        };
        $run(500);
        $before = self::resident();
        $run(5000);
        // One message leaked each time would be tens of megabytes.
        self::assertLessThan(4 << 20, self::resident() - $before);
    }

    public function testVerifyingWithinASignalHandler(): void
    {
        $verifier = new Verifier(new Secret(self::KEY), null, NativeLibrary::backend());
        $bodies = [self::order('REFNO=1&A[]=x'), self::order('LICENSE_CODE=2')];
        $handled = 0;
        \pcntl_async_signals(true);
        \pcntl_signal(\SIGUSR1, static function () use ($verifier, $bodies, &$handled): void {
            self::assertSame('2', $verifier->verify($bodies[1])->get('LICENSE_CODE'));
            try {
                $verifier->verify('LICENSE_CODE=2');
            } catch (VerificationException $e) {
                $handled += $e->error === ErrorCode::MissingSignature ? 1 : 0;
            }
        });
        $signals = Process::start(['/bin/sh', '-c', 'while kill -USR1 ' . \getmypid() . '; do :; done'], '/dev/null');
        try {
            for ($i = 0; $i < 200_000 && $handled < 2000; ++$i) {
                self::assertSame([['REFNO', '1'], ['A[0]', 'x']], $verifier->verify($bodies[0])->fields());
                try {
                    $verifier->verify($bodies[0] . '0');
                    self::fail('accepted');
                } catch (VerificationException $e) {
                    self::assertSame(ErrorCode::MalformedSignature, $e->error);
                }
            }
        } finally {
            unset($signals);
            \pcntl_signal(\SIGUSR1, \SIG_IGN);
            \pcntl_async_signals(false);
        }
        self::assertGreaterThan(100, $handled);
    }

    public function testForking(): void
    {
        $verifier = new Verifier(new Secret(self::KEY), null, NativeLibrary::backend());
        $body = self::order('REFNO=17');
        $message = $verifier->verify($body);
        $children = [];
        for ($i = 0; $i < 4; ++$i) {
            $child = \pcntl_fork();
            if ($child === 0) {
                $right = $verifier->verify($body)->get('REFNO') === '17' && $message->get('REFNO') === '17';
                // Not `exit`, after which PHPUnit would go on with what it does at the end.
                \posix_kill(\getmypid(), $right ? \SIGKILL : \SIGTERM);
            }
            $children[] = $child;
        }
        foreach ($children as $child) {
            \pcntl_waitpid($child, $status);
            self::assertSame(\SIGKILL, \pcntl_wtermsig($status));
        }
        self::assertSame('17', $message->get('REFNO'));
    }

    private static function message(): FfiMessage
    {
        $message = NativeLibrary::backend()->engine(new Policy(), new Secret(self::KEY))->verify(self::order('REFNO=17'), 0);
        self::assertInstanceOf(FfiMessage::class, $message);

        return $message;
    }

    private static function order(string $body): string
    {
        return Signer::sign($body, new Secret(self::KEY));
    }

    /** @param class-string<\Throwable> $class */
    private static function assertThrows(string $class, \Closure $call): void
    {
        try {
            $call();
        } catch (\Throwable $e) {
            self::assertInstanceOf($class, $e);

            return;
        }
        self::fail("$class was not thrown");
    }

    private static function resident(): int
    {
        return (int) \explode(' ', (string) \file_get_contents('/proc/self/statm'))[1] * 4096;
    }
}
