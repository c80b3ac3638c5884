<?php

declare(strict_types=1);

namespace Countersign;

/**
 * What to do about a key; its value is the same in JSON and in every language.
 *
 * Grants nothing on what is not known, and takes nothing back on what is only likely: that is `Review`. More cases
 * may be added: give every `match` a default, and treat it as `Review`.
 */
enum Action: string
{
    /** Hand it out, or let it go on, until the {@see Entitlement::expiry()}. */
    case Grant = 'grant';

    /**
     * The same, but it is a test: nothing was paid, and nothing will be. Only the account's field TEST_ORDER or TEST
     * tells, which may be switched off.
     */
    case Test = 'test';

    /** It came to its end by itself; a renewal may be on its way. */
    case Expire = 'expire';

    /** Subscription disabled or cancelled: take the key back. */
    case Revoke = 'revoke';

    /**
     * The order was reversed or cancelled: take back what this order gave, found by its {@see Entitlement::refno()}.
     * Its subscription may have been paid for by another order, so that the key must not be taken: a renewal that is
     * cancelled leaves alone what was paid before.
     */
    case Withdraw = 'withdraw';

    /**
     * Money was returned, in part or whole; which of the two is not in the message. Add up {@see
     * Ipn\Refund::amount()} and compare the sum with what was paid, or ask the API.
     */
    case Refund = 'refund';

    /** Nothing yet: leave things as they are. */
    case Wait = 'wait';

    /**
     * Something a person, or the API, has to decide: a chargeback (won ones look like lost ones), an order denied by
     * the fraud check, a message that contradicts itself, leaves out what it takes, or says something new.
     */
    case Review = 'review';
}
