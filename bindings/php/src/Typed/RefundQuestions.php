<?php

declare(strict_types=1);

namespace Countersign\Typed;

use Countersign\Code\OrderStatus;
use Countersign\ErrorCode;
use Countersign\Exception\ConfigurationException;
use Countersign\Exception\InvalidFieldException;
use Countersign\Ipn\Order;

/**
 * How much was refunded. Owns the answers that follow from documented fields; must never say whether a refund is full,
 * which the message does not.
 *
 * @internal a part of {@see \Countersign\Ipn\Refund}
 */
abstract class RefundQuestions
{
    /** @internal */
    final public function __construct(protected readonly Group $fields)
    {
    }

    /**
     * The amount that was returned, as a positive number, if this is a refund: the total of the message without its
     * sign. With several partial refunds each message has the amount of its own; add them up.
     *
     * @return numeric-string|null null if this is no refund, or if no total was sent
     *
     * @throws InvalidFieldException also for a refund whose total is above zero, since refunds are negative
     */
    public function amount(): ?string
    {
        if ((new Order($this->fields))->status() !== OrderStatus::Refund) {
            return null;
        }
        $total = $this->fields->decimal('IPN_TOTALGENERAL');
        if ($total === null || \trim($total, '0.') === '') {
            return $total;
        }
        $amount = \substr($total, 1);

        return $total[0] === '-' && \is_numeric($amount) ? $amount : throw Odd::field('IPN_TOTALGENERAL');
    }

    /**
     * Whether this refund alone gives back all that was paid for the order, as the merchant's own books say: the
     * message does not. Where partial refunds happen, add up their {@see amount()}s instead. Of an order for which
     * nothing was paid nothing can be given back: false.
     *
     * @param numeric-string $paid digits with a decimal point, as the amounts of messages
     *
     * @throws InvalidFieldException
     * @throws ConfigurationException if `$paid` is no such number
     */
    public function isFull(#[\SensitiveParameter] string $paid): ?bool
    {
        $paid = Read::decimal($paid);
        if ($paid === null) {
            throw new ConfigurationException(ErrorCode::InvalidArgument, null, 'what was paid is no amount');
        }
        $amount = $this->amount();
        if ($amount === null) {
            return null;
        }

        return $paid[0] !== '-' && Decimals::compare($paid, '0') > 0 && Decimals::compare($amount, $paid) >= 0;
    }
}
