<?php

declare(strict_types=1);

namespace Countersign\Exception;

use Countersign\ErrorCode;

abstract class CountersignException extends \RuntimeException
{
    public function __construct(
        public readonly ErrorCode $error,
        public readonly ?string $field = null,
        string $message = '',
    ) {
        parent::__construct($message);
    }

    public function errorCode(): string
    {
        return $this->error->value;
    }
}
