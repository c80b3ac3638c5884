<?php

declare(strict_types=1);

namespace Countersign\Exception;

/**
 * The message is refused: answer with status 400 and nothing else, above all no receipt.
 *
 * Owns nothing beyond its type; never stands for a fault of our own.
 */
final class VerificationException extends CountersignException
{
}
