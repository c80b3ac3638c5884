<?php

declare(strict_types=1);

namespace Countersign;

use Countersign\Exception\InvalidFieldException;
use Countersign\Generated\LcnGroups;
use Countersign\Typed\Actions;
use Countersign\Typed\Events;
use Countersign\Typed\Odd;
use Countersign\Value\Expiry;

/**
 * A verified subscription message. Fields are found by group: `$lcn->licence()->reference()`,
 * `$lcn->customer()->email()`.
 *
 * Owns what can be asked of the subscription as a whole; must never say yes where a field is odd.
 */
final class Lcn extends LcnGroups
{
    public function event(): Event
    {
        return Events::ofLcn($this);
    }

    /**
     * What to do about the subscription's key. Takes DISABLED or STATUS, and EXPIRATION_DATE, to grant anything:
     * switch these on.
     */
    public function action(): Action
    {
        return Actions::ofLcn($this);
    }

    /** What the change means for the subscription's key. */
    public function entitlement(): Entitlement
    {
        return new Entitlement($this);
    }

    /**
     * Whether this is a test subscription. Null if TEST was not sent, which is so for real ones, and where the tag is
     * off.
     *
     * @throws InvalidFieldException
     */
    public function isTest(): ?bool
    {
        return $this->message()->isTest();
    }

    /**
     * When the subscription expires: EXPIRATION_DATE_TIME if it was sent, else EXPIRATION_DATE, which is mostly a
     * mere date.
     *
     * @throws InvalidFieldException also if the two are of different days
     */
    public function expiry(): ?Expiry
    {
        $exact = $this->licence()->expiresAt();
        $day = $this->licence()->expires();
        if ($exact !== null && $day !== null && $exact->at()?->format('Y-m-d') !== $day->at()?->format('Y-m-d')) {
            throw Odd::field('EXPIRATION_DATE_TIME');
        }

        return $exact ?? $day;
    }
}
