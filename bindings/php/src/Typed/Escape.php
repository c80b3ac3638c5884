<?php

declare(strict_types=1);

namespace Countersign\Typed;

/**
 * Text that may hold anything, as one line for people. Owns the escapes, which are those of the core; must never let a
 * byte through that moves a cursor or ends a line.
 *
 * @internal
 */
final class Escape
{
    private const NAMED = ["\t" => '\t', "\r" => '\r', "\n" => '\n', "'" => "\\'", '"' => '\"', '\\' => '\\\\'];

    /** A character of UTF-8, byte by byte. */
    private const CHARACTER = '[\x00-\x7f]|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]'
        . '|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}'
        . '|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}';

    /** Every byte that is not printable ASCII as `\xNN`. */
    public static function ascii(string $bytes): string
    {
        $out = '';
        foreach ($bytes === '' ? [] : \str_split($bytes) as $byte) {
            $printable = $byte >= ' ' && $byte <= '~';
            $out .= self::NAMED[$byte] ?? ($printable ? $byte : \sprintf('\x%02x', \ord($byte)));
        }

        return $out;
    }

    /** Text with what cannot be printed escaped, as characters, and what is not UTF-8 byte by byte. */
    public static function debug(string $value): string
    {
        if (Read::text($value) !== null) {
            return self::characters($value);
        }
        $out = '';
        $text = '';
        for ($at = 0, $end = \strlen($value); $at < $end; $at += \strlen($part)) {
            $part = $value[$at];
            // @mago-expect analysis:possibly-undefined-variable the call itself defines it
            if (\preg_match('/\G(?:' . self::CHARACTER . ')/s', $value, $found, 0, $at) === 1) {
                $part = $found[0];
                $text .= $part;
            } else {
                $out .= self::characters($text) . self::ascii($part);
                $text = '';
            }
        }

        return $out . self::characters($text);
    }

    /** Text that is UTF-8. A mark in front of it would join what stands before. */
    private static function characters(string $text): string
    {
        $odd = '/[\'"\\\\\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}|\A[\p{Mn}\p{Me}]/u';

        return (string) \preg_replace_callback(
            $odd,
            /** @param array<string> $found */
            static fn (array $found): string => self::one($found[0]),
            $text,
        );
    }

    private static function one(string $character): string
    {
        if ($character === "\0") {
            return '\0';
        }

        return self::NAMED[$character] ?? \sprintf('\u{%x}', self::codePoint($character));
    }

    private static function codePoint(string $character): int
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
