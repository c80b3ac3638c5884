<?php

// Made from crates/core/fields.toml by `cargo xtask fields`; change that, not this.

declare(strict_types=1);

namespace Countersign\Generated;

use Countersign\Lcn\Customer;
use Countersign\Lcn\Cycles;
use Countersign\Lcn\Deal;
use Countersign\Lcn\Licence;
use Countersign\Lcn\Message;
use Countersign\Lcn\Partner;
use Countersign\Lcn\Pause;
use Countersign\Lcn\Renewal;
use Countersign\Lcn\Usage;
use Countersign\Notification;
use Countersign\Typed\Group;

/**
 * The groups of an LCN. Owns the way to them; nothing is read before a field is asked for.
 *
 * @internal a part of {@see \Countersign\Lcn}
 */
abstract class LcnGroups extends Notification
{
    /** The licence (subscription) itself. */
    public function licence(): Licence
    {
        return new Licence(new Group($this->reader()));
    }

    /** The end user. */
    public function customer(): Customer
    {
        return new Customer(new Group($this->reader()));
    }

    /** The next renewal, and what it is paid with. */
    public function renewal(): Renewal
    {
        return new Renewal(new Group($this->reader()));
    }

    /** Billing cycles. */
    public function cycles(): Cycles
    {
        return new Cycles(new Group($this->reader()));
    }

    /** A pause of the subscription. */
    public function pause(): Pause
    {
        return new Pause(new Group($this->reader()));
    }

    /** Metered plans. */
    public function usage(): Usage
    {
        return new Usage(new Group($this->reader()));
    }

    /** Who wants a deal to be renewed automatically. */
    public function deal(): Deal
    {
        return new Deal(new Group($this->reader()));
    }

    /** Affiliates and partners. */
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
