<?php

declare(strict_types=1);

namespace Countersign\Backend\Plain;

use Countersign\Kind;
use Countersign\Limits;

/**
 * A body as all genuine ones are: names of letters, digits and the like, each once, or with `[]` behind them and then in one run.
 *
 * Owns the quick road, on which nothing is done for each pair but one turn of one loop; never decides anything that
 * {@see FormParser} would decide otherwise: of what it is not sure it says nothing, and the complete road is taken.
 *
 * @internal
 */
final class QuickForm extends Form
{
    /**
     * Most pairs. PHP's arrays hash without a key, so that a stranger can make all names collide; so many names are few enough
     * for that not to matter.
     */
    private const MOST = 2000;

    /** In front of each name here. No name and no value has this byte. */
    private const MARK = "\1";

    private const MARKED_SIGNATURES = [
        "\1SIGNATURE_SHA3_256" => 'SIGNATURE_SHA3_256',
        "\1SIGNATURE_SHA2_256" => 'SIGNATURE_SHA2_256',
        "\1HASH" => 'HASH',
    ];

    /** No arrays, whatever is sent; which error that is depends on how often they came. */
    private const SINGLE = [
        "\1SIGNATURE_SHA3_256" => true, "\1SIGNATURE_SHA2_256" => true, "\1HASH" => true,
        "\1REFNO" => true, "\1ORDERSTATUS" => true, "\1IPN_DATE" => true,
        "\1LICENSE_CODE" => true, "\1EXPIRATION_DATE" => true, "\1DATE_UPDATED" => true,
    ];

    /** Names of documented arrays as sent and as they are then, which saves cutting them. Others work as well. */
    private const ARRAYS = [
        "\1IPN_PID[]" => "\1IPN_PID",
        "\1IPN_PNAME[]" => "\1IPN_PNAME",
        "\1IPN_PCODE[]" => "\1IPN_PCODE",
        "\1IPN_EXTERNAL_REFERENCE[]" => "\1IPN_EXTERNAL_REFERENCE",
        "\1IPN_INFO[]" => "\1IPN_INFO",
        "\1IPN_QTY[]" => "\1IPN_QTY",
        "\1IPN_PRICE[]" => "\1IPN_PRICE",
        "\1IPN_VAT[]" => "\1IPN_VAT",
        "\1IPN_VAT_RATE[]" => "\1IPN_VAT_RATE",
        "\1IPN_VER[]" => "\1IPN_VER",
        "\1IPN_DISCOUNT[]" => "\1IPN_DISCOUNT",
        "\1IPN_PROMOTION_CATEGORY[]" => "\1IPN_PROMOTION_CATEGORY",
        "\1IPN_PROMONAME[]" => "\1IPN_PROMONAME",
        "\1IPN_PROMOCODE[]" => "\1IPN_PROMOCODE",
        "\1IPN_ORDER_COSTS[]" => "\1IPN_ORDER_COSTS",
        "\1IPN_SKU[]" => "\1IPN_SKU",
        "\1IPN_PGROUP[]" => "\1IPN_PGROUP",
        "\1IPN_PGROUP_NAME[]" => "\1IPN_PGROUP_NAME",
        "\1IPN_PCOMMISSION[]" => "\1IPN_PCOMMISSION",
        "\1IPN_DELIVEREDCODES[]" => "\1IPN_DELIVEREDCODES",
        "\1IPN_BUNDLE_DETAILS[]" => "\1IPN_BUNDLE_DETAILS",
        "\1IPN_BUNDLE_DELIVEREDCODES[]" => "\1IPN_BUNDLE_DELIVEREDCODES",
        "\1IPN_TOTAL[]" => "\1IPN_TOTAL",
        "\1IPN_LICENSE_PROD[]" => "\1IPN_LICENSE_PROD",
        "\1IPN_LICENSE_TYPE[]" => "\1IPN_LICENSE_TYPE",
        "\1IPN_LICENSE_REF[]" => "\1IPN_LICENSE_REF",
        "\1IPN_LICENSE_EXP[]" => "\1IPN_LICENSE_EXP",
        "\1IPN_LICENSE_START[]" => "\1IPN_LICENSE_START",
        "\1IPN_LICENSE_LIFETIME[]" => "\1IPN_LICENSE_LIFETIME",
        "\1IPN_LICENSE_ADDITIONAL_INFO[]" => "\1IPN_LICENSE_ADDITIONAL_INFO",
        "\1ORIGINAL_REFNOEXT[]" => "\1ORIGINAL_REFNOEXT",
        "\1IPN_ORIGINAL_LINK_SOURCE[]" => "\1IPN_ORIGINAL_LINK_SOURCE",
    ];

    /**
     * @param array<int, string|int> $parts length and bytes of each value by turns; nothing for signature fields
     * @param array<string, int>     $at    for each marked name the position of its length in `$parts`; for an array that of the
     *                                      first, less one and negative
     * @param array<string, string>  $signatures
     */
    private function __construct(
        #[\SensitiveParameter] private readonly array $parts,
        #[\SensitiveParameter] private readonly array $at,
        Kind $kind,
        #[\SensitiveParameter] array $signatures,
    ) {
        parent::__construct($kind, $signatures, false);
    }

    /** Parses a body, if it is such a one and within the limits. */
    public static function tryParse(#[\SensitiveParameter] string $body, Limits $limits): ?self
    {
        $pairs = \substr_count($body, '&') + 1;
        if (
            \substr_count($body, '=') !== $pairs || $pairs > self::MOST || $pairs > $limits->fields || $limits->depth === 0
            || \strlen($body) > $limits->name || \strlen($body) > $limits->body
        ) {
            return null;
        }
        // For the analyser: in `$parts` what stands behind `$i` is still the text that was sent.
        // A NUL for each `&` and each `=`, a mark in front of each name, and one decoding for all.
        $decoded = \urldecode(\strtr(self::MARK . \str_replace('&', "\0" . self::MARK, $body), '=', "\0"));
        $parts = \explode("\0", $decoded);
        $end = 2 * $pairs;
        // No other NUL and no other mark, sent or decoded. Then names and values come by turns if all names have theirs.
        if (\count($parts) !== $end || \substr_count($decoded, self::MARK) !== $pairs) {
            return null;
        }
        $at = [];
        $more = 0;
        for ($i = 0; $i < $end; $i += 2) {
            $name = $parts[$i];
            // @mago-expect analysis:possibly-invalid-argument
            $parts[$i] = \strlen($parts[$i + 1]);
            if (($name[-1] ?? '') !== ']') {
                $at[$name] = $i;
                continue;
            }
            $key = self::ARRAYS[$name] ?? null;
            if ($key === null) {
                if (($name[-2] ?? '') !== '[') {
                    return null;
                }
                // @mago-expect analysis:possibly-invalid-argument
                $key = \substr($name, 0, -2);
                if (isset(self::SINGLE[$key])) {
                    return null;
                }
            }
            $at[$key] = -1 - $i;
            if (($parts[$i + 2] ?? null) === $name) {
                $first = $i;
                do {
                    $i += 2;
                    // @mago-expect analysis:possibly-invalid-argument
                    $parts[$i] = \strlen($parts[$i + 1]);
                } while (($parts[$i + 2] ?? null) === $name);
                $more += $i - $first;
            }
        }
        // A name that came again; names that PHP changes, names with levels, an empty name; pairs with no `=` or with two.
        $names = \implode('', \array_keys($at));
        if (
            2 * \count($at) + $more !== $end
            || \strpos($names, '[') !== false || \strpos($names, '.') !== false || \strpos($names, ' ') !== false
            || isset($at[self::MARK]) || \substr_count($names, self::MARK) !== \count($at)
        ) {
            return null;
        }
        $signatures = [];
        foreach (self::MARKED_SIGNATURES as $marked => $name) {
            if (isset($at[$marked])) {
                $i = $at[$marked];
                // @mago-expect analysis:mismatched-array-index
                $signatures[$name] = (string) $parts[$i + 1];
                $parts[$i] = $parts[$i + 1] = '';
            }
        }
        if (isset($at["\1REFNO"]) || isset($at["\1IPN_PID"]) || isset($at["\1IPN_DATE"])) {
            $kind = Kind::Ipn;
        } else {
            $kind = isset($at["\1LICENSE_CODE"]) ? Kind::Lcn : Kind::Unknown;
        }

        // @mago-expect analysis:possibly-invalid-argument
        return new self($parts, $at, $kind, $signatures);
    }

    public function source(): string
    {
        return \implode('', $this->parts);
    }

    public function value(#[\SensitiveParameter] string $path): ?string
    {
        $i = $this->at[self::MARK . $path] ?? -1;

        return $i < 0 || isset(self::SIGNATURES[$path]) ? parent::value($path) : (string) $this->parts[$i + 1];
    }

    /** @return array<array-key, mixed> */
    protected function grow(): array
    {
        $tree = [];
        $ends = \array_values($this->at);
        $ends[] = \count($this->parts);
        $number = 0;
        foreach ($this->at as $name => $i) {
            $name = \substr($name, 1);
            $end = $ends[++$number];
            if ($i >= 0) {
                $tree[$name] = $this->parts[$i + 1];
                continue;
            }
            $members = [];
            for ($i = -$i, $end = $end < 0 ? -1 - $end : $end; $i < $end; $i += 2) {
                $members[] = $this->parts[$i];
            }
            $tree[$name] = $members;
        }

        return $tree;
    }
}
