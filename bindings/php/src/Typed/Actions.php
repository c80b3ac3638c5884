<?php

declare(strict_types=1);

namespace Countersign\Typed;

use Countersign\Action;
use Countersign\Code\LicenceStatus;
use Countersign\Event;
use Countersign\Exception\InvalidFieldException;
use Countersign\Ipn;
use Countersign\Lcn;

/**
 * What to do about keys. Owns the rules of `docs/typed.md`, section "Entitlements"; must never grant on what is not
 * known, nor take back on what is only likely.
 *
 * @internal
 */
final class Actions
{
    public static function ofIpn(#[\SensitiveParameter] Ipn $ipn): Action
    {
        return match ($ipn->event()) {
            Event::OrderFulfilled => self::unlessTest($ipn),
            Event::OrderReversed, Event::OrderCancelled => Action::Withdraw,
            Event::OrderRefunded => Action::Refund,
            Event::OrderChargedBack, Event::OrderDenied, Event::Unclassified => Action::Review,
            default => Action::Wait,
        };
    }

    public static function ofLcn(#[\SensitiveParameter] Lcn $lcn): Action
    {
        $event = $lcn->event();
        try {
            $disabled = $lcn->licence()->isDisabled();
            $status = $lcn->licence()->status();
            $expired = $lcn->licence()->isExpired();
        } catch (InvalidFieldException) {
            return Action::Review;
        }
        $pastDue = $event === Event::LicencePastDue;
        if ($event === Event::Unclassified) {
            return Action::Review;
        }
        if ($disabled === true || ($disabled === null && $status === LicenceStatus::Disabled)) {
            // A scheduled cancellation goes on until its day, so it cannot be disabled already.
            return $event === Event::LicenceCancellationScheduled ? Action::Review : Action::Revoke;
        }
        // The two contradict each other, or CANCELED stands alone: of that the pages say too little to take a key.
        if ($status === LicenceStatus::Disabled || $status === LicenceStatus::Cancelled) {
            return Action::Review;
        }
        if ($event === Event::LicenceExpired) {
            return Action::Expire;
        }
        if ($event === Event::LicencePendingActivation) {
            return Action::Wait;
        }
        // Past due and the like have spellings that are not known.
        if (\is_string($status)) {
            return $pastDue ? Action::Wait : Action::Review;
        }
        if ($disabled === null && $status === null) {
            return Action::Review;
        }

        return self::byDates($lcn, $expired, $pastDue);
    }

    /** The rest of the table: what is neither disabled nor at its end goes on, as far as its dates say. */
    private static function byDates(#[\SensitiveParameter] Lcn $lcn, ?bool $expired, bool $pastDue): Action
    {
        $expiry = Quiet::of($lcn->entitlement()->expiry(...));
        if ($expiry === null) {
            return $pastDue ? Action::Wait : Action::Review;
        }
        $lasts = Events::isAfterUpdate($lcn, $expiry);
        if ($expired === true) {
            return $lasts ? Action::Review : Action::Expire;
        }
        if ($pastDue && !$lasts) {
            return Action::Wait;
        }

        // How a pause begins and ends is not known.
        return self::saysPause($lcn) ? Action::Review : self::unlessTest($lcn);
    }

    /** An odd date says something too. */
    private static function saysPause(#[\SensitiveParameter] Lcn $lcn): bool
    {
        try {
            return $lcn->pause()->startsAt() !== null;
        } catch (InvalidFieldException) {
            return true;
        }
    }

    private static function unlessTest(#[\SensitiveParameter] Ipn|Lcn $message): Action
    {
        try {
            return $message->isTest() === true ? Action::Test : Action::Grant;
        } catch (InvalidFieldException) {
            return Action::Review;
        }
    }
}
