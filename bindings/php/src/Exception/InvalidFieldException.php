<?php

declare(strict_types=1);

namespace Countersign\Exception;

/**
 * A genuine message has an odd value in the field that was asked for.
 *
 * Owns nothing beyond its type; never a reason to refuse the message or to withhold its receipt.
 */
final class InvalidFieldException extends CountersignException
{
}
