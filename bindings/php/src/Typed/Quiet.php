<?php

declare(strict_types=1);

namespace Countersign\Typed;

use Countersign\Exception\InvalidFieldException;

/**
 * Readings where an odd value counts as not sent. Owns nothing but that; must never be used where odd and absent lead
 * to different answers.
 *
 * @internal
 */
final class Quiet
{
    /**
     * @template T
     *
     * @param \Closure(): T $reading
     *
     * @return T|null
     */
    public static function of(#[\SensitiveParameter] \Closure $reading): mixed
    {
        try {
            return $reading();
        } catch (InvalidFieldException) {
            return null;
        }
    }
}
