// The key to tell repeats by. Owns what it is made of (`docs/typed.md`, section "Keys"); must never use a secret, so that it can be
// stored and logged.

import { fail } from '../error.js';
import { encode } from '../fields.js';
import type { Fields, Kind } from '../fields.js';
import { source } from './bytes.js';

/** Without the first two of each kind, different events would look the same. */
const parts = {
  ipn: 'REFNO ORDERSTATUS MESSAGE_TYPE REFUND_TYPE CHARGEBACK_RESOLUTION CHARGEBACK_REASON_CODE IPN_TOTALGENERAL FRAUD_STATUS',
  lcn: 'LICENSE_CODE DATE_UPDATED DISPATCH_REASON STATUS DISABLED EXPIRED EXPIRATION_DATE PAUSE_START_DATE',
};

/** What is hashed for the dedupe key. */
export const dedupeSource = (fields: Fields, kind: Kind): Uint8Array => {
  if (kind === 'unknown') return fail('wrong_kind');
  const values = parts[kind].split(' ').map((name, number) => {
    const place = fields.place(name);
    if (place && fields.isArray(place)) return fail('invalid_field', name);
    const value = place ? fields.bytes(place.from) : encode('');
    if (number < 2 && !value.length) return fail('missing_field', name);
    return value;
  });
  return source([encode(kind), ...values]);
};

/** What is hashed for the delivery id: all signed values in signed order. */
export const deliverySource = (fields: Fields): Uint8Array => source(Array.from({ length: fields.count }, (_, i) => fields.bytes(i)));
