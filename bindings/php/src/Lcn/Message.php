<?php

// Made from crates/core/fields.toml by `cargo xtask fields`; change that, not this.

declare(strict_types=1);

namespace Countersign\Lcn;

use Countersign\Code\ChangedBy;
use Countersign\Code\DispatchReason;
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
     * When the subscription was changed last.
     *
     * `DATE_UPDATED`, marked D; for example `2024-02-11 09:16:41`.
     *
     * @return DateTime|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function updatedAt(): ?DateTime
    {
        return $this->fields->dateTime('DATE_UPDATED');
    }

    /**
     * A test subscription. Not sent for real ones, nor when the tag is off.
     *
     * `TEST`, marked D; for example `1`.
     *
     * @return bool|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function isTest(): ?bool
    {
        return $this->fields->flag('TEST');
    }

    /**
     * Who made the change.
     *
     * `CHANGED_BY`, marked D; for example `CUSTOMER`.
     *
     * @return ChangedBy|string|null the text itself if it is an unknown code; null if it says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function changedBy(): ChangedBy|string|null
    {
        $text = $this->fields->text('CHANGED_BY');

        return $text === null ? null : ChangedBy::fromText($text);
    }

    /**
     * The account's zone, for every date in the message.
     *
     * `TIMEZONE_OFFSET`, marked T; for example `GMT+02:00`.
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
     * Why the message was sent. Older spellings are given as the present one.
     *
     * `DISPATCH_REASON`, marked D; for example `LICENCE_CHANGE`.
     *
     * @return DispatchReason|string|null the text itself if it is an unknown code; null if it says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function reason(): DispatchReason|string|null
    {
        $text = $this->fields->text('DISPATCH_REASON');

        return $text === null ? null : DispatchReason::fromText($text);
    }
}
