<?php

declare(strict_types=1);

namespace Countersign;

/**
 * An Instant Payment Notification: an order.
 *
 * Owns nothing of its own yet; never made from a message that was not verified.
 */
final class Ipn extends Notification
{
}
