<?php

declare(strict_types=1);

namespace Countersign;

use Countersign\Backend\FieldPath;
use Countersign\Backend\Message;
use Countersign\Backend\Unstorable;
use Countersign\Exception\InvalidFieldException;
use Countersign\Exception\ReceiptException;
use Countersign\Typed\Json;
use Countersign\Typed\Keys;
use Countersign\Typed\Odd;
use Countersign\Typed\Read;
use Countersign\Typed\Reader;
use Countersign\Typed\Redacted;
use Countersign\Typed\SignedDate;
use Countersign\Value\DateTime;

/**
 * A genuine message: its signature is right, and the policy was satisfied. An order is an {@see Ipn}, a subscription an
 * {@see Lcn}; only what is neither is nothing but this.
 *
 * Owns what can be read of any message; must never be made from one that is not verified. The signature fields are not
 * among its fields.
 */
class Notification implements \JsonSerializable
{
    use Unstorable;

    private ?Reader $reader = null;

    /** @internal made by the {@see Verifier} */
    final public function __construct(#[\SensitiveParameter] private readonly Message $message)
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

    /**
     * The value at a PHP path: `REFNO`, `IPN_PID[0]`, `A[x][y]`. Null if nothing was sent there, or an array, or a
     * signature. Bytes, as they were signed; {@see text()} is sure to be UTF-8.
     */
    final public function get(string $path): ?string
    {
        return $this->message->value($path);
    }

    /**
     * The same as text.
     *
     * @throws InvalidFieldException if there is a value and it is not UTF-8
     */
    final public function text(string $path): ?string
    {
        $value = $this->message->value($path);

        return $value === null ? null : Read::text($value) ?? throw Odd::notUtf8();
    }

    /**
     * All values at or under a path, in signed order: every member of `IPN_PID` (or `IPN_PID[]`), or the one value of a
     * scalar.
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
     * Whether a value was lost because its field came again: genuine messages have no such fields, and whoever sends
     * one may hope that another parser reads the other value. The strict mode of the {@see Policy} refuses them.
     */
    final public function hasRepeatedFields(): bool
    {
        return $this->message->repeated();
    }

    /**
     * The read receipt to answer with, made with the key and the algorithm that verified the message.
     *
     * @throws ReceiptException if a field that the receipt signs was not sent or has the wrong shape, or for a
     *                          message that is neither IPN nor LCN
     */
    final public function receipt(?\DateTimeInterface $at = null): Receipt
    {
        return $this->receiptWith($this->algorithm(), $at);
    }

    /**
     * The same with another algorithm than the one mirrored from the message.
     *
     * @throws ReceiptException
     */
    final public function receiptWith(Algorithm $algorithm, ?\DateTimeInterface $at = null): Receipt
    {
        $at = \DateTimeImmutable::createFromInterface($at ?? new \DateTimeImmutable('now'));
        $date = $at->setTimezone(new \DateTimeZone('UTC'))->format('YmdHis');
        if (\strlen($date) !== 14 || \strspn($date, '0123456789') !== 14 || \str_starts_with($date, '0000')) {
            throw new ReceiptException(ErrorCode::InvalidDate); // Outside the years 1 to 9999.
        }

        return new Receipt($this->message->receipt($algorithm, $date), $algorithm, $date);
    }

    /** What the message reports, in one word. An event says less than the fields, and is computed from them. */
    public function event(): Event
    {
        return Event::Unclassified;
    }

    /** What to do about the keys that the message is about. */
    public function action(): Action
    {
        return Action::Review;
    }

    /**
     * The same for all messages about one business event, across repeats and URLs: what to look up before acting on a
     * message. 64 hexadecimal digits, not secret.
     *
     * Its limits: two partial refunds of the same amount have the same key (ask the API for the refunded total); a
     * COMPLETE that is sent again at invoicing has the key of the first; two URLs must send the same of these fields.
     *
     * @throws InvalidFieldException `missing_field` if REFNO or ORDERSTATUS, or LICENSE_CODE or DATE_UPDATED, was not
     *                               sent or is empty; `invalid_field` if a field of the key is an array; `wrong_kind`
     *                               if the message is neither IPN nor LCN
     */
    final public function dedupeKey(): string
    {
        return Keys::dedupe($this->reader(), $this->kind());
    }

    /**
     * The same for exact repeats of this message only: finds one that is replayed. 64 hexadecimal digits, not secret.
     *
     * It is no key for events: the same event sent again, or to another URL, has another one.
     */
    final public function deliveryId(): string
    {
        return $this->message->sourceHash();
    }

    /**
     * The date the message is signed with: IPN_DATE or DATE_UPDATED, in the account's zone if TIMEZONE_OFFSET says
     * which.
     *
     * @throws InvalidFieldException `missing_field` or `invalid_field` if it was not sent or is no such date;
     *                               `wrong_kind` if the message is neither IPN nor LCN
     */
    final public function signedAt(): DateTime
    {
        return SignedDate::of($this->reader(), $this->kind());
    }

    /**
     * Seconds between the signed date and `$now` (Unix seconds, by default the clock's); negative if the date is in
     * the future.
     *
     * Repeats of a message come for two days, and orders can be sent again by hand at any time: an old message is not
     * a false one. {@see Policy} can refuse by age.
     *
     * @throws InvalidFieldException as {@see signedAt()}, and if TIMEZONE_OFFSET was not sent or has a shape that
     *                               nobody has seen
     */
    final public function age(?int $now = null): int
    {
        return ($now ?? \time()) - SignedDate::unix($this->reader(), $this->kind());
    }

    /**
     * The signed fields without personal data, for logs: one line.
     *
     * Identifiers, amounts, dates and statuses stay; names, addresses, e-mail, telephone, IP addresses, card digits,
     * tax ids, free text of people, delivered keys and download links go, and so does every field that is not
     * documented, and every value with an `@` in it.
     */
    final public function redacted(): string
    {
        return Redacted::line($this->message->fields());
    }

    /**
     * The typed message as `docs/notification.schema.json` describes it, with PHP arrays for objects and lists alike.
     * For JSON encode the message itself, since an empty array does not tell which it is.
     *
     * @return array<array-key, mixed>
     */
    final public function toArray(): array
    {
        return Json::arrays($this->jsonSerialize());
    }

    /** @return array<string, mixed> */
    final public function jsonSerialize(): array
    {
        return Json::of($this, $this->reader());
    }

    /**
     * Without the values, which are personal data. `var_export()` and array casts go round this, and show them.
     *
     * @return array<string, string>
     */
    public function __debugInfo(): array
    {
        // One made by reflection, without the constructor, has no message, and an error in here would end the process.
        return isset($this->message) ? ['kind' => $this->kind()->value, 'event' => $this->event()->value] : [];
    }

    /** @internal */
    final protected function reader(): Reader
    {
        return $this->reader ??= new Reader($this->message);
    }
}
