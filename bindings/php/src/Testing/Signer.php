<?php

declare(strict_types=1);

namespace Countersign\Testing;

use Countersign\Algorithm;
use Countersign\Backend\Plain\FormParser;
use Countersign\Exception\VerificationException;
use Countersign\Limits;
use Countersign\Secret;

/**
 * Makes signed test messages. Whoever signs bodies that a stranger chose makes forgeries: for tests and tools only.
 *
 * Owns where signature fields go in a body; must never be reachable from verification.
 */
final class Signer
{
    /**
     * Signs a body as 2Checkout would: appends `HASH`, `SIGNATURE_SHA2_256`, `SIGNATURE_SHA3_256`, those of `$algorithms`
     * (SHA-256 and SHA3-256 if none is named), in that order. Signature fields that are already there are replaced, whatever
     * spelling they have; all other bytes stay as they are.
     *
     * @throws VerificationException if the body passes one of the default limits
     */
    public static function sign(string $body, Secret $secret, Algorithm ...$algorithms): string
    {
        $limits = new Limits();
        $form = FormParser::parse($body, $limits);
        $weakestFirst = \array_reverse(Algorithm::strongestFirst());
        foreach ($weakestFirst as $algorithm) {
            if ($form->has($algorithm->field())) {
                $body = self::withoutSignatures($body, $limits);
                break;
            }
        }
        $algorithms = $algorithms ?: [Algorithm::Sha256, Algorithm::Sha3_256];
        foreach ($weakestFirst as $algorithm) {
            if (\in_array($algorithm, $algorithms, true)) {
                $digest = \hash_hmac($algorithm->value, $form->source(), $secret->bytes());
                $body .= ($body === '' ? '' : '&') . $algorithm->field() . '=' . $digest;
            }
        }

        return $body;
    }

    private static function withoutSignatures(string $body, Limits $limits): string
    {
        $kept = [];
        foreach (\explode('&', $body) as $piece) {
            $alone = FormParser::parse($piece, $limits);
            foreach (Algorithm::strongestFirst() as $algorithm) {
                if ($alone->has($algorithm->field())) {
                    continue 2;
                }
            }
            $kept[] = $piece;
        }

        return \implode('&', $kept);
    }
}
