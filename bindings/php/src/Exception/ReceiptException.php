<?php

declare(strict_types=1);

namespace Countersign\Exception;

/**
 * No receipt can be made for a genuine message.
 *
 * Owns nothing beyond its type; the field that is missing or odd is in `$field`. Never a reason to distrust the message.
 */
final class ReceiptException extends CountersignException
{
}
