<?php

declare(strict_types=1);

namespace Countersign\Exception;

use Countersign\ErrorCode;

/**
 * Everything Countersign throws.
 *
 * Owns the code and the name of the field that is to blame; never holds a value, a digest or a secret, so that it can be
 * logged and shown without a second thought.
 *
 * Its stack trace has arguments in it where `zend.exception_ignore_args` is off. Those that carry values or secrets are hidden
 * there by `#[\SensitiveParameter]`, which PHP 8.1 ignores: there leave the setting on, as php.ini-production has it.
 *
 * @api
 */
abstract class CountersignException extends \RuntimeException
{
    final public function __construct(
        public readonly ErrorCode $error,
        /** A field name of the protocol's own, never one that a stranger made up. */
        public readonly ?string $field = null,
        ?string $message = null,
        ?\Throwable $previous = null,
    ) {
        parent::__construct($message ?? Sentence::of($error, $field), 0, $previous);
    }

    /** The code as text: `signature_mismatch`, `missing_field`, … */
    final public function errorCode(): string
    {
        return $this->error->value;
    }
}
