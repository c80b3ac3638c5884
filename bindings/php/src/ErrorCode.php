<?php

declare(strict_types=1);

namespace Countersign;

/**
 * Why something was refused, as a code that is the same in every language Countersign speaks.
 *
 * Owns the codes; their sentences for people stand in {@see Exception\Sentence}.
 */
enum ErrorCode: string
{
    case EmptySecret = 'empty_secret';
    case BodyTooLarge = 'body_too_large';
    case TooManyFields = 'too_many_fields';
    case NameTooLong = 'name_too_long';
    case NestingTooDeep = 'nesting_too_deep';
    case NotForm = 'not_form';
    case MissingSignature = 'missing_signature';
    case AlgorithmNotAccepted = 'algorithm_not_accepted';
    case MalformedSignature = 'malformed_signature';
    case SignatureMismatch = 'signature_mismatch';
    case DuplicateField = 'duplicate_field';
    case InvalidField = 'invalid_field';
    case MissingField = 'missing_field';
    case NotUtf8 = 'not_utf8';
    case Stale = 'stale';
    case ClockMissing = 'clock_missing';
    case WrongKind = 'wrong_kind';
    case InvalidDate = 'invalid_date';
    /** An argument that makes no sense: a negative limit, an empty set of algorithms. */
    case InvalidArgument = 'invalid_argument';
    /** The backend that was asked for cannot be used on this host. */
    case BackendUnavailable = 'backend_unavailable';
    /** A mistake of ours. */
    case InternalError = 'internal_error';
}
