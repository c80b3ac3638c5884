/*
 * What the library's codes mean in plain words. Owns sentences only; every list is open, and a code it does not know is
 * shown as it is.
 */

import type { Algorithm } from './examine.ts';

export const KINDS: Record<string, string> = {
  ipn: 'Order notification (IPN)',
  lcn: 'Subscription notification (LCN)',
  unknown: 'Neither an order nor a subscription',
};

export const ALGORITHMS: Record<Algorithm, string> = { 'sha3-256': 'SHA3-256', sha256: 'SHA-256', md5: 'MD5' };
export const SIGNATURE_FIELDS: Record<Algorithm, string> = {
  'sha3-256': 'SIGNATURE_SHA3_256',
  sha256: 'SIGNATURE_SHA2_256',
  md5: 'HASH',
};

const EVENTS: Record<string, string> = {
  order_placed: 'The order was placed. It is not paid yet.',
  order_under_review: 'The order is being reviewed for fraud.',
  purchase_order_approved: 'The purchase order was approved. It is not paid yet.',
  payment_authorised: 'The bank has authorised the payment.',
  payment_received: 'The money has arrived. The order is not fulfilled yet.',
  delivery_confirmation_awaited: '2Checkout waits for your confirmation of the delivery.',
  order_fulfilled: 'The order is paid and fulfilled.',
  order_refunded: 'Money was returned to the buyer.',
  order_reversed: 'The payment was released before the order was complete.',
  order_cancelled: 'The order was cancelled.',
  order_charged_back: 'The buyer’s bank disputes, or disputed, the payment.',
  order_on_hold: 'The order is on hold because of bad data.',
  order_denied: 'The order was refused by the fraud review.',
  licence_changed: 'The subscription has changed.',
  licence_disabled: 'The subscription was disabled.',
  licence_grace_period_changed: 'The grace period of the subscription has changed.',
  licence_pending_activation: 'The subscription waits to be activated.',
  licence_expired: 'The subscription has expired.',
  licence_past_due: 'The renewal could not be charged.',
  licence_offer_accepted: 'The customer accepted an offer to stay.',
  licence_cancellation_scheduled: 'The subscription will be cancelled at the end of its period.',
  licence_cancellation_reverted: 'A scheduled cancellation was taken back.',
  unclassified: 'Nothing that Countersign can put in one word.',
};

const ACTIONS: Record<string, readonly [short: string, long: string]> = {
  grant: ['Grant', 'Give, or prolong, what was bought.'],
  test: ['Test', 'A test: nothing was paid. Give nothing of value.'],
  expire: ['Expire', 'Let the licence end.'],
  revoke: ['Revoke', 'Take the licence back.'],
  withdraw: ['Withdraw', 'Take back what this order gave.'],
  refund: ['Refund', 'Money went back, in part or whole: the message does not say which.'],
  wait: ['Wait', 'Nothing to do yet.'],
  review: ['Review', 'A person should look at this.'],
};

export function eventWords(code: string): string {
  return EVENTS[code] ?? spelledOut(code);
}

export function actionWords(code: string): readonly [short: string, long: string] {
  return ACTIONS[code] ?? [spelledOut(code), 'An action this page does not know: a person should look at it.'];
}

const REFUSALS: Record<string, readonly [headline: string, advice: string]> = {
  signature_mismatch: ['Does not verify', 'The signature is wrong under every key given: it is the wrong key, or these are not the bytes that were signed.'],
  malformed_signature: ['Does not verify', 'A signature field is no signature: it was cut on the way, or a stranger wrote it.'],
  missing_signature: ['Not signed', 'There is no signature field. If it came from 2Checkout, this is not the whole raw body.'],
  // Where the signature is right, `policyWords` are for it.
  algorithm_not_accepted: ['Does not verify', 'Its only signature is MD5, and that is wrong under every key given: it is the wrong key, or these are not the bytes that were signed. The policy would not accept MD5 besides.'],
  duplicate_field: ['Refused', 'A field that must come once came twice.'],
  invalid_field: ['Refused', 'A field has a shape or a value that it must not have.'],
  missing_field: ['Refused', 'A field that is needed was not sent. Switch it on for the URL in the Control Panel.'],
  wrong_kind: ['Refused', 'It is neither an order nor a subscription notification.'],
  not_form: ['Not a raw body', 'This is JSON or multipart; 2Checkout posts a form. Some framework has parsed the body before you got hold of it.'],
  body_too_large: ['Too large', 'The body is longer than the limit of 8 MiB. A genuine one has 2 to 25 kB.'],
  too_many_fields: ['Too large', 'The body has more fields than the limit of 100,000. A genuine one has 50 to 1,500.'],
  name_too_long: ['Refused', 'A field has a longer name than the limit allows.'],
  nesting_too_deep: ['Refused', 'A field name has more bracket levels than the limit allows.'],
  empty_secret: ['No secret key', 'The key is blank. Copy it from Control Panel, Integrations, Webhooks & API.'],
};

export function refusalWords(code: string): readonly [headline: string, advice: string] {
  return REFUSALS[code] ?? ['Refused', ''];
}

/** Why a message is refused whose signature is right. */
export function policyWords(code: string, algorithm: Algorithm): string {
  const right = `The ${ALGORITHMS[algorithm]} signature is right: the key fits, and these are the bytes that were signed.`;
  switch (code) {
    case 'algorithm_not_accepted':
      return `${right} But MD5 alone is refused unless you say otherwise. Switch on SHA3-256 for the URL in the Control Panel, or accept MD5 under “Policy”.`;
    case 'signature_mismatch':
    case 'malformed_signature':
      return `${right} But another one is wrong, and “Every signature must match” is on under “Policy”.`;
    default:
      return `${right} But something in it is odd, and “Strict” is on under “Policy”.`;
  }
}

/** `order_placed` → `Order placed`; `POSTAL_CODE` → `Postal code` */
export function spelledOut(code: string): string {
  const words = code.replaceAll('_', ' ').toLowerCase();
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
