<?php

declare(strict_types=1);

namespace Countersign;

use Countersign\Exception\InvalidFieldException;
use Countersign\Ipn\Licence;
use Countersign\Ipn\Line;
use Countersign\Typed\Odd;
use Countersign\Typed\Quiet;
use Countersign\Value\Expiry;

/**
 * What a message means for a key that the merchant issued, or is going to issue: whose, of what, until when, and what
 * to do.
 *
 * Owns the step from events to keys; must never decide what the message leaves open.
 */
final class Entitlement
{
    /**
     * @internal
     *
     * @param bool $whole whether all lines and licences of the message fit together
     */
    public function __construct(
        private readonly Ipn|Lcn $message,
        private readonly ?Line $line = null,
        private readonly ?Licence $licence = null,
        private readonly bool $whole = true,
    ) {
    }

    /**
     * 2Checkout's number of the order that this is about; in an LCN of the last one.
     *
     * @throws InvalidFieldException
     */
    public function refno(): ?string
    {
        return $this->message instanceof Ipn
            ? $this->message->order()->refno()
            : $this->message->licence()->lastOrder();
    }

    /** The line of the order, if there is one. */
    public function line(): ?Line
    {
        return $this->line;
    }

    /** The licence of the order, if there is one. */
    public function licence(): ?Licence
    {
        return $this->licence;
    }

    /**
     * 2Checkout's product id, to be mapped to the merchant's own product.
     *
     * @throws InvalidFieldException
     */
    public function productId(): ?string
    {
        if ($this->message instanceof Lcn) {
            return $this->message->licence()->productId();
        }

        return $this->line !== null ? $this->line->productId() : $this->licence?->productId();
    }

    /**
     * The merchant's product code.
     *
     * @throws InvalidFieldException
     */
    public function productCode(): ?string
    {
        return $this->message instanceof Lcn
            ? $this->message->licence()->productCode()
            : $this->line?->productCode();
    }

    /**
     * The subscription reference: the same in the IPN of the order, in those of its renewals, and in every LCN. Null
     * before approval, and for products that are no subscriptions.
     *
     * @throws InvalidFieldException
     */
    public function subscription(): ?string
    {
        return $this->message instanceof Lcn
            ? $this->message->licence()->reference()
            : $this->licence?->reference();
    }

    /**
     * How many of the product were ordered on its line, also if the line has several licences; an LCN does not say.
     *
     * @throws InvalidFieldException
     */
    public function quantity(): ?int
    {
        return $this->line?->quantity();
    }

    /**
     * When the key expires: never if the licence is for life, else its date. Null if the message does not say.
     *
     * @throws InvalidFieldException also if the licence is for life and has a date, or if it has two dates
     */
    public function expiry(): ?Expiry
    {
        if ($this->message instanceof Lcn) {
            $name = 'LICENSE_LIFETIME';
            [$lifetime, $expiry] = [$this->message->licence()->isLifetime(), $this->message->expiry()];
        } else {
            $name = 'IPN_LICENSE_LIFETIME';
            [$lifetime, $expiry] = [$this->licence?->isLifetime(), $this->licence?->expires()];
        }
        if ($lifetime !== true) {
            return $expiry;
        }

        return $expiry === null || $expiry->isNever() ? Expiry::never() : throw Odd::field($name);
    }

    /**
     * Whether it is the first order. An IPN can only tell that it is not: false for renewals, else null. In an LCN:
     * whether the subscription was never renewed and never upgraded; null if the fields that tell were not sent, or
     * are odd.
     */
    public function isNew(): ?bool
    {
        $renewal = $this->isRenewal();
        if ($this->message instanceof Ipn) {
            return $renewal === null ? null : !$renewal;
        }
        if ($renewal === null) {
            return null;
        }
        if ($renewal) {
            return false;
        }
        $upgrade = $this->isUpgrade();

        return $upgrade === null ? null : !$upgrade;
    }

    /**
     * Whether the order renews an earlier one: true, or null if it cannot be told. In an LCN whether it was ever
     * renewed.
     */
    public function isRenewal(): ?bool
    {
        if ($this->message instanceof Ipn) {
            return $this->message->isRenewal();
        }
        $number = Quiet::of($this->message->licence()->renewals(...));

        return $number === null ? null : $number > 0;
    }

    /** Whether the subscription was ever upgraded; null if the message does not say, as an IPN never does. */
    public function isUpgrade(): ?bool
    {
        if ($this->message instanceof Ipn) {
            return null;
        }
        $number = Quiet::of($this->message->licence()->upgrades(...));

        return $number === null ? null : $number > 0;
    }

    /**
     * Whether it is a test, of which no money will come.
     *
     * @throws InvalidFieldException
     */
    public function isTest(): ?bool
    {
        return $this->message->isTest();
    }

    /**
     * What to do about the key.
     *
     * What {@see Ipn::action()} says of the whole order; but `Review` in place of `Grant` where no product is named,
     * where the expiry cannot be read, and where lines and licences do not fit together: a licence of no line, or a
     * value that is in no row.
     */
    public function action(): Action
    {
        $action = $this->message->action();
        if ($this->message instanceof Lcn || ($action !== Action::Grant && $action !== Action::Test)) {
            return $action;
        }

        $isWhole = $this->whole && Quiet::of($this->productId(...)) !== null;

        return $isWhole && $this->hasReadableExpiry() ? $action : Action::Review;
    }

    private function hasReadableExpiry(): bool
    {
        try {
            $this->expiry();

            return true;
        } catch (InvalidFieldException) {
            return false;
        }
    }
}
