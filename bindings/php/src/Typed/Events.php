<?php

declare(strict_types=1);

namespace Countersign\Typed;

use Countersign\Code\ChargebackResolution;
use Countersign\Code\DispatchReason;
use Countersign\Code\FraudStatus;
use Countersign\Code\OrderStatus;
use Countersign\Event;
use Countersign\Exception\InvalidFieldException;
use Countersign\Ipn;
use Countersign\Lcn;
use Countersign\Value\Expiry;

/**
 * What happened, in one word. Owns the rules of `docs/typed.md`, section "Events"; must never decide what the
 * documentation leaves open.
 *
 * @internal
 */
final class Events
{
    public static function ofIpn(#[\SensitiveParameter] Ipn $ipn): Event
    {
        try {
            $status = $ipn->order()->status();
            $fraud = $ipn->order()->fraudStatus();
            $resolution = $ipn->refund()->chargebackResolution();
            $reason = $ipn->refund()->chargebackReason();
        } catch (InvalidFieldException) {
            return Event::Unclassified;
        }
        if ($status === OrderStatus::Complete) {
            if ($resolution !== null && $resolution !== ChargebackResolution::NoChargeback) {
                return Event::OrderChargedBack;
            }
            // A reason, and nothing about how it stands: that field is switched off.
            if ($resolution === null && $reason !== null) {
                return Event::Unclassified;
            }
        }

        return match ($status) {
            OrderStatus::Complete => match ($fraud) {
                FraudStatus::Denied => Event::OrderDenied,
                FraudStatus::Approved, null => Event::OrderFulfilled,
                default => Event::Unclassified,
            },
            OrderStatus::Suspect => $fraud === FraudStatus::Denied ? Event::OrderDenied : Event::Unclassified,
            OrderStatus::Pending => Event::OrderPlaced,
            OrderStatus::PurchasePending => Event::PurchaseOrderApproved,
            OrderStatus::PendingApproval => Event::OrderUnderReview,
            OrderStatus::PaymentAuthorised => Event::PaymentAuthorised,
            OrderStatus::PaymentReceived => Event::PaymentReceived,
            OrderStatus::PendingOrderApproval => Event::DeliveryConfirmationAwaited,
            OrderStatus::Refund => Event::OrderRefunded,
            OrderStatus::Reversed => Event::OrderReversed,
            OrderStatus::Cancelled => Event::OrderCancelled,
            OrderStatus::Invalid => Event::OrderOnHold,
            default => Event::Unclassified,
        };
    }

    public static function ofLcn(#[\SensitiveParameter] Lcn $lcn): Event
    {
        return match (Quiet::of($lcn->message()->reason(...))) {
            DispatchReason::Change => Quiet::of($lcn->licence()->isDisabled(...)) === true
                ? Event::LicenceDisabled
                : Event::LicenceChanged,
            DispatchReason::GracePeriodChange => Event::LicenceGracePeriodChanged,
            DispatchReason::PendingActivation => Event::LicencePendingActivation,
            DispatchReason::Expiration => self::wasExtended($lcn) ? Event::LicenceChanged : Event::LicenceExpired,
            DispatchReason::PastDue => Event::LicencePastDue,
            DispatchReason::ChurnOfferAccepted => Event::LicenceOfferAccepted,
            DispatchReason::CancellationScheduled => Event::LicenceCancellationScheduled,
            DispatchReason::CancellationReverted => Event::LicenceCancellationReverted,
            default => Event::Unclassified,
        };
    }

    /**
     * Whether it expires later than it was changed. Both are of one message, so that the zone does not matter;
     * without a time of day on one side the days are compared.
     */
    public static function isAfterUpdate(#[\SensitiveParameter] Lcn $lcn, #[\SensitiveParameter] Expiry $expiry): bool
    {
        $at = $expiry->at();
        if ($at === null) {
            return true;
        }
        $updated = Quiet::of($lcn->message()->updatedAt(...));
        if ($updated === null) {
            return false;
        }
        $format = $at->hasTime() && $updated->hasTime() ? 'Y-m-d H:i:s' : 'Y-m-d';

        return \strcmp($at->format($format), $updated->format($format)) > 0;
    }

    /** LICENCE_EXPIRATION is sent for expired subscriptions, and when one that had expired was extended. */
    private static function wasExtended(#[\SensitiveParameter] Lcn $lcn): bool
    {
        $licence = $lcn->licence();
        $expired = Quiet::of($licence->isExpired(...));
        if ($expired !== null) {
            return !$expired;
        }
        $expiry = Quiet::of($licence->expiresAt(...)) ?? Quiet::of($licence->expires(...));

        return $expiry !== null && self::isAfterUpdate($lcn, $expiry);
    }
}
