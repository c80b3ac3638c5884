// The sentences of crates/core/src/error.rs.

export type ErrorCode =
  | 'empty_secret'
  | 'secret_too_long'
  | 'body_too_large'
  | 'too_many_fields'
  | 'name_too_long'
  | 'nesting_too_deep'
  | 'not_form'
  | 'missing_signature'
  | 'algorithm_not_accepted'
  | 'malformed_signature'
  | 'signature_mismatch'
  | 'duplicate_field'
  | 'invalid_field'
  | 'missing_field'
  | 'not_utf8'
  | 'stale'
  | 'clock_missing'
  | 'wrong_kind'
  | 'invalid_date'
  | 'undocumented'
  | 'invalid_argument'
  | 'internal_error';

export const texts: Record<ErrorCode, string> = {
  empty_secret: 'the secret is empty or blank; copy it from Control Panel, Integrations, Webhooks & API',
  secret_too_long: 'the secret word is longer than the limit of {limit} bytes',
  body_too_large: 'the body is longer than the limit of {limit} bytes',
  too_many_fields: 'the body has more fields than the limit of {limit}',
  name_too_long: 'a field name is longer than the limit of {limit} bytes',
  nesting_too_deep: 'a field name has more than {limit} bracket levels',
  not_form: 'the body is not form-encoded (it looks like JSON or multipart); pass the raw bytes of the POST',
  missing_signature:
    'no signature field (HASH, SIGNATURE_SHA2_256 or SIGNATURE_SHA3_256 in a notification); is this the whole raw message?',
  algorithm_not_accepted:
    'the message is signed, but not with an accepted algorithm; switch on SHA3 or SHA2 for this URL in the Control Panel, or accept MD5 explicitly',
  malformed_signature: '{field} is not a digest of the right number of hexadecimal digits',
  signature_mismatch:
    'the signature does not match: wrong secret, or the body is not what was sent; `countersign explain` looks for the reason',
  duplicate_field: '{field} was sent more than once',
  invalid_field: '{field} does not have the shape or value it must have',
  missing_field: '{field} was not sent; switch it on for this URL in the Control Panel',
  not_utf8: 'the value is not UTF-8; read it as bytes',
  stale: 'the signed date is too far from the clock for the age limit set',
  clock_missing: 'the policy has an age limit, so the message must be verified at a time: pass the time of day',
  wrong_kind: 'the message is not of the kind that was asked for',
  invalid_date: 'the receipt date must be 14 digits YYYYMMDDHHMMSS of a real date and time',
  undocumented: 'how 2Checkout signs this is not documented; refused rather than guessed',
  invalid_argument: 'an argument is out of its range',
  internal_error: 'internal error: please report it',
};
