<?php

declare(strict_types=1);

namespace Countersign\Backend\Plain;

use Countersign\ErrorCode;
use Countersign\Exception\Sentence;
use Countersign\Exception\VerificationException;
use Countersign\Limits;

/**
 * The complete road from a body to its fields: rules 1 to 11 of `docs/protocol/php-form.md`, for any body whatever.
 *
 * Owns how names are read and what conflicts do; never depends on the settings of this PHP (`max_input_vars`,
 * `max_input_nesting_level`), and its time is never more than proportional to the body.
 *
 * @internal
 */
final class FormParser
{
    /** So many names in an array may collide before anybody would notice. */
    private const FEW = 1000;

    private const APPEND = null;

    private readonly Branch $root;
    private int $arrays = 0;
    private bool $repeats = false;

    private function __construct(private readonly Limits $limits, private readonly int $few)
    {
        $this->root = new Branch($few);
    }

    /**
     * @param int $few most members of an array that are left to PHP's own hashing; for tests
     *
     * @throws VerificationException if a limit is passed
     */
    public static function parse(#[\SensitiveParameter] string $body, Limits $limits, int $few = self::FEW): TreeForm
    {
        $end = \strlen($body);
        if ($end > $limits->body) {
            throw new VerificationException(ErrorCode::BodyTooLarge, null, Sentence::bodyTooLarge($limits->body));
        }
        $parser = new self($limits, $few);
        $pairs = 0;
        // Rules 1 and 2. Not `explode`, which would hold all pieces of a hostile body at once.
        for ($start = \strspn($body, '&'); $start < $end; $start = $stop + \strspn($body, '&', $stop)) {
            if (++$pairs > $limits->fields) {
                throw self::tooManyFields($limits);
            }
            $stop = \strpos($body, '&', $start);
            $stop = $stop === false ? $end : $stop;
            $parser->pair(\substr($body, $start, $stop - $start));
        }

        return new TreeForm($parser->root, $parser->repeats);
    }

    private function pair(#[\SensitiveParameter] string $piece): void
    {
        $equals = \strpos($piece, '=');
        $name = $equals === false ? $piece : \substr($piece, 0, $equals);
        if (\strlen($name) > $this->limits->name) {
            throw new VerificationException(ErrorCode::NameTooLong, null, Sentence::nameTooLong($this->limits->name));
        }
        // Rule 3 is what `urldecode` does.
        $name = \urldecode($name);
        $value = $equals === false ? '' : \urldecode(\substr($piece, $equals + 1));
        // Rule 4.
        $nul = \strpos($name, "\0");
        $name = \ltrim($nul === false ? $name : \substr($name, 0, $nul), ' ');
        // Rule 5.
        $open = \strpos($name, '[');
        if ($name === '' || $open === 0) {
            return;
        }
        if ($open !== false && \strpos($name, ']', $open) !== false) {
            $this->store($name, $open, $value);

            return;
        }
        // What stands behind a `[` that is never closed belongs to the key.
        $key = \strtr($name, ' .[', '___');
        if (self::isAllowed($key, $name) && $this->root->set($key, $value)) {
            $this->repeats = true;
        }
    }

    /** Rules 6 and 9: goes down the levels of a name and gives a value to the last. */
    private function store(#[\SensitiveParameter] string $name, int $open, #[\SensitiveParameter] string $value): void
    {
        $end = \strlen($name);
        $branch = $this->root;
        $key = \strtr(\substr($name, 0, $open), ' .', '__');
        for ($depth = 1; $open < $end && $name[$open] === '['; ++$depth) {
            if ($depth > $this->limits->depth) {
                $limit = $this->limits->depth;
                throw new VerificationException(ErrorCode::NestingTooDeep, null, Sentence::nestingTooDeep($limit));
            }
            $start = $open + 1;
            $close = $start + \strspn($name, " \t\n\v\f\r", $start, 1);
            if ($close < $end && $name[$close] === ']') {
                $level = self::APPEND;
            } else {
                $close = \strpos($name, ']', $start);
                if ($close === false) {
                    break;
                }
                $level = \substr($name, $start, $close - $start);
            }
            $inner = $this->enter($branch, $key, $name);
            if ($inner === null) {
                return;
            }
            $branch = $inner;
            $key = $level;
            $open = $close + 1;
        }
        if ($key === self::APPEND) {
            if ($branch->hasRoom()) {
                $branch->append($value);
            }
        } elseif (self::isAllowed($key, $name) && $branch->set($key, $value)) {
            $this->repeats = true;
        }
    }

    /** The array under a key, made if need be; `null` if the pair has to be abandoned here. */
    private function enter(
        #[\SensitiveParameter] Branch $branch,
        #[\SensitiveParameter] ?string $key,
        #[\SensitiveParameter] string $name,
    ): ?Branch {
        if ($key === self::APPEND) {
            if (!$branch->hasRoom()) {
                return null;
            }
            $branch->append($inner = $this->branch());

            return $inner;
        }
        if (!self::isAllowed($key, $name)) {
            return null;
        }
        $inner = $branch->member($key);
        if (!$inner instanceof Branch) {
            $inner = $this->branch();
            if ($branch->set($key, $inner)) {
                $this->repeats = true; // A scalar is gone.
            }
        }

        return $inner;
    }

    private function branch(): Branch
    {
        if (++$this->arrays > $this->limits->fields) {
            throw self::tooManyFields($this->limits);
        }

        return new Branch($this->few);
    }

    /** Rule 11: no key may become a cookie prefix that its name has not. */
    private static function isAllowed(string $key, string $name): bool
    {
        return $key[0] !== '_' || (
            (!\str_starts_with($key, '__Host-') || \str_starts_with($name, '__Host-'))
            && (!\str_starts_with($key, '__Secure-') || \str_starts_with($name, '__Secure-'))
        );
    }

    private static function tooManyFields(Limits $limits): VerificationException
    {
        return new VerificationException(ErrorCode::TooManyFields, null, Sentence::tooManyFields($limits->fields));
    }
}
