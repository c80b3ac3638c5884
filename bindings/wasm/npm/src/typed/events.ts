// What happened, in one word. Owns the rules of `docs/typed.md`, section "Events"; must never decide what the documentation leaves open.

import type { IpnEvent, LcnEvent } from '../generated/types.js';
import type { Reader } from './reader.js';

const orders: Record<string, IpnEvent> = {
  // @ts-expect-error a status that is the name of something all objects have
  __proto__: null,
  PENDING: 'order_placed',
  PURCHASE_PENDING: 'purchase_order_approved',
  PENDING_APPROVAL: 'order_under_review',
  PAYMENT_AUTHORIZED: 'payment_authorised',
  PAYMENT_RECEIVED: 'payment_received',
  PENDING_ORDER_APPROVAL: 'delivery_confirmation_awaited',
  REFUND: 'order_refunded',
  REVERSED: 'order_reversed',
  CANCELED: 'order_cancelled',
  INVALID: 'order_on_hold',
};

const subscriptions: Record<string, LcnEvent> = {
  // @ts-expect-error the same
  __proto__: null,
  LICENCE_CHANGE: 'licence_changed',
  LICENCE_GP_CHANGE: 'licence_grace_period_changed',
  LICENCE_PENDING_ACTIVATION: 'licence_pending_activation',
  LICENCE_EXPIRATION: 'licence_expired',
  LICENCE_PASTDUE: 'licence_past_due',
  LICENCE_CPC_ACCEPTED: 'licence_offer_accepted',
  SCHEDULED_FOR_CANCELATION_ON_DEMAND: 'licence_cancellation_scheduled',
  REVERT_CANCELATION_ON_DEMAND: 'licence_cancellation_reverted',
};

export const ipnEvent = (reader: Reader): IpnEvent => {
  const [status, fraud, resolution, reason] = ['ORDERSTATUS', 'FRAUD_STATUS', 'CHARGEBACK_RESOLUTION', 'CHARGEBACK_REASON_CODE'].map(
    (name) => reader.one(name) as string | undefined | null,
  );
  const isComplete = status === 'COMPLETE';
  if (status === null || fraud === null || resolution === null || reason === null) return 'unclassified';
  if (isComplete && resolution && resolution !== 'NONE') return 'order_charged_back';
  // A reason, and nothing about how it stands: that field is switched off.
  if (isComplete && !resolution && reason) return 'unclassified';
  if (fraud === 'DENIED' && (isComplete || status === 'SUSPECT')) return 'order_denied';
  if (isComplete && (!fraud || fraud === 'APPROVED')) return 'order_fulfilled';
  return orders[status!] ?? 'unclassified';
};

/**
 * Whether a date is later than the change. Both are of one message, so that the zone does not matter; without a time of day on one side
 * the days are compared.
 */
export const isAfterUpdate = (reader: Reader, expiry: string): boolean => {
  if (expiry === 'never') return true;
  const updated = reader.one('DATE_UPDATED', 'd') as string | undefined | null;
  const length = updated?.[10] && expiry[10] ? 19 : 10;
  return !!updated && expiry.slice(0, length) > updated.slice(0, length);
};

/** LICENCE_EXPIRATION is sent for expired subscriptions, and when one that had expired was extended. */
const wasExtended = (reader: Reader): boolean => {
  const isExpired = reader.one('EXPIRED', 'f');
  if (typeof isExpired === 'boolean') return !isExpired;
  const expiry = reader.one('EXPIRATION_DATE_TIME', 'e') ?? reader.one('EXPIRATION_DATE', 'e');
  return !!expiry && isAfterUpdate(reader, expiry as string);
};

export const lcnEvent = (reader: Reader): LcnEvent => {
  const event = subscriptions[reader.one('DISPATCH_REASON', 'a') as string] ?? 'unclassified';
  if (event === 'licence_changed' && reader.one('DISABLED', 'f') === true) return 'licence_disabled';
  return event === 'licence_expired' && wasExtended(reader) ? 'licence_changed' : event;
};
