<?php

declare(strict_types=1);

namespace Countersign\Tests\Http;

use Countersign\ErrorCode;
use Countersign\Exception\VerificationException;
use Countersign\Http\Endpoint;
use Countersign\Ipn;
use Countersign\Kind;
use Countersign\Lcn;
use Countersign\Limits;
use Countersign\Notification;
use Countersign\Policy;
use Countersign\Secret;
use Countersign\Testing\Signer;
use Countersign\Verifier;
use PHPUnit\Framework\TestCase;

/**
 * The kinds of messages at an endpoint, and at a verifier, whose policy demands none.
 */
final class EndpointTest extends TestCase
{
    /** @var list<string> */
    private array $log = [];

    /** @var list<Notification> */
    private array $stored = [];

    public function testWorkGetsOnlyWhatItTakes(): void
    {
        $store = function (Notification $message): void {
            $this->stored[] = $message;
        };
        foreach ([
            [Ipn::class, static fn (Ipn $m) => $store($m)],
            [Ipn::class, static fn (?Ipn $m = null) => $store($m)],
            [Ipn::class, static fn (Ipn ...$m) => $store(...$m)],
            [Ipn::class, $this->takesOrder(...)],
            [Ipn::class, [$this, 'takesOrder']],
            [Lcn::class, static fn (Lcn $m) => $store($m)],
            [Ipn::class . Lcn::class, static fn (Ipn|Lcn $m) => $store($m)],
            [null, static fn (Notification $m) => $store($m)],
            [null, static fn (Notification|string $m) => $store($m)],
            [null, static fn (\JsonSerializable $m) => $store($m)],
            [null, static fn (mixed $m) => $store($m)],
            [null, static fn ($m) => $store($m)],
            [null, static fn () => $store(...\func_get_args())],
        ] as [$takes, $work]) {
            foreach (self::messages() as $class => $body) {
                $this->log = $this->stored = [];
                $expected = $takes === null || \str_contains($takes, $class);
                $answer = (new Endpoint(self::verifier(), $work, $this->note(...)))->answer('POST', $body);
                self::assertSame($expected ? 200 : 400, $answer->status);
                self::assertSame($expected ? [$class] : [], \array_map('get_class', $this->stored));
                self::assertSame(!$expected, $this->log === ['refused: wrong_kind']);
            }
        }
    }

    public function testVerifierOfOneKind(): void
    {
        foreach (self::messages() as $class => $body) {
            foreach ([Ipn::class => self::verifier()->verifyIpn(...), Lcn::class => self::verifier()->verifyLcn(...)] as $wanted => $verify) {
                try {
                    self::assertSame($wanted, $verify($body)::class);
                    self::assertSame($wanted, $class);
                } catch (VerificationException $e) {
                    self::assertSame(ErrorCode::WrongKind, $e->error);
                    self::assertNotSame($wanted, $class);
                }
            }
        }
        $this->expectExceptionObject(new VerificationException(ErrorCode::Stale));
        (new Verifier(new Secret('k'), new Policy(maxAge: 60)))->verifyIpn(self::messages()[Ipn::class], 0);
    }

    public function testLimitIsThePolicys(): void
    {
        $policy = new Policy(kind: Kind::Ipn, limits: new Limits(body: 10));
        $verifier = new Verifier(new Secret('k'), $policy);
        self::assertSame($policy, $verifier->policy());
        $endpoint = new Endpoint($verifier, $this->takesOrder(...), $this->note(...));
        self::assertSame(413, $endpoint->answer('POST', 'REFNO=12345')->status);
        self::assertSame(413, $endpoint->answer('POST', static fn () => null)->status);
        self::assertSame(400, $endpoint->answer('POST', 'REFNO=1234')->status);
        self::assertSame(['refused: body_too_large', 'refused: body_too_large', 'refused: missing_signature'], $this->log);
    }

    public function takesOrder(Ipn $order): void
    {
        $this->stored[] = $order;
    }

    private function note(string $line): void
    {
        $this->log[] = $line;
    }

    private static function verifier(): Verifier
    {
        return new Verifier(new Secret('k'));
    }

    /** @return array<class-string, string> */
    private static function messages(): array
    {
        $key = new Secret('k');

        return [
            Ipn::class => Signer::sign('REFNO=1&IPN_PID[]=7&IPN_PNAME[]=Pro&IPN_DATE=20240102030405&TIMEZONE_OFFSET=GMT%2B02:00', $key),
            Lcn::class => Signer::sign('LICENSE_CODE=A1&EXPIRATION_DATE=2024-01-02+03%3A04%3A05', $key),
            Notification::class => Signer::sign('A=1', $key),
        ];
    }
}
