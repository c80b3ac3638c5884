// Orders. Owns the lines and licences, and what can be asked of the order as a whole; must never say yes where a field is odd.

import { compareDecimals } from './decimals.js';
import { Fields } from './fields.js';
import type { IpnCustomField, IpnEvent, IpnGroups, IpnLicence, IpnLine, IpnProductOption } from './generated/types.js';
import { Notification } from './notification.js';
import type { Engine } from './notification.js';
import { ipnAction } from './typed/actions.js';
import type { Action } from './typed/actions.js';
import { ipnEntitlements } from './typed/entitlements.js';
import type { Entitlement } from './typed/entitlements.js';
import { ipnEvent } from './typed/events.js';
import { defineGroups, groupsOf } from './typed/groups.js';
import type { IpnJson } from './typed/json.js';
import { Reader } from './typed/reader.js';
import { family, joined } from './typed/rows.js';

/** By product id. */
export type OfProduct<T> = Readonly<Partial<Record<string, readonly T[]>>>;

export interface Ipn extends IpnGroups {
  toJSON(): IpnJson;
}

/**
 * A verified order message. Fields are found by group, and read when the group is first asked for:
 *
 *     ipn.order.refno;      // '900000001'
 *     ipn.order.status;     // 'COMPLETE'; an unknown status is a text as well
 *     ipn.totals.total;     // '98.00', exact
 *     ipn.message.sentAt;   // '2021-04-16T14:34:08+03:00'
 *     for (const line of ipn.lines) line.productId, line.quantity, line.licences;
 *
 * What says nothing is undefined, and so is what does not fit its field, which is listed in `invalid` besides.
 */
export class Ipn extends Notification {
  declare readonly kind: 'ipn';
  readonly #reader: Reader;

  /** @internal made by the verifier */
  static of(fields: Fields, engine: Engine, body: Uint8Array): Ipn {
    return new this(fields, engine, body);
  }

  private constructor(fields: Fields, engine: Engine, body: Uint8Array) {
    const reader = new Reader(fields);
    super(reader, engine, body);
    this.#reader = reader;
  }

  /** What the message reports, in one word. It says less than the fields, and is made from them. */
  get event(): IpnEvent {
    return ipnEvent(this.#reader);
  }

  /** What to do about all that this order is about; see `entitlements` for what may differ by line. */
  get action(): Action {
    return ipnAction(this.#reader);
  }

  /** The product lines, in the order of their numbers: row i is made of the members with key i of all line arrays. */
  get lines(): readonly IpnLine[] {
    return joined(this.#reader).lines as never;
  }

  /** The licences as they were sent, whatever line they belong to; see `licences` of a line. */
  get licences(): readonly IpnLicence[] {
    return joined(this.#reader).licences as never;
  }

  /** Licences that belong to no line of this message. */
  get otherLicences(): readonly IpnLicence[] {
    return joined(this.#reader).otherLicences as never;
  }

  /** The pricing options of each product that has a line, by product id. */
  get options(): OfProduct<IpnProductOption> {
    return family(this.#reader, 'option') as never;
  }

  /** The additional fields of each product that has a line, by product id. */
  get customFields(): OfProduct<IpnCustomField> {
    return family(this.#reader, 'customField') as never;
  }

  /**
   * Whether a value of a line or a licence is in no row, because its key is not the number of one: text, or a number that leaves a gap. It
   * is signed, and reached by its name, but no line has it.
   */
  get hasStrayMembers(): boolean {
    return joined(this.#reader).hasStrays;
  }

  /**
   * What the order means for keys: one entitlement for each licence of each line, one for a line without licences, and one for each licence
   * without a line, in this order.
   */
  get entitlements(): readonly Entitlement[] {
    return this.#reader.once('keys', () => ipnEntitlements(this, this.#reader));
  }

  /** Whether this is a test order. Undefined if the account does not send TEST_ORDER, which is the default: absent does not mean real. */
  get isTest(): boolean | undefined {
    return this.message.isTest;
  }

  /**
   * Whether the merchant has the money or the bank's word for it: authorised, received or complete, nothing about a chargeback, and not
   * denied by the fraud check. Odd values are no. A field that is switched off says nothing: without CHARGEBACK_RESOLUTION and
   * CHARGEBACK_REASON_CODE a chargeback looks like the COMPLETE before it. Whether it is a test, of which no money comes, is another question: `isTest`.
   */
  get isMoneySecured(): boolean {
    const reader = this.#reader;
    const isSecured = /^(PAYMENT_AUTHORIZED|PAYMENT_RECEIVED|COMPLETE)$/.test(reader.text('ORDERSTATUS')!);
    const fraud = reader.one('FRAUD_STATUS');
    return isSecured && fraud !== null && fraud !== 'DENIED' && this.hasChargeback === false;
  }

  /**
   * Whether goods may go out: complete, nothing about a chargeback, and no objection by the fraud check, as far as these fields are
   * switched on. Odd values are no. Whether it is a test is another question: `isTest`.
   */
  get mayDeliver(): boolean {
    return this.event === 'order_fulfilled';
  }

  /** Whether the order was taken back: refunded (in part or whole), reversed, cancelled, or charged back. Odd values are no. */
  get isTakenBack(): boolean {
    return /^(REFUND|REVERSED|CANCELED)$/.test(this.#reader.text('ORDERSTATUS')!) || this.event === 'order_charged_back';
  }

  /**
   * Whether the message says anything about a chargeback: CHARGEBACK_RESOLUTION something other than NONE, or, where that says nothing, any
   * CHARGEBACK_REASON_CODE. Which resolutions there are is not known, so it may have been decided in the merchant's favour. Undefined if
   * one of the two is odd.
   */
  get hasChargeback(): boolean | undefined {
    const resolution = this.#reader.one('CHARGEBACK_RESOLUTION');
    const reason = this.#reader.one('CHARGEBACK_REASON_CODE');
    return resolution === null || reason === null ? undefined : resolution ? resolution !== 'NONE' : !!reason;
  }

  /**
   * Whether this order renews an earlier one: true if ORIGINAL_REFNOEXT or IPN_ORIGINAL_LINK_SOURCE names an original order. Undefined if
   * not, for that does not mean that it is new: the first order may have had neither.
   */
  get isRenewal(): true | undefined {
    return this.allBytes('ORIGINAL_REFNOEXT').concat(this.allBytes('IPN_ORIGINAL_LINK_SOURCE')).some((bytes) => bytes.length) || undefined;
  }

  /**
   * The amount that was returned, as a positive number, if this is a refund: the total of the message without its sign. With several
   * partial refunds each message has the amount of its own; add them up. Undefined if this is no refund, or if its total was not sent, is
   * odd, or above zero, since refunds are negative.
   */
  get refundAmount(): string | undefined {
    const { total } = this.totals;
    return this.order.status === 'REFUND' && total && (total[0] === '-' || !/[1-9]/.test(total)) ? total.replace('-', '') : undefined;
  }

  /**
   * Whether this refund alone gives back all that was paid for the order, as the merchant's own books say: the message does not. `paid` is
   * `totals.total` of the COMPLETE, in the same currency, as text; anything that is no decimal text throws `invalid_argument`. Where partial refunds
   * happen, add up their `refundAmount`s instead. Of an order for which nothing was paid nothing can be given back: false. Undefined as
   * `refundAmount`.
   */
  isFullRefund(paid: string): boolean | undefined {
    const isPaid = compareDecimals(paid, '0') > 0;
    const amount = this.refundAmount;
    return amount === undefined ? amount : isPaid && compareDecimals(amount, paid) >= 0;
  }

  /** @internal */
  protected override groups(): Record<string, unknown> {
    const { lines, options, customFields, otherLicences } = this;
    return { ...groupsOf(this.#reader, 'ipn'), lines, options, customFields, otherLicences };
  }

  static {
    defineGroups(this.prototype, 'ipn', (ipn: Ipn) => ipn.#reader);
  }
}
