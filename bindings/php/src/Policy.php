<?php

declare(strict_types=1);

namespace Countersign;

use Countersign\Exception\ConfigurationException;

/**
 * What is accepted as genuine. The strongest accepted signature that is present must be right; weaker ones are not looked at,
 * and a wrong strong one is never rescued by a right weak one.
 *
 * Owns the choices and their defaults; never looks at a message.
 */
final class Policy
{
    /**
     * What is accepted, strongest first.
     *
     * @var list<Algorithm>
     */
    public readonly array $accept;
    /** The kind demanded; `null` for any. */
    public readonly ?Kind $kind;

    /**
     * @param array<Algorithm> $accept     MD5 is accepted only where it is named
     * @param ?Kind            $kind       every endpoint should demand the kind it is for: a body is as valid at the LCN
     *                                     endpoint as at the IPN endpoint. `Kind::Unknown` demands nothing
     * @param bool             $requireAll every signature present must be right, those not accepted included
     * @param bool             $strict     refuses what looks re-cut: a field sent twice, documented fields of the other shape,
     *                                     line arrays of unequal length, a signed date that is none. A new shape of the
     *                                     vendor's would be refused too
     * @param ?int             $maxAge     seconds the signed date may be away from the clock, into the past or the future.
     *                                     Genuine retries go on for two days, and messages can be sent again by hand much later
     *
     * @throws ConfigurationException `invalid_argument`
     */
    public function __construct(
        array $accept = [Algorithm::Sha3_256, Algorithm::Sha256],
        ?Kind $kind = null,
        public readonly bool $requireAll = false,
        public readonly bool $strict = false,
        public readonly ?int $maxAge = null,
        public readonly Limits $limits = new Limits(),
    ) {
        foreach ($accept as $algorithm) {
            // @mago-expect analysis:impossible-condition a caller's array holds anything
            if (!$algorithm instanceof Algorithm) {
                throw new ConfigurationException(ErrorCode::InvalidArgument, null, 'accept takes members of Algorithm only');
            }
        }
        if ($accept === []) {
            throw new ConfigurationException(ErrorCode::InvalidArgument, null, 'at least one algorithm must be accepted');
        }
        if ($maxAge !== null && $maxAge < 0) {
            throw new ConfigurationException(ErrorCode::InvalidArgument, null, 'an age limit must not be negative');
        }
        $known = Algorithm::strongestFirst();
        $this->accept = \array_values(\array_filter($known, static fn (Algorithm $one): bool => \in_array($one, $accept, true)));
        $this->kind = $kind === Kind::Unknown ? null : $kind;
    }
}
