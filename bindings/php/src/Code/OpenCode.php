<?php

declare(strict_types=1);

namespace Countersign\Code;

/**
 * A list of codes that others may join at any time. Owns how a text becomes a code; must never refuse one.
 *
 * @api
 *
 * @enum-interface
 */
interface OpenCode extends \BackedEnum
{
    /** The code of that text; the text itself if it is none of the list. */
    public static function fromText(string $text): self|string;
}
