<?php

// Made from crates/core/fields.toml by `cargo xtask fields`; change that, not this.

declare(strict_types=1);

namespace Countersign\Ipn;

use Countersign\Code\MessageType;
use Countersign\Exception\InvalidFieldException;
use Countersign\Typed\Group;
use Countersign\Value\DateTime;
use Countersign\Value\Offset;

/**
 * The message itself.
 *
 * Owns an accessor for each documented field, which reads it when it is asked. It must never guess: an odd value is
 * an exception of its own accessor, and of no other.
 */
final class Message
{
    /** @internal */
    public function __construct(private readonly Group $fields)
    {
    }

    /**
     * The account's zone, for every date in the message.
     *
     * `TIMEZONE_OFFSET`, marked S; for example `GMT+03:00`.
     *
     * @return Offset|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function timezoneOffset(): ?Offset
    {
        return $this->fields->zone('TIMEZONE_OFFSET');
    }

    /**
     * 12 digits; another one for every resend, so no key for events.
     *
     * `MESSAGE_ID`, marked S; for example `250847481432`.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function id(): ?string
    {
        return $this->fields->text('MESSAGE_ID');
    }

    /**
     * What the message is about, beside the order status.
     *
     * `MESSAGE_TYPE`, marked D S; for example `COMPLETE`.
     *
     * @return MessageType|string|null the text itself if it is an unknown code; null if it says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function messageType(): MessageType|string|null
    {
        $text = $this->fields->text('MESSAGE_TYPE');

        return $text === null ? null : MessageType::fromText($text);
    }

    /**
     * A test order. Off by default in the account's settings: absent does not mean real.
     *
     * `TEST_ORDER`, marked D; for example `1`.
     *
     * @return bool|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function isTest(): ?bool
    {
        return $this->fields->flag('TEST_ORDER');
    }

    /**
     * When the message was made. Signed by the receipt.
     *
     * `IPN_DATE`, marked D S; for example `20210416143408`.
     *
     * @return DateTime|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function sentAt(): ?DateTime
    {
        return $this->fields->stamp('IPN_DATE');
    }

    /**
     * Merchant code.
     *
     * `VENDOR_CODE`, marked S, since 2020; for example `123456789012`.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function vendorCode(): ?string
    {
        return $this->fields->text('VENDOR_CODE');
    }
}
