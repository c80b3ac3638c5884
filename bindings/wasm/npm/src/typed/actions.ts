// What to do about keys. Owns the rules of `docs/typed.md`, section "Entitlements"; must never grant on what is not known, nor take
// back on what is only likely.

import { fail, sure } from '../error.js';
import { ipnEvent, isAfterUpdate, lcnEvent } from './events.js';
import type { Reader } from './reader.js';
import type { Reading } from './values.js';

/**
 * What to do about a key. More may be added: take one that is not known for `review`.
 *
 * - `grant`: hand it out, or let it go on, until its expiry.
 * - `test`: the same, but it is a test: nothing was paid, and nothing will be. Only the field TEST_ORDER or TEST tells, which may be
 *   switched off.
 * - `expire`: it came to its end by itself; a renewal may be on its way.
 * - `revoke`: subscription disabled or cancelled: take the key back.
 * - `withdraw`: the order was reversed or cancelled: take back what this order gave, found by its `refno`. Its subscription may have been
 *   paid for by another order, so that the key must not be taken.
 * - `refund`: money was returned, in part or whole; which of the two is not in the message.
 * - `wait`: nothing yet: leave things as they are.
 * - `review`: something a person, or the API, has to decide: a chargeback, an order denied by the fraud check, a message that contradicts
 *   itself, leaves out what it takes, or says something new.
 */
export type Action = 'grant' | 'test' | 'expire' | 'revoke' | 'withdraw' | 'refund' | 'wait' | 'review';

const unlessTest = (isTest: Reading): Action => (isTest === null ? 'review' : isTest ? 'test' : 'grant');

export const ipnAction = (reader: Reader): Action => {
  const event = ipnEvent(reader);
  switch (event) {
    case 'order_fulfilled':
      return unlessTest(reader.one('TEST_ORDER', 'f'));
    case 'order_reversed':
    case 'order_cancelled':
      return 'withdraw';
    case 'order_refunded':
      return 'refund';
    case 'order_charged_back':
    case 'order_denied':
    case 'unclassified':
      return 'review';
    default:
      return 'wait';
  }
};

/** When the subscription expires: the exact date if it was sent, which must be of the same day as the other one. */
export const lcnExpiry = (reader: Reader): string | undefined => {
  const [exact, day] = ['EXPIRATION_DATE_TIME', 'EXPIRATION_DATE'].map((name) => sure(reader.one(name, 'e') as Reading<string>, name));
  return exact && day && exact.slice(0, 10) !== day.slice(0, 10) ? fail('invalid_field', 'EXPIRATION_DATE_TIME') : exact ?? day;
};

/** The same for what may be for life, and must have no date then. */
export const orNever = (isLifetime: Reading, name: string, expiry: () => string | undefined): string | undefined => {
  const isEndless = sure(isLifetime, name);
  const date = expiry();
  return !isEndless ? date : date && date !== 'never' ? fail('invalid_field', name) : 'never';
};

/** When the subscription's key expires. */
export const lcnKeyExpiry = (reader: Reader): string | undefined =>
  orNever(reader.one('LICENSE_LIFETIME', 'f'), 'LICENSE_LIFETIME', () => lcnExpiry(reader));

export const lcnAction = (reader: Reader): Action => {
  const event = lcnEvent(reader);
  const isDisabled = reader.one('DISABLED', 'f');
  const status = reader.one('STATUS');
  const isExpired = reader.one('EXPIRED', 'f');
  const isPastDue = event === 'licence_past_due';
  const unlessPastDue = isPastDue ? 'wait' : 'review';
  if (isDisabled === null || status === null || isExpired === null || event === 'unclassified') return 'review';
  if (isDisabled || (isDisabled === undefined && status === 'DISABLED')) {
    // A scheduled cancellation goes on until its day, so it cannot be disabled already.
    return event === 'licence_cancellation_scheduled' ? 'review' : 'revoke';
  }
  // The two contradict each other, or CANCELED stands alone: of that the pages say too little to take a key.
  if (status === 'DISABLED' || status === 'CANCELED') return 'review';
  if (event === 'licence_expired') return 'expire';
  if (event === 'licence_pending_activation') return 'wait';
  // Past due and the like have spellings that are not known.
  if (status && status !== 'ACTIVE') return unlessPastDue;
  if (isDisabled === undefined && !status) return 'review';
  let expiry;
  try {
    expiry = lcnKeyExpiry(reader);
  } catch {
    // Odd, or two answers to one question.
  }
  if (!expiry) return unlessPastDue;
  const lasts = isAfterUpdate(reader, expiry);
  if (isExpired) return lasts ? 'review' : 'expire';
  if (isPastDue && !lasts) return 'wait';
  // How a pause begins and ends is not known.
  return reader.one('PAUSE_START_DATE', 'd') === undefined ? unlessTest(reader.one('TEST', 'f')) : 'review';
};
