<?php

declare(strict_types=1);

namespace Countersign\Tests\Ffi;

use Countersign\Algorithm;
use Countersign\Backend\Backend;
use Countersign\Backend\Backends;
use Countersign\Backend\Message;
use Countersign\Exception\CountersignException;
use Countersign\Policy;
use Countersign\Secret;
use Countersign\Tests\Repository;
use PHPUnit\Framework\TestCase;

/**
 * Both backends give the same answers, down to the sentence.
 *
 * Owns the comparison; never decides who is right. `COUNTERSIGN_PARITY_CASES` and `COUNTERSIGN_PARITY_SEED` make the run longer and
 * another one; the seed of a failure is in its message.
 */
final class ParityTest extends TestCase
{
    private const CASES = 6000;

    public function testRandomBodies(): void
    {
        $count = (int) (\getenv('COUNTERSIGN_PARITY_CASES') ?: self::CASES);
        $seed = (int) (\getenv('COUNTERSIGN_PARITY_SEED') ?: \random_int(1, 1 << 30));
        $bodies = new Bodies($seed);
        $genuine = 0;
        $codes = [];
        for ($i = 0; $i < $count; ++$i) {
            [$body, $secrets, $policy, $now] = $bodies->next();
            $outcome = $this->compare($body, $secrets, $policy, $now, $bodies, "seed $seed, case $i");
            $codes[$outcome] = ($codes[$outcome] ?? 0) + 1;
            $genuine += $outcome === 'genuine' ? 1 : 0;
        }
        // A generator that makes only junk would compare nothing.
        self::assertGreaterThan($count / 8, $genuine, \json_encode($codes) . ", seed $seed");
        self::assertGreaterThan($count < 1000 ? 1 : 14, \count($codes), \json_encode($codes) . ", seed $seed");
        if (\getenv('COUNTERSIGN_PARITY_CASES')) {
            \fwrite(\STDERR, "\nparity: $count cases, seed $seed, " . \json_encode($codes) . "\n");
        }
    }

    public function testVerdictVectors(): void
    {
        $bodies = new Bodies(1);
        $secrets = [new Secret('first key')];
        foreach (\json_decode(Repository::read('tests/vectors/verdicts.json'), true, 512, \JSON_THROW_ON_ERROR) as $vector) {
            foreach ([false, true] as $strict) {
                $this->compare(Repository::body($vector), $secrets, new Policy(strict: $strict), 0, $bodies, $vector['id']);
            }
        }
    }

    /** @param non-empty-list<Secret> $secrets */
    private function compare(string $body, array $secrets, Policy $policy, int $now, Bodies $bodies, string $case): string
    {
        $case .= ': ' . (\strlen($body) < 600 ? \addcslashes($body, "\0..\37\177..\377") : \strlen($body) . ' bytes');
        $plain = self::message(Backends::plain(), $body, $secrets, $policy, $now);
        $native = self::message(NativeLibrary::backend(), $body, $secrets, $policy, $now);
        if (!$plain instanceof Message || !$native instanceof Message) {
            self::assertSame($plain, $native, $case);

            return \is_array($plain) ? $plain[1] : 'never';
        }
        // Read from fresh messages in different orders: nothing may depend on what was asked before.
        $paths = \array_map(static fn (array $field): string => (string) $field[0], $native->fields());
        $values = $paths;
        for ($i = 0; $i < 12; ++$i) {
            $values[] = $bodies->path(...\array_slice($paths, 0, 50));
        }
        foreach (\count($values) > 200 ? \array_slice($values, -100) : $values as $path) {
            self::assertSame($plain->value($path), $native->value($path), "$case, path " . \addcslashes($path, "\0..\37\177..\377"));
        }
        self::assertSame(self::facts($plain), self::facts($native), $case);

        return 'genuine';
    }

    /**
     * @param non-empty-list<Secret> $secrets
     *
     * @return Message|list<mixed>
     */
    private static function message(Backend $backend, string $body, array $secrets, Policy $policy, int $now): Message|array
    {
        try {
            return $backend->engine($policy, ...$secrets)->verify($body, $now);
        } catch (CountersignException $e) {
            return self::refusal($e);
        }
    }

    /** @return array<string, mixed> */
    private static function facts(Message $message): array
    {
        $receipts = [];
        foreach (Algorithm::cases() as $algorithm) {
            foreach (['20240102030405', '99991231235959'] as $date) {
                try {
                    $receipts[] = $message->receipt($algorithm, $date);
                } catch (CountersignException $e) {
                    $receipts[] = self::refusal($e);
                }
            }
        }

        return [
            'kind' => $message->kind(),
            'algorithm' => $message->algorithm(),
            'secret' => $message->secretIndex(),
            'fields' => $message->fields(),
            'tree' => self::withoutEmpty($message->tree()),
            'repeated' => $message->repeated(),
            'source' => $message->sourceHash(),
            'receipts' => $receipts,
        ];
    }

    /**
     * Nothing is signed in an array without values, and the library, which tells of values, does not tell of it.
     *
     * @param array<array-key, mixed> $tree
     *
     * @return array<array-key, mixed>
     */
    private static function withoutEmpty(array $tree): array
    {
        $tree = \array_map(static fn (mixed $member): mixed => \is_array($member) ? self::withoutEmpty($member) : $member, $tree);

        return \array_filter($tree, static fn (mixed $member): bool => $member !== []);
    }

    /** @return list<mixed> */
    private static function refusal(CountersignException $e): array
    {
        return [$e::class, $e->errorCode(), $e->field, $e->getMessage()];
    }
}
