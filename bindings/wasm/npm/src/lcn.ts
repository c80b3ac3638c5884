// Subscriptions. Owns what can be asked of the subscription as a whole; must never say yes where a field is odd.

import type { Fields } from './fields.js';
import type { ExpiryText, LcnEvent, LcnGroups } from './generated/types.js';
import { Notification } from './notification.js';
import type { Engine } from './notification.js';
import { lcnAction, lcnExpiry } from './typed/actions.js';
import type { Action } from './typed/actions.js';
import { lcnEntitlement } from './typed/entitlements.js';
import type { Entitlement } from './typed/entitlements.js';
import { lcnEvent } from './typed/events.js';
import { defineGroups, groupsOf } from './typed/groups.js';
import type { LcnJson } from './typed/json.js';
import { Reader } from './typed/reader.js';

export interface Lcn extends LcnGroups {
  toJSON(): LcnJson;
}

/** A verified subscription message. Fields are found by group: `lcn.licence.reference`, `lcn.customer.email`. */
export class Lcn extends Notification {
  declare readonly kind: 'lcn';
  readonly #reader: Reader;

  /** @internal made by the verifier */
  static of(fields: Fields, engine: Engine, body: Uint8Array): Lcn {
    return new this(fields, engine, body);
  }

  private constructor(fields: Fields, engine: Engine, body: Uint8Array) {
    const reader = new Reader(fields);
    super(reader, engine, body);
    this.#reader = reader;
  }

  /** What the message reports, in one word. It says less than the fields, and is made from them. */
  get event(): LcnEvent {
    return lcnEvent(this.#reader);
  }

  /** What to do about the subscription's key. Takes DISABLED or STATUS, and EXPIRATION_DATE, to grant anything: switch these on. */
  get action(): Action {
    return lcnAction(this.#reader);
  }

  /** What the change means for the subscription's key. */
  get entitlement(): Entitlement {
    return this.#reader.once('key', () => lcnEntitlement(this, this.#reader));
  }

  /** The same as a list of one, as an order has it. */
  get entitlements(): readonly Entitlement[] {
    return [this.entitlement];
  }

  /** Whether this is a test subscription. Undefined if TEST was not sent, which is so for real ones, and where the tag is off. */
  get isTest(): boolean | undefined {
    return this.message.isTest;
  }

  /**
   * When the subscription expires: EXPIRATION_DATE_TIME if it was sent, else EXPIRATION_DATE, which is mostly a mere date. Throws
   * `invalid_field` if one is odd, or if the two are of different days.
   */
  expiry(): ExpiryText | undefined {
    return lcnExpiry(this.#reader);
  }

  /** @internal */
  protected override groups(): Record<string, unknown> {
    return groupsOf(this.#reader, 'lcn');
  }

  static {
    defineGroups(this.prototype, 'lcn', (lcn: Lcn) => lcn.#reader);
  }
}
