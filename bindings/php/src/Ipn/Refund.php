<?php

// Made from crates/core/fields.toml by `cargo xtask fields`; change that, not this.

declare(strict_types=1);

namespace Countersign\Ipn;

use Countersign\Code\ChargebackReason;
use Countersign\Code\ChargebackResolution;
use Countersign\Exception\InvalidFieldException;
use Countersign\Typed\RefundQuestions;

/**
 * Money that went back: refund and chargeback.
 *
 * Owns an accessor for each documented field, which reads it when it is asked. It must never guess: an odd value is
 * an exception of its own accessor, and of no other.
 */
final class Refund extends RefundQuestions
{
    /**
     * Type of the refund; empty when there is none. Its values are not known.
     *
     * `REFUND_TYPE`, marked S.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function refundType(): ?string
    {
        return $this->fields->text('REFUND_TYPE');
    }

    /**
     * Why money was returned.
     *
     * `REFUND_REASON`, marked T. Left out of what may be logged.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function reason(): ?string
    {
        return $this->fields->text('REFUND_REASON');
    }

    /**
     * State of a chargeback; `NONE` normally.
     *
     * `CHARGEBACK_RESOLUTION`, marked S; for example `NONE`.
     *
     * @return ChargebackResolution|string|null the text itself if it is an unknown code; null if it says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function chargebackResolution(): ChargebackResolution|string|null
    {
        $text = $this->fields->text('CHARGEBACK_RESOLUTION');

        return $text === null ? null : ChargebackResolution::fromText($text);
    }

    /**
     * Why the buyer's bank took the money back.
     *
     * `CHARGEBACK_REASON_CODE`, marked S.
     *
     * @return ChargebackReason|string|null the text itself if it is an unknown code; null if it says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function chargebackReason(): ChargebackReason|string|null
    {
        $text = $this->fields->text('CHARGEBACK_REASON_CODE');

        return $text === null ? null : ChargebackReason::fromText($text);
    }
}
