// The sentences of crates/core/src/error.rs, in the order of bindings/wasm/src/errors.rs: the module hands over places in this list, counted
// from 1. Made by `cargo xtask npm --generated`; change those, not this.

/** Stable codes, the same in every language; see `errors.md` in `dist/docs`. */
export type ErrorCode =
  | 'empty_secret'
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
  | 'wrong_kind'
  | 'invalid_date'
  | 'not_utf8'
  | 'stale'
  | 'incomplete_body'
  | 'invalid_argument'
  | 'internal_error';

/** By code, and behind a dot what tells apart the sentences of one code. */
export const texts: Readonly<Record<string, string>> = {
  empty_secret: 'the secret is empty or blank; copy it from Control Panel, Integrations, Webhooks & API',
  body_too_large: 'the body is longer than the limit of {limit} bytes',
  too_many_fields: 'the body has more fields than the limit of {limit}',
  name_too_long: 'a field name is longer than the limit of {limit} bytes',
  nesting_too_deep: 'a field name has more than {limit} bracket levels',
  not_form: 'the body is not form-encoded (it looks like JSON or multipart); pass the raw bytes of the POST',
  missing_signature: 'no signature field (HASH, SIGNATURE_SHA2_256 or SIGNATURE_SHA3_256 in a notification); is this the whole raw message?',
  algorithm_not_accepted: 'the message is signed, but not with an accepted algorithm; switch on SHA3 or SHA2 for this URL in the Control Panel, or name \'md5\' with the others in `accept`',
  malformed_signature: '{field} is not a single value of {limit} hexadecimal digits',
  signature_mismatch: 'the signature does not match: wrong secret, or the body is not what was sent; `explain()` of \'countersign/explain\' looks for the reason',
  duplicate_field: '{field} was sent more than once',
  invalid_field: '{field} does not have the shape or value it must have',
  missing_field: '{field} was not sent; switch it on for this URL in the Control Panel',
  wrong_kind: 'this is neither an IPN nor an LCN: REFNO, IPN_PID, IPN_DATE and LICENSE_CODE are all missing',
  'wrong_kind.ipn': 'this is an IPN (order), which is not what was asked for: take orders too (onIpn), or give them another URL',
  'wrong_kind.lcn': 'this is an LCN (subscription), which is not what was asked for: take subscriptions too (onLcn), or give them another URL',
  invalid_date: 'the receipt date must be 14 digits YYYYMMDDHHMMSS of a real date and time',
  not_utf8: 'the value is not UTF-8; read it as bytes',
  stale: 'the signed date is too far from the clock for the age limit set',
  incomplete_body: 'the body broke off before its end',
  invalid_argument: 'an argument is not what it should be',
  internal_error: 'a mistake in Countersign; please report it',
};
