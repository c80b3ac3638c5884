<?php

// Made from crates/core/fields.toml by `cargo xtask fields`; change that, not this.

declare(strict_types=1);

namespace Countersign\Generated;

use Countersign\Ipn\Card;
use Countersign\Ipn\Customer;
use Countersign\Ipn\Delivery;
use Countersign\Ipn\Message;
use Countersign\Ipn\Order;
use Countersign\Ipn\Partner;
use Countersign\Ipn\Payment;
use Countersign\Ipn\Refund;
use Countersign\Ipn\Totals;
use Countersign\Notification;
use Countersign\Typed\Group;

/**
 * The groups of an IPN. Owns the way to them; nothing is read before a field is asked for.
 *
 * @internal a part of {@see \Countersign\Ipn}
 */
abstract class IpnGroups extends Notification
{
    /** The order itself. */
    public function order(): Order
    {
        return new Order(new Group($this->reader()));
    }

    /** How it is paid. */
    public function payment(): Payment
    {
        return new Payment(new Group($this->reader()));
    }

    /** The buyer, as on the bill. */
    public function customer(): Customer
    {
        return new Customer(new Group($this->reader()));
    }

    /** Whom the goods go to. */
    public function delivery(): Delivery
    {
        return new Delivery(new Group($this->reader()));
    }

    /** Amounts of the whole order. */
    public function totals(): Totals
    {
        return new Totals(new Group($this->reader()));
    }

    /** Money that went back: refund and chargeback. */
    public function refund(): Refund
    {
        return new Refund(new Group($this->reader()));
    }

    /** The card it is paid with. */
    public function card(): Card
    {
        return new Card(new Group($this->reader()));
    }

    /** Affiliates, resellers and partners. */
    public function partner(): Partner
    {
        return new Partner(new Group($this->reader()));
    }

    /** The message itself. */
    public function message(): Message
    {
        return new Message(new Group($this->reader()));
    }
}
