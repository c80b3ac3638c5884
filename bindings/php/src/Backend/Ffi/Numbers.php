<?php

declare(strict_types=1);

namespace Countersign\Backend\Ffi;

use Countersign\Algorithm;
use Countersign\ErrorCode;
use Countersign\Exception\ConfigurationException;
use Countersign\Kind;

/**
 * What the numbers of countersign.h stand for. They never change their meaning there.
 *
 * Owns the translation both ways; never guesses at a number it does not know.
 *
 * @internal
 */
final class Numbers
{
    public const OK = 0;
    public const NOT_FOUND = 4;

    public const RECEIPT_SIZE = 128;
    public const FINGERPRINT_SIZE = 65;

    private const ALGORITHMS = ['md5' => 1, 'sha256' => 2, 'sha3-256' => 4];
    private const KINDS = ['unknown' => 0, 'ipn' => 1, 'lcn' => 2];

    public static function ofAlgorithm(Algorithm $algorithm): int
    {
        return self::ALGORITHMS[$algorithm->value];
    }

    public static function ofKind(Kind $kind): int
    {
        return self::KINDS[$kind->value];
    }

    /** @throws ConfigurationException */
    public static function algorithm(int $number): Algorithm
    {
        return match ($number) {
            1 => Algorithm::Md5,
            2 => Algorithm::Sha256,
            4 => Algorithm::Sha3_256,
            default => throw self::internal(),
        };
    }

    /** @throws ConfigurationException */
    public static function kind(int $number): Kind
    {
        return match ($number) {
            0 => Kind::Unknown,
            1 => Kind::Ipn,
            2 => Kind::Lcn,
            default => throw self::internal(),
        };
    }

    /** The code of a refusal; null for what no caller can be blamed for and is a mistake of ours, whatever was called. */
    public static function code(string $name): ?ErrorCode
    {
        $code = ErrorCode::tryFrom($name);

        return $code === ErrorCode::InvalidArgument || $code === ErrorCode::InternalError ? null : $code;
    }

    public static function internal(): ConfigurationException
    {
        return new ConfigurationException(ErrorCode::InternalError);
    }
}
