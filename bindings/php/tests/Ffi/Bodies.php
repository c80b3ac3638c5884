<?php

declare(strict_types=1);

namespace Countersign\Tests\Ffi;

use Countersign\Algorithm;
use Countersign\Exception\VerificationException;
use Countersign\Kind;
use Countersign\Limits;
use Countersign\Policy;
use Countersign\Secret;
use Countersign\Testing\Signer;
use Countersign\Tests\Repository;

/**
 * Random and hostile bodies, with the policies to verify them under.
 *
 * Owns one stream of random numbers, so that a seed and a number give the same case again; never knows what the answer should be.
 */
final class Bodies
{
    private const NAMES = ['REFNO', 'REFNOEXT', 'ORDERSTATUS', 'IPN_DATE', 'TIMEZONE_OFFSET', 'LICENSE_CODE', 'EXPIRATION_DATE',
        'DATE_UPDATED', 'IPN_PID', 'IPN_PNAME', 'IPN_PID[]', 'IPN_PNAME[]', 'IPN_PCODE[]', 'IPN_PID[0]', 'IPN_PNAME[1]', 'IPN_PID[x]',
        'IPN_PID[][]', 'IPN_LICENSE_REF[]', 'IPN_LICENSE_REF', 'CUSTOM_FIELDS[a]', 'IPN_PARTNER_CODE', 'FIRSTNAME', 'HASH', 'HASH[]',
        'SIGNATURE_SHA2_256', 'SIGNATURE_SHA3_256', 'SIGNATURE_SHA3_256[0]', 'hash', 'HASH_', '+HASH', 'H.ASH', 'A', 'A[]', 'A[x]',
        'A[x][y]', 'A[x][]', 'A[0]', 'A[1]', 'A[01]', 'A[-1]', 'A[-0]', 'A[9223372036854775807]', 'A[-9223372036854775808]', 'A[][x]',
        'B', 'b.c', 'b c', 'b_c', '20', '-5', '05', '__Host-A', 'A[__Host-x]', '_.Host-x', '__Secure-B[]', 'A[x][__Secure-y]'];

    private const TOKENS = ['[', ']', '[]', '][', '%5B', '%5d', '=', '&', '&&', ' ', '+', '.', '_', '%00', '%', '%4', '%zz', '%2E', "\0",
        "\xff", "\xc3\xa9", '%E9', ';', '-', '0', '1', '9', 'A', 'B', 'x', 'HASH', 'REFNO', 'LICENSE_CODE', '__Host-', '%01', "\1", "\n"];

    private const VALUES = ['', '0', '1', 'x', 'COMPLETE', '20251103132209', '20240230000000', '2025-11-03 13:22:09', '2025-13-03 13:22:09',
        'GMT+02:00', 'GMT-23:59', 'GMT+24:00', '2017-02-15', '100', "\0", "a\0b", "\xff\xfe", 'é', 'a b', 'a&b=c', '%41', '12345678901'];

    private const BLANKS = ['{', '[', "\n {", '--x', '-', " \v\f[1]", "\xa0{"];

    /** @var list<string> */
    private readonly array $fixtures;

    /** @var non-empty-list<Secret> */
    public readonly array $secrets;

    public function __construct(int $seed)
    {
        \mt_srand($seed);
        $this->fixtures = \array_values(Repository::fixtures());
        $this->secrets = [new Secret('first key'), new Secret("s\0cond \xff"), new Secret(\str_repeat('long', 50))];
    }

    /** @return array{string, non-empty-list<Secret>, Policy, int} body, secrets, policy, clock */
    public function next(): array
    {
        $body = $this->body();
        $policy = $this->policy();
        $secrets = \array_slice($this->secrets, $this->below(3));

        return [$this->maybeSigned($body, $this->one($this->below(8) === 0 ? $this->secrets : $secrets)), $secrets, $policy, $this->now()];
    }

    /** A realistic message with a few odd values and shapes, signed with the first key. */
    public function odd(): string
    {
        $pairs = \explode('&', $this->one($this->fixtures));
        for ($i = $this->below(8); $i > 0; --$i) {
            $at = $this->below(\count($pairs));
            $name = \explode('=', $pairs[$at])[0];
            $array = \str_ends_with($name, '%5B%5D') ? \substr($name, 0, -6) : $name . '%5B%5D';
            \array_splice($pairs, $at, $this->below(4) === 0 ? 0 : 1, match ($this->below(8)) {
                0 => [],
                1 => ["$array=" . $this->value()],
                2 => [\explode('%5B', $name)[0] . $this->one(['%5Bx%5D', '%5B1%5D', '%5B0%5D%5Ba%5D']) . '=' . $this->value()],
                3 => ["$name=" . $this->one(['-0012.5000', '1e3', '79228162514264337593543950335', '79228162514264337593543950336', '+1', ' 1'])],
                4 => ["$name=" . $this->one(['0000-00-00+00:00:00', '9999-12-31', '2024-02-30', '12/31', '0001-01-01', '13/2025', 'YES', 'nOne'])],
                default => ["$name=" . $this->value()],
            });
        }

        return Signer::sign(\implode('&', $pairs), $this->secrets[0], Algorithm::Sha256);
    }

    /** A path that may lead somewhere: one of those given, or a mutation of one. */
    public function path(string ...$known): string
    {
        $path = $known !== [] && $this->below(10) < 8 ? $known[$this->below(\count($known))] : $this->one(self::NAMES);
        for ($i = $this->below(6) - 2; $i > 0; --$i) {
            $at = $this->below(\strlen($path) + 1);
            $path = \substr($path, 0, $at) . $this->one(self::TOKENS) . \substr($path, $at + $this->below(3));
        }

        return $path;
    }

    public function below(int $end): int
    {
        return \mt_rand(0, $end - 1);
    }

    private function body(): string
    {
        switch ($this->below(8)) {
            case 0:
                return $this->mutated($this->one($this->fixtures));
            case 1:
                return $this->soup(self::TOKENS, 60);
            case 2:
                return $this->bytes(80);
            case 3:
                return $this->one(self::BLANKS) . $this->pairs(3);
            case 4:
                return $this->many();
            case 5:
                return $this->lines();
            default:
                return $this->pairs(12);
        }
    }

    private function pairs(int $most): string
    {
        $pairs = [];
        for ($i = $this->below($most + 1); $i > 0; --$i) {
            $name = $this->below(12) === 0 ? $this->soup(self::TOKENS, 8) : $this->one(self::NAMES);
            $name = $this->below(4) === 0 ? \strtr($name, ['[' => '%5B', ']' => '%5d']) : $name;
            $pairs[] = $this->below(20) === 0 ? $name : $name . '=' . $this->value();
        }

        return \implode('&', $pairs);
    }

    /** An order or a subscription that nearly has what it needs. */
    private function lines(): string
    {
        $pairs = $this->below(2) === 0
            ? ['REFNO=1', 'ORDERSTATUS=COMPLETE', 'IPN_PID[]=1', 'IPN_PID[]=2', 'IPN_PNAME[]=a', 'IPN_PNAME[]=%FF', 'IPN_DATE=20251103132209',
                'TIMEZONE_OFFSET=GMT%2B02:00']
            : ['LICENSE_CODE=AB', 'EXPIRATION_DATE=2026-11-03', 'DATE_UPDATED=2025-11-03+13:22:09', 'TIMEZONE_OFFSET=GMT-01:30'];
        for ($i = $this->below(4); $i > 0; --$i) {
            \array_splice($pairs, $this->below(\count($pairs) + 1), $this->below(2), [$this->one(self::NAMES) . '=' . $this->value()]);
        }

        return \implode('&', $pairs);
    }

    private function many(): string
    {
        $name = $this->one(['A[]', 'A[{i}]', 'n{i}', 'A[x][{i}]', 'A[{i}][]', 'B', 'A[-{i}]', 'z{i}[]']);
        $pairs = [];
        for ($i = $this->below(2500); $i > 0; --$i) {
            $pairs[] = \str_replace('{i}', (string) $i, $name) . '=' . $i % 7;
        }

        return \implode('&', $pairs) . '&' . $this->pairs(4);
    }

    private function mutated(string $body): string
    {
        for ($i = $this->below(4); $i > 0; --$i) {
            $at = $this->below(\strlen($body));
            $with = match ($this->below(4)) {
                0 => '',
                1 => $this->one(self::TOKENS),
                2 => '&' . $this->pairs(1) . '&',
                default => $this->bytes(3),
            };
            $body = \substr($body, 0, $at) . $with . \substr($body, $at + $this->below(20));
        }

        return $body;
    }

    private function value(): string
    {
        $value = $this->below(6) === 0 ? $this->bytes(12) : $this->one(self::VALUES);

        return $this->below(5) === 0 ? $value : \urlencode($value);
    }

    private function maybeSigned(string $body, Secret $secret): string
    {
        if ($this->below(10) === 0) {
            return $body;
        }
        $algorithms = \array_filter(Algorithm::cases(), fn (): bool => $this->below(2) === 0);
        try {
            $body = Signer::sign($body, $secret, ...\array_values($algorithms));
        } catch (VerificationException) {
            return $body;
        }
        switch ($this->below(16)) {
            case 0: // A wrong digit.
                return \substr($body, 0, -1) . '0';
            case 1:
                return \substr($body, 0, -1);
            case 2: // In front.
                $last = \strrpos($body, '&');

                return $last === false ? $body : \substr($body, $last + 1) . '&' . \substr($body, 0, $last);
            case 3: // Any shape is fine for a digest that nobody looks at, or is it?
                return $body . '&' . $this->one(['HASH=', 'HASH[]=a', 'HASH=zz', 'SIGNATURE_SHA2_256=' . \str_repeat('a', 64), '+HASH=1']);
            case 4: // Upper-case digits, and upper-case escapes with them.
                return (string) \preg_replace_callback('/[0-9a-f]{32,}/', static fn (array $m): string => \strtoupper($m[0]), $body);
            default:
                return $body;
        }
    }

    private function policy(): Policy
    {
        $accept = \array_filter(Algorithm::cases(), fn (): bool => $this->below(4) > 0);

        return new Policy(
            accept: $accept ?: [Algorithm::Sha256],
            kind: $this->one([null, null, null, null, Kind::Unknown, Kind::Ipn, Kind::Lcn]),
            requireAll: $this->below(5) === 0,
            strict: $this->below(4) === 0,
            maxAge: $this->one([null, null, null, null, null, null, 0, 3600, 86_400 * 400, \PHP_INT_MAX]),
            limits: $this->limits(),
        );
    }

    /** One at a time: which of two broken limits is named is nobody's promise. */
    private function limits(): Limits
    {
        return match ($this->below(16)) {
            0 => new Limits(body: $this->one([0, 100, 1000, \PHP_INT_MAX])),
            1 => new Limits(fields: $this->one([0, 1, 3, 10, 999, \PHP_INT_MAX])),
            2 => new Limits(name: $this->one([0, 4, 20, \PHP_INT_MAX])),
            3 => new Limits(depth: $this->one([0, 1, 2, 3, 1000])),
            default => new Limits(),
        };
    }

    private function now(): int
    {
        return $this->one([1_762_168_929, 1_762_168_929 + $this->below(7200) - 3600, 0, \PHP_INT_MAX, \PHP_INT_MIN, 1_790_000_000]);
    }

    private function bytes(int $most): string
    {
        $bytes = '';
        for ($i = $this->below($most + 1); $i > 0; --$i) {
            $bytes .= \chr($this->below(256));
        }

        return $bytes;
    }

    /** @param non-empty-list<string> $tokens */
    private function soup(array $tokens, int $most): string
    {
        $soup = '';
        for ($i = $this->below($most + 1); $i > 0; --$i) {
            $soup .= $this->one($tokens);
        }

        return $soup;
    }

    /**
     * @template T
     *
     * @param non-empty-list<T> $of
     *
     * @return T
     */
    private function one(array $of): mixed
    {
        return $of[$this->below(\count($of))];
    }
}
