<?php

declare(strict_types=1);

namespace Countersign;

use Countersign\Exception\ConfigurationException;

/**
 * How much of a body is looked at, in place of PHP's silent truncation by `max_input_vars` and `post_max_size`.
 *
 * Owns the numbers; a body that passes one is refused whole, never cut.
 */
final class Limits
{
    /** No body may be longer than this (2 GiB less 1 KiB), whatever is written in `body`. */
    public const MAX_BODY = 2_147_482_624;
    /** PHP's own limit on bracket levels. */
    public const MAX_DEPTH = 64;

    /** Longest body, in bytes as sent. */
    public readonly int $body;
    /** Most pairs, and separately most arrays (`A[]`, `A[x][y]` make one and two). */
    public readonly int $fields;
    /** Longest field name, in bytes as sent. */
    public readonly int $name;
    /** Most bracket levels of a name. */
    public readonly int $depth;

    /**
     * @throws ConfigurationException `invalid_argument` for negative numbers
     */
    public function __construct(int $body = 8_388_608, int $fields = 100_000, int $name = 65_536, int $depth = self::MAX_DEPTH)
    {
        if (\min($body, $fields, $name, $depth) < 0) {
            throw new ConfigurationException(ErrorCode::InvalidArgument, null, 'a limit must not be negative');
        }
        $this->body = \min($body, self::MAX_BODY);
        $this->fields = $fields;
        $this->name = $name;
        $this->depth = \min($depth, self::MAX_DEPTH);
    }
}
