<?php

declare(strict_types=1);

namespace Countersign\Backend\Plain;

use Countersign\Backend\FieldPath;
use Countersign\Limits;

/**
 * A body as all genuine ones are: names of letters, digits and the like, each once, or with `[]` behind them and then in one run.
 *
 * Owns the quick road, on which nothing is done for each pair but one step of one loop; never decides anything that
 * {@see FormParser} would decide otherwise: of what it is not sure it says nothing, and the complete road is taken.
 *
 * @internal
 */
final class QuickForm implements Form
{
    /**
     * Most pairs. PHP's arrays hash without a key, so that a stranger can make all names collide, and so many names are few enough
     * for that not to matter.
     */
    private const MOST = 2000;

    /** In front of each name here. No name or value has this byte in it: see `read`. */
    private const MARK = "\1";

    /** @var array<array-key, mixed>|null */
    private ?array $tree = null;

    /**
     * @param array<int, string|int> $parts the length and the bytes of each value by turns; signature fields made empty
     * @param array<string, int>     $at    for each marked name the position of its value in `$parts`; of its first value, negative,
     *                                      for an array
     * @param array<string, string>  $signatures
     */
    private function __construct(
        private readonly array $parts,
        private readonly array $at,
        private readonly array $signatures,
    ) {
    }

    /** Parses a body, if it is such a one and within the limits. */
    public static function read(#[\SensitiveParameter] string $body, Limits $limits): ?self
    {
        $pairs = \substr_count($body, '&') + 1;
        if (
            $pairs > self::MOST || $pairs > $limits->fields || $limits->depth === 0
            || \strlen($body) > \min($limits->name, $limits->body)
            || \strpos($body, "\0") !== false || \strpos($body, self::MARK) !== false
            // Both bytes written as escapes: then no value and no name has them either.
            || (\strpos($body, '%0') !== false && (\strpos($body, '%00') !== false || \strpos($body, '%01') !== false))
        ) {
            return null;
        }
        // A NUL for each `&` and each `=`, and one decoding for all: names and values by turns, if each pair has one `=`. That it is so
        // is seen by the mark of the names.
        $body = self::MARK . \str_replace('&', "\0" . self::MARK, $body);
        $parts = \explode("\0", \urldecode(\strtr($body, '=', "\0")));
        $end = \count($parts);
        if ($end !== 2 * $pairs) {
            return null;
        }
        $at = [];
        $run = '';
        for ($i = 0; $i < $end; $i += 2) {
            $name = $parts[$i];
            $parts[$i] = \strlen($parts[$i + 1]);
            if (($name[-1] ?? '') === ']') {
                if ($name === $run) {
                    continue;
                }
                $run = $name;
                $name = \substr($name, 0, -2);
                if (isset($at[$name]) || ($run[-2] ?? '') !== '[') {
                    return null;
                }
                $at[$name] = -1 - $i;
            } elseif (isset($at[$name])) {
                return null;
            } else {
                $at[$name] = $i + 1;
                $run = '';
            }
        }
        // Names that PHP changes, names with levels, empty names, and pairs that were not cut as they should be.
        $names = \implode('', \array_keys($at));
        if (
            \strpos($names, '[') !== false || \strpos($names, '.') !== false || \strpos($names, ' ') !== false
            || \substr_count($names, self::MARK) !== \count($at) || isset($at[self::MARK])
        ) {
            return null;
        }
        $signatures = [];
        foreach (['SIGNATURE_SHA3_256', 'SIGNATURE_SHA2_256', 'HASH'] as $name) {
            $i = $at[self::MARK . $name] ?? 0;
            if ($i < 0) {
                return null;
            }
            if ($i > 0) {
                $signatures[$name] = $parts[$i];
                $parts[$i] = $parts[$i - 1] = '';
            }
        }

        return new self($parts, $at, $signatures);
    }

    public function top(string $name): string|bool|null
    {
        $i = $this->at[self::MARK . $name] ?? 0;
        if ($i > 0) {
            return $this->signatures[$name] ?? $this->parts[$i];
        }

        return $i < 0 ? true : null;
    }

    public function cameTwice(string $name): bool
    {
        return \is_array($members = $this->tree()[$name] ?? null) && \count($members) > 1;
    }

    public function repeats(): bool
    {
        return false;
    }

    public function source(): string
    {
        return \implode('', $this->parts);
    }

    public function lostIn(): ?string
    {
        return null;
    }

    public function tree(): array
    {
        return $this->tree ??= $this->grow();
    }

    public function value(string $path): ?string
    {
        $i = $this->at[self::MARK . $path] ?? 0;
        if ($i > 0) {
            return isset($this->signatures[$path]) ? null : $this->parts[$i];
        }
        $value = FieldPath::at($this->tree(), $path);

        return \is_string($value) ? $value : null;
    }

    /** @return array<array-key, mixed> */
    private function grow(): array
    {
        $tree = [];
        $ends = \array_values($this->at);
        $ends[] = \count($this->parts) + 1;
        $number = 0;
        foreach ($this->at as $name => $i) {
            $name = \substr($name, 1);
            $end = \abs($ends[++$number]);
            if ($i < 0) {
                for ($members = [], $i = -$i; $i < $end; $i += 2) {
                    $members[] = $this->parts[$i];
                }
                $tree[$name] = $members;
            } elseif (!isset($this->signatures[$name])) {
                $tree[$name] = $this->parts[$i];
            }
        }

        return $tree;
    }
}
