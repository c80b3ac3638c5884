<?php

declare(strict_types=1);

namespace Countersign\Tests;

use Countersign\Algorithm;
use Countersign\ErrorCode;
use Countersign\Exception\CountersignException;
use Countersign\Exception\ReceiptException;
use Countersign\Exception\VerificationException;
use Countersign\Kind;
use Countersign\Limits;
use Countersign\Notification;
use Countersign\Policy;
use Countersign\Secret;
use Countersign\Testing\Signer;

/**
 * The known answers of `tests/vectors`, through the public interface.
 *
 * Owns the reading of vectors; never works an answer out.
 */
abstract class VectorsCase extends BackendCase
{
    private const NAMES = ['md5' => Algorithm::Md5, 'sha256' => Algorithm::Sha256, 'sha3_256' => Algorithm::Sha3_256];

    /** Vectors of the grouping of fields that no verifier may accept. */
    private const REFUSED = ['dup-scalar', 'name-leading-blank'];

    final public function testVerdicts(): void
    {
        $members = ['id', 'note', 'body', 'body_hex', 'body_rule', 'secrets', 'policy', 'limits', 'expect'];
        $count = 0;
        foreach (Repository::vectors('verdicts.json', $members) as $id => $vector) {
            self::assertSame(self::expected($vector), $this->answer($vector), $id);
            ++$count;
        }
        self::assertGreaterThan(400, $count);
    }

    final public function testNotifications(): void
    {
        $members = ['id', 'note', 'protocol', 'kind', 'key', 'body', 'body_hex', 'body_rule', 'source', 'source_hex',
            'source_len', 'fields', 'expected', 'origin', 'published', 'where'];
        $count = 0;
        foreach (Repository::vectors('notifications.json', $members) as $id => $vector) {
            self::assertSame('notification', $vector['kind'], $id);
            self::assertContains($vector['protocol'], ['ipn', 'lcn'], $id);
            $this->checkNotification($vector);
            ++$count;
        }
        self::assertGreaterThan(150, $count);
    }

    final public function testReceipts(): void
    {
        $members = ['id', 'note', 'protocol', 'kind', 'key', 'body', 'date', 'source', 'source_hex', 'expected', 'text', 'origin',
            'published', 'where'];
        $count = $refused = 0;
        foreach (Repository::vectors('receipts.json', $members) as $id => $vector) {
            self::assertSame('receipt', $vector['kind'], $id);
            ++$count;
            if (\preg_match('/^[0-9]{14}$/D', $vector['date']) !== 1) {
                // Shapes of dates that must never be sent: the interface has no way to ask for one.
                ++$refused;
                continue;
            }
            foreach (self::NAMES as $name => $algorithm) {
                $message = $this->signed(Repository::body($vector), $vector['key'], $algorithm);
                $receipt = $message->receipt(self::moment($vector['date']));
                self::assertSame($vector['text'][$name], $receipt->text(), $id);
                self::assertSame($vector['text'][$name], (string) $receipt, $id);
                self::assertStringContainsString($vector['expected'][$name], $receipt->text(), $id);
                self::assertSame($algorithm, $receipt->algorithm(), $id);
                self::assertSame($vector['date'], $receipt->date(), $id);
                foreach (self::NAMES as $otherName => $other) {
                    $text = $message->receiptWith($other, self::moment($vector['date']))->text();
                    self::assertSame($vector['text'][$otherName], $text, $id);
                }
            }
        }
        self::assertGreaterThan(20, $count);
        self::assertSame(2, $refused);
    }

    /** @param array<string, mixed> $vector */
    private function checkNotification(array $vector): void
    {
        $id = $vector['id'];
        self::assertSame(['md5', 'sha256', 'sha3_256'], \array_keys($vector['expected']), $id);
        // In place of junk that some have in these fields.
        $secret = new Secret($vector['key']);
        $body = Signer::sign(Repository::body($vector), $secret, ...\array_values(self::NAMES));
        foreach (self::NAMES as $name => $algorithm) {
            self::assertStringContainsString($algorithm->field() . '=' . $vector['expected'][$name], $body, $id);
            try {
                $message = $this->verifier($secret, new Policy(accept: [$algorithm]))->verify($body);
            } catch (VerificationException $e) {
                // Right digests, but a field twice on which a receipt would stand.
                self::assertContains($id, self::REFUSED, $e->getMessage());
                self::assertSame(ErrorCode::DuplicateField, $e->error, $id);
                continue;
            }
            self::assertNotContains($id, self::REFUSED);
            if (isset($vector['fields'])) {
                $fields = \array_map(
                    static fn (array $field): array => [Repository::bytes($field[0]), Repository::bytes($field[1])],
                    $vector['fields'],
                );
                self::assertSame($fields, $message->fields(), $id);
                foreach ($fields as [$path, $value]) {
                    self::assertSame($value, $message->get($path), "$id, $path");
                    self::assertSame([$value], $message->all($path), "$id, $path");
                }
            } else {
                $source = '';
                foreach ($message->fields() as [, $value]) {
                    $source .= \strlen($value) . $value;
                }
                self::assertSame($vector['source_len'], \strlen($source), $id);
            }
        }
    }

    private function signed(string $body, string $key, Algorithm $algorithm): Notification
    {
        $secret = new Secret($key);
        $body = Signer::sign($body, $secret, $algorithm);

        return $this->verifier($secret, new Policy(accept: [$algorithm]))->verify($body);
    }

    /**
     * @param array<string, mixed> $vector
     *
     * @return array<string, mixed>
     */
    private static function expected(array $vector): array
    {
        $expect = $vector['expect'];
        Repository::only($expect, ['valid', 'error', 'kind', 'algorithm', 'secret', 'receipt'], $vector['id']);
        Repository::only($expect['receipt'] ?? [], ['date', 'text', 'error', 'field'], $vector['id']);
        self::assertSame(!isset($expect['error']), $expect['valid']);
        self::assertSame($expect['valid'], isset($expect['receipt']['date']));
        \ksort($expect);
        if (isset($expect['receipt'])) {
            \ksort($expect['receipt']);
        }

        return $expect;
    }

    /**
     * @param array<string, mixed> $vector
     *
     * @return array<string, mixed>
     */
    private function answer(array $vector): array
    {
        $policy = $vector['policy'];
        Repository::only($policy, ['accept', 'kind', 'require_all', 'strict', 'max_age'], $vector['id']);
        Repository::only($policy['max_age'] ?? [], ['seconds', 'now'], $vector['id']);
        $limits = $vector['limits'] ?? [];
        Repository::only($limits, ['body', 'fields', 'name', 'depth'], $vector['id']);
        try {
            $verifier = $this->verifier(
                \array_map(static fn (string $key): Secret => new Secret($key), $vector['secrets']),
                new Policy(
                    accept: \array_map(Algorithm::from(...), $policy['accept']),
                    kind: $policy['kind'] === 'auto' ? null : Kind::from($policy['kind']),
                    requireAll: $policy['require_all'],
                    strict: $policy['strict'],
                    maxAge: $policy['max_age']['seconds'] ?? null,
                    limits: new Limits(...$limits),
                ),
            );
            $message = $verifier->verify(Repository::body($vector), $policy['max_age']['now'] ?? null);
        } catch (CountersignException $e) {
            return ['error' => $e->errorCode(), 'valid' => false];
        }
        $this->assertKind($message->kind(), $message);

        return [
            'algorithm' => $message->algorithm()->value,
            'kind' => $message->kind()->value,
            'receipt' => self::receipt($message, $vector['expect']['receipt']['date'] ?? '20240102030500'),
            'secret' => $message->secretIndex(),
            'valid' => true,
        ];
    }

    /** @return array<string, string> */
    private static function receipt(Notification $message, string $date): array
    {
        try {
            return ['date' => $date, 'text' => $message->receipt(self::moment($date))->text()];
        } catch (ReceiptException $e) {
            $answer = ['date' => $date, 'error' => $e->errorCode()];

            return $e->field === null ? $answer : $answer + ['field' => $e->field];
        }
    }
}
