<?php

declare(strict_types=1);

namespace Countersign;

use Countersign\Code\ChargebackResolution;
use Countersign\Code\FraudStatus;
use Countersign\Code\OrderStatus;
use Countersign\Exception\InvalidFieldException;
use Countersign\Generated\IpnGroups;
use Countersign\Ipn\Licence;
use Countersign\Ipn\Line;
use Countersign\Typed\Actions;
use Countersign\Typed\Events;
use Countersign\Typed\Group;
use Countersign\Typed\Quiet;
use Countersign\Typed\Row;

/**
 * A verified order message. Fields are found by group, and read when they are asked for:
 *
 *     $ipn->order()->refno();      // '900000001'
 *     $ipn->order()->status();     // OrderStatus::Complete; an unknown status is a string
 *     $ipn->totals()->total();     // '98.00', exact
 *     $ipn->message()->sentAt();   // a DateTimeImmutable
 *     foreach ($ipn->lines() as $line) {
 *         [$line->productId(), $line->quantity(), $line->licences()];
 *     }
 *
 * An accessor gives null where the field says nothing, and throws {@see InvalidFieldException} where what was sent does
 * not fit; all other fields can be read all the same.
 *
 * Owns the lines and licences, and what can be asked of the order as a whole; must never say yes where a field is odd.
 */
final class Ipn extends IpnGroups
{
    public function event(): Event
    {
        return Events::ofIpn($this);
    }

    /** What to do about all that this order is about; see {@see entitlements()} for what may differ by line. */
    public function action(): Action
    {
        return Actions::ofIpn($this);
    }

    /**
     * The product lines, in the order of their numbers: row i is made of the members with key i of all line arrays.
     *
     * @return list<Line>
     */
    public function lines(): array
    {
        return \array_map(static fn (Row $row): Line => new Line($row), $this->reader()->rows()->of('line'));
    }

    /**
     * The licences as they were sent, whatever line they belong to; see {@see Line::licences()}.
     *
     * @return list<Licence>
     */
    public function licences(): array
    {
        return self::asLicences($this->reader()->rows()->of('licence'));
    }

    /**
     * Licences that belong to no line of this message.
     *
     * @return list<Licence>
     */
    public function otherLicences(): array
    {
        return self::asLicences($this->reader()->rows()->otherLicences());
    }

    /**
     * Whether a value of a line or a licence is in no row, because its key is not the number of one: text, or a
     * number that leaves a gap. It is signed, and reached by its name, but no line has it.
     */
    public function hasStrayMembers(): bool
    {
        return $this->reader()->rows()->hasStrays();
    }

    /**
     * What the order means for keys: one entitlement for each licence of each line, one for a line without licences,
     * and one for each licence without a line, in this order.
     *
     * @return list<Entitlement>
     */
    public function entitlements(): array
    {
        $others = $this->otherLicences();
        $whole = $others === [] && !$this->hasStrayMembers();
        $entitlements = [];
        foreach ($this->lines() as $line) {
            $licences = $line->licences();
            foreach ($licences === [] ? [null] : $licences as $licence) {
                $entitlements[] = new Entitlement($this, $line, $licence, $whole);
            }
        }
        foreach ($others as $licence) {
            $entitlements[] = new Entitlement($this, null, $licence, $whole);
        }

        return $entitlements;
    }

    /**
     * Whether this is a test order. Null if the account does not send TEST_ORDER, which is the default: absent does
     * not mean real.
     *
     * @throws InvalidFieldException
     */
    public function isTest(): ?bool
    {
        return $this->message()->isTest();
    }

    /**
     * Whether the merchant has the money or the bank's word for it: authorised, received or complete, nothing about a
     * chargeback, and not denied by the fraud check. Odd values are no. A field that is switched off says nothing:
     * without CHARGEBACK_RESOLUTION and CHARGEBACK_REASON_CODE a chargeback looks like the COMPLETE before it. Whether
     * it is a test, of which no money comes, is another question: {@see isTest()}.
     */
    public function isMoneySecured(): bool
    {
        try {
            $secured = \in_array(
                $this->order()->status(),
                [OrderStatus::PaymentAuthorised, OrderStatus::PaymentReceived, OrderStatus::Complete],
                true,
            );

            return $secured && $this->order()->fraudStatus() !== FraudStatus::Denied && !$this->hasChargeback();
        } catch (InvalidFieldException) {
            return false;
        }
    }

    /**
     * Whether goods may go out: complete, nothing about a chargeback, and no objection by the fraud check, as far as
     * these fields are switched on. Odd values are no. Whether it is a test is another question: {@see isTest()}.
     */
    public function mayDeliver(): bool
    {
        return $this->event() === Event::OrderFulfilled;
    }

    /**
     * Whether the order was taken back: refunded (in part or whole), reversed, cancelled, or charged back. Odd values
     * are no.
     */
    public function isTakenBack(): bool
    {
        $taken = [OrderStatus::Refund, OrderStatus::Reversed, OrderStatus::Cancelled];

        return \in_array(Quiet::of($this->order()->status(...)), $taken, true)
            || $this->event() === Event::OrderChargedBack;
    }

    /**
     * Whether the message says anything about a chargeback: CHARGEBACK_RESOLUTION something other than NONE, or,
     * where that says nothing, any CHARGEBACK_REASON_CODE. Which resolutions there are is not known, so it may have
     * been decided in the merchant's favour.
     *
     * @throws InvalidFieldException
     */
    public function hasChargeback(): bool
    {
        $resolution = $this->refund()->chargebackResolution();
        $reason = $this->refund()->chargebackReason();

        return $resolution === null ? $reason !== null : $resolution !== ChargebackResolution::NoChargeback;
    }

    /**
     * Whether this order renews an earlier one: true if ORIGINAL_REFNOEXT or IPN_ORIGINAL_LINK_SOURCE names an original
     * order. Null if not, for that does not mean that it is new: the first order may have had neither.
     */
    public function isRenewal(): ?bool
    {
        $fields = new Group($this->reader());
        foreach (['ORIGINAL_REFNOEXT', 'IPN_ORIGINAL_LINK_SOURCE'] as $name) {
            foreach ($fields->leaves($name) as [, $value]) {
                if ($value !== '') {
                    return true;
                }
            }
        }

        return null;
    }

    /**
     * @param list<Row> $rows
     *
     * @return list<Licence>
     */
    private static function asLicences(array $rows): array
    {
        return \array_map(static fn (Row $row): Licence => new Licence($row), $rows);
    }
}
