<?php

declare(strict_types=1);

namespace Countersign;

/**
 * The three signature algorithms of IPN and LCN.
 *
 * Owns their names on the wire and their order of strength; nothing else may rank them.
 */
enum Algorithm: string
{
    /** HMAC-SHA3-256 in `SIGNATURE_SHA3_256`. */
    case Sha3_256 = 'sha3-256';
    /** HMAC-SHA-256 in `SIGNATURE_SHA2_256`. */
    case Sha256 = 'sha256';
    /** HMAC-MD5 in `HASH`. Announced to end in 2024 and 2025; accepted only by explicit choice. */
    case Md5 = 'md5';

    /** The form field that carries the signature. */
    public function field(): string
    {
        return match ($this) {
            self::Sha3_256 => 'SIGNATURE_SHA3_256',
            self::Sha256 => 'SIGNATURE_SHA2_256',
            self::Md5 => 'HASH',
        };
    }

    /** Hexadecimal digits of a digest. */
    public function hexLength(): int
    {
        return $this === self::Md5 ? 32 : 64;
    }

    /**
     * The order in which a signature is chosen.
     *
     * @return list<self>
     */
    public static function strongestFirst(): array
    {
        return [self::Sha3_256, self::Sha256, self::Md5];
    }
}
