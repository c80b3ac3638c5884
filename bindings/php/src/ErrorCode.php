<?php

declare(strict_types=1);

namespace Countersign;

/** Stable codes of errors. */
enum ErrorCode: string
{
    case InvalidField = 'invalid_field';
    case MissingField = 'missing_field';
    case NotUtf8 = 'not_utf8';
    case WrongKind = 'wrong_kind';
    case InvalidDate = 'invalid_date';
}
