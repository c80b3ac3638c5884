<?php

declare(strict_types=1);

namespace Countersign;

use Countersign\Backend\FieldPath;
use Countersign\Backend\Message;
use Countersign\Exception\InvalidFieldException;
use Countersign\Exception\ReceiptException;

/**
 * A genuine message: its signature is right under one of the secrets, and the policy was satisfied.
 *
 * Owns reading by path and the receipt. What can be read here is what was signed; never the signature fields themselves.
 */
class Notification
{
    /** @internal */
    final public function __construct(private readonly Message $message)
    {
    }

    final public function kind(): Kind
    {
        return $this->message->kind();
    }

    /** The algorithm of the signature that was checked. */
    final public function algorithm(): Algorithm
    {
        return $this->message->algorithm();
    }

    /** Which of the secrets matched, counted from 0. */
    final public function secretIndex(): int
    {
        return $this->message->secretIndex();
    }

    /** The value at a PHP path: `REFNO`, `IPN_PID[0]`, `A[x][y]`. `null` if nothing was sent there, or an array, or a signature. */
    final public function get(string $path): ?string
    {
        return $this->message->value($path);
    }

    /**
     * The same as text.
     *
     * @throws InvalidFieldException `not_utf8` if there is a value and it is not UTF-8
     */
    final public function text(string $path): ?string
    {
        $value = $this->message->value($path);
        if ($value !== null && \preg_match('//u', $value) !== 1) {
            throw new InvalidFieldException(ErrorCode::NotUtf8);
        }

        return $value;
    }

    /**
     * All values at or under a path, in signed order: every member of `IPN_PID` (or `IPN_PID[]`), or the one value of a scalar.
     *
     * @return list<string>
     */
    final public function all(string $path): array
    {
        return FieldPath::values($this->message->tree(), $path);
    }

    /**
     * Path and value of every signed field, in signed order.
     *
     * @return list<array{string, string}>
     */
    final public function fields(): array
    {
        return $this->message->fields();
    }

    /**
     * Whether a value was lost because its field came again: genuine messages have no such fields, and whoever sends one may
     * hope that another parser reads the other value. `Policy::$strict` refuses them.
     */
    final public function hasRepeatedFields(): bool
    {
        return $this->message->repeated();
    }

    /**
     * The read receipt to answer with, made with the key and the algorithm that verified the message.
     *
     * @throws ReceiptException if a field that the receipt signs is missing or odd
     */
    final public function receipt(?\DateTimeInterface $at = null): Receipt
    {
        return $this->receiptWith($this->message->algorithm(), $at);
    }

    /**
     * The same with another algorithm than the one mirrored from the message.
     *
     * @throws ReceiptException if a field that the receipt signs is missing or odd
     */
    final public function receiptWith(Algorithm $algorithm, ?\DateTimeInterface $at = null): Receipt
    {
        $at = \DateTimeImmutable::createFromInterface($at ?? new \DateTimeImmutable('now'));
        $date = $at->setTimezone(new \DateTimeZone('UTC'))->format('YmdHis');
        if (\preg_match('/^(?!0000)[0-9]{14}$/D', $date) !== 1) {
            throw new ReceiptException(ErrorCode::InvalidDate); // Outside the years 1 to 9999.
        }

        return new Receipt($this->message->receipt($algorithm, $date), $algorithm, $date);
    }
}
