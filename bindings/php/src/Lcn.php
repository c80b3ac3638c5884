<?php

declare(strict_types=1);

namespace Countersign;

/**
 * A License Change Notification: a subscription.
 *
 * Owns nothing of its own yet; never made from a message that was not verified.
 */
final class Lcn extends Notification
{
}
