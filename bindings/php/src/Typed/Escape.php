<?php

declare(strict_types=1);

namespace Countersign\Typed;

use Countersign\ErrorCode;
use Countersign\Exception\ConfigurationException;

/**
 * Text that may hold anything, as one line for people. Owns the escapes, which are those of the core; must never let a
 * byte through that moves a cursor or ends a line.
 *
 * @internal
 */
final class Escape
{
    private const NAMED = ["\t" => '\t', "\r" => '\r', "\n" => '\n', "'" => "\\'", '"' => '\"', '\\' => '\\\\'];

    /** Every byte that is not printable ASCII as `\xNN`. */
    public static function ascii(#[\SensitiveParameter] string $bytes): string
    {
        $out = '';
        foreach ($bytes === '' ? [] : \str_split($bytes) as $byte) {
            $printable = $byte >= ' ' && $byte <= '~';
            $out .= self::NAMED[$byte] ?? ($printable ? $byte : \sprintf('\x%02x', \ord($byte)));
        }

        return $out;
    }

    /** Text with what cannot be printed escaped, as characters, and what is not UTF-8 byte by byte. */
    public static function debug(#[\SensitiveParameter] string $value): string
    {
        if (Read::text($value) !== null) {
            return self::characters($value);
        }
        $out = '';
        $text = '';
        for ($at = 0, $end = \strlen($value); $at < $end; $at += \strlen($part)) {
            $part = \substr($value, $at, self::length(\ord($value[$at])));
            if (Read::text($part) !== null) {
                $text .= $part;
            } else {
                $part = $value[$at];
                $out .= self::characters($text) . self::ascii($part);
                $text = '';
            }
        }

        return $out . self::characters($text);
    }

    /** How many bytes a character of UTF-8 has that begins with this one. */
    private static function length(int $first): int
    {
        return match (true) {
            $first < 0xe0 => $first < 0xc0 ? 1 : 2,
            $first < 0xf0 => 3,
            default => 4,
        };
    }

    /** Text that is UTF-8. A mark in front of it would join what stands before. */
    private static function characters(#[\SensitiveParameter] string $text): string
    {
        $text = self::replace('/[\'"\\\\\p{C}\p{Zl}\p{Zp}\p{Zs}]/u', $text);

        return self::replace('/\A[\p{Mn}\p{Me}]/u', $text);
    }

    private static function replace(string $pattern, #[\SensitiveParameter] string $text): string
    {
        $replace = static fn (): ?string => \preg_replace_callback(
            $pattern,
            /** @param array<string> $found */
            static fn (array $found): string => self::one($found[0]),
            $text,
        );
        $replaced = $replace();
        if ($replaced === null) {
            // Patterns of one class need next to nothing, but a host's limits may be lower still.
            $limits = [];
            foreach (['pcre.backtrack_limit', 'pcre.recursion_limit'] as $name) {
                $limits[$name] = \ini_set($name, '1000');
            }
            $replaced = $replace();
            foreach ($limits as $name => $limit) {
                \ini_set($name, (string) $limit);
            }
        }

        // Not an empty text, which would look like an empty value.
        return $replaced ?? throw new ConfigurationException(ErrorCode::InternalError);
    }

    private static function one(#[\SensitiveParameter] string $character): string
    {
        if ($character === "\0") {
            return '\0';
        }

        return $character === ' ' ? ' ' : self::NAMED[$character] ?? \sprintf('\u{%x}', self::codePoint($character));
    }

    private static function codePoint(#[\SensitiveParameter] string $character): int
    {
        $first = \ord($character[0]);
        $point = match (\strlen($character)) {
            1 => $first,
            2 => $first & 0x1f,
            3 => $first & 0x0f,
            default => $first & 0x07,
        };
        foreach (\array_slice(\str_split($character), 1) as $byte) {
            $point = $point << 6 | (\ord($byte) & 0x3f);
        }

        return $point;
    }
}
