<?php

declare(strict_types=1);

namespace Countersign\Tests\Typed;

use Countersign\Exception\InvalidFieldException;

/**
 * Everything that a message can be asked, by reflection. Owns the way to each question; must never let anything but an
 * odd field pass.
 */
final class Questions
{
    /** Asks an object, and all that it leads to; gives how many answers were that a field does not fit. */
    public static function askAll(object $object): int
    {
        $odd = 0;
        foreach ((new \ReflectionClass($object))->getMethods(\ReflectionMethod::IS_PUBLIC) as $method) {
            if ($method->getNumberOfRequiredParameters() > 0 || \str_starts_with($method->name, '__')) {
                continue;
            }
            try {
                $answer = $method->invoke($object);
            } catch (InvalidFieldException) {
                ++$odd;
                continue;
            }
            foreach (\is_array($answer) ? $answer : [$answer] as $next) {
                // Groups, rows and entitlements; not values and codes.
                $asked = '/\ACountersign\\\\(Ipn|Lcn|Entitlement)\b/';
                if (\is_object($next) && \preg_match($asked, $next::class) === 1) {
                    $odd += self::askAll($next);
                }
            }
        }

        return $odd;
    }
}
