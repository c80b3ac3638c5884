<?php

declare(strict_types=1);

namespace Countersign\Backend\Plain;

use Countersign\ErrorCode;
use Countersign\Exception\VerificationException;
use Countersign\Generated\KnownNames;
use Countersign\Kind;

/**
 * What looks re-cut in a message whose signature is right.
 *
 * Owns the strict mode; never runs unless asked, because new fields and shapes of the vendor's must not cost a genuine message its
 * receipt.
 *
 * @internal
 */
final class StrictMode
{
    /**
     * @throws VerificationException `duplicate_field`, `invalid_field`
     */
    public static function check(#[\SensitiveParameter] Form $form, Kind $kind): void
    {
        if ($form instanceof TreeForm && $form->repeats) {
            throw new VerificationException(ErrorCode::DuplicateField, $form->lostIn());
        }
        $tree = $form->tree();
        foreach ($tree as $name => $member) {
            if (\is_array($member) && isset(KnownNames::SCALARS[$name])) {
                self::invalid((string) $name);
            }
        }
        $lines = null;
        foreach (KnownNames::LINES as $name) {
            $members = $tree[$name] ?? null;
            if ($members === null) {
                continue;
            }
            if (!\is_array($members)) {
                self::invalid($name);
            }
            // One empty member counts as none, because that is how empty arrays are sent.
            $count = \count($members) === 1 && \reset($members) === '' ? 0 : \count($members);
            if ($count === 0) {
                continue;
            }
            $lines ??= $count;
            if ($lines !== $count) {
                self::invalid($name);
            }
        }
        foreach (KnownNames::OTHER_ARRAYS as $name) {
            if (\is_string($tree[$name] ?? null)) {
                self::invalid($name);
            }
        }
        SignedDate::check($form, $kind);
    }

    private static function invalid(string $name): never
    {
        throw new VerificationException(ErrorCode::InvalidField, $name);
    }
}
