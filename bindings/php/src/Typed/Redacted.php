<?php

declare(strict_types=1);

namespace Countersign\Typed;

use Countersign\Generated\ShownFields;

/**
 * A verified message as it may be logged. Owns what is shown; must never show a field it does not know.
 *
 * @internal
 */
final class Redacted
{
    private const PLAIN = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

    /**
     * One line.
     *
     * @param list<array{string, string}> $fields path and value of each, in signed order
     */
    public static function line(#[\SensitiveParameter] array $fields): string
    {
        $shown = [];
        foreach ($fields as [$path, $value]) {
            $shown[] = self::path($path) . '=' . (self::isShown($path, $value) ? self::value($value) : '[redacted]');
        }

        return \implode(' ', $shown);
    }

    /** Empty values stay, for they say that there is nothing. */
    private static function isShown(#[\SensitiveParameter] string $path, #[\SensitiveParameter] string $value): bool
    {
        if ($value === '') {
            return true;
        }
        // An address of e-mail, perhaps encoded once more.
        if (\str_contains($value, '@') || \str_contains($value, '%40')) {
            return false;
        }
        $name = \substr($path, 0, \strcspn($path, '['));

        return isset(ShownFields::NAMES[$name]) || self::isOfShownFamily($name);
    }

    private static function isOfShownFamily(string $name): bool
    {
        foreach (ShownFields::FAMILIES as $family => $_) {
            [$before, $after] = \explode('*', $family, 2);
            if (!\str_starts_with($name, $before) || !\str_ends_with($name, $after)) {
                continue;
            }
            // Before and after have no digit, so that these are all there may be.
            $digits = \strspn($name, '0123456789', \strlen($before));
            if ($digits > 0 && \strlen($before . $after) + $digits === \strlen($name)) {
                return true;
            }
        }

        return false;
    }

    /** A path that nobody can make look like the end of another field: names are not signed. */
    private static function path(#[\SensitiveParameter] string $path): string
    {
        $out = '';
        for ($at = 0, $end = \strlen($path); $at < $end; ++$at) {
            $length = \strspn($path, self::PLAIN . '_-.[]', $at);
            $out .= \substr($path, $at, $length);
            $at += $length;
            if ($at < $end) {
                $out .= \sprintf('%%%02X', \ord($path[$at]));
            }
        }

        return $out;
    }

    private static function value(#[\SensitiveParameter] string $value): string
    {
        return \strspn($value, self::PLAIN . '-_.:/+,%') === \strlen($value) ? $value : '"' . Escape::debug($value) . '"';
    }
}
