<?php

declare(strict_types=1);

namespace Countersign\Typed;

use Countersign\ErrorCode;
use Countersign\Exception\InvalidFieldException;
use Countersign\Exception\Sentence;
use Countersign\Kind;

/**
 * What is thrown about a field. Owns which code stands for what; must never hold a value.
 *
 * @internal
 */
final class Odd
{
    /** What was sent does not fit. */
    public static function field(string $name): InvalidFieldException
    {
        return new InvalidFieldException(ErrorCode::InvalidField, $name);
    }

    /** What is needed was not sent. */
    public static function missing(string $name): InvalidFieldException
    {
        return new InvalidFieldException(ErrorCode::MissingField, $name);
    }

    /** A text was asked for. */
    public static function notUtf8(): InvalidFieldException
    {
        return new InvalidFieldException(ErrorCode::NotUtf8);
    }

    /** The message has none of what was asked for, because of its kind. */
    public static function kind(Kind $found): InvalidFieldException
    {
        return new InvalidFieldException(ErrorCode::WrongKind, null, Sentence::wrongKind($found));
    }
}
