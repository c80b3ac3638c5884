// From what WebAssembly hands over to a message of its kind. Owns the choice of the class, and what is said of what is neither order nor
// subscription.

import type { Fields } from './fields.js';
import { Ipn } from './ipn.js';
import { Lcn } from './lcn.js';
import { Notification } from './notification.js';
import type { Engine } from './notification.js';
import type { Entitlement } from './typed/entitlements.js';
import type { OtherJson } from './typed/json.js';
import { Reader } from './typed/reader.js';

export interface OtherNotification {
  toJSON(): OtherJson;
}

/** A genuine message that is neither an order nor a subscription. It has fields, and no receipt. */
export class OtherNotification extends Notification {
  declare readonly kind: 'unknown';
  readonly event = 'unclassified';
  readonly action = 'review';
  /** None. */
  readonly entitlements: readonly Entitlement[] = [];

  /** @internal made by the verifier */
  static of(fields: Fields, engine: Engine, body: Uint8Array): OtherNotification {
    return new this(fields, engine, body);
  }

  private constructor(fields: Fields, engine: Engine, body: Uint8Array) {
    super(new Reader(fields), engine, body);
  }
}

/** A genuine message; `kind` tells which. */
export type Verified = Ipn | Lcn | OtherNotification;

const classes = { ipn: Ipn, lcn: Lcn, unknown: OtherNotification };

/** @internal */
export const notificationOf = (fields: Fields, engine: Engine, body: Uint8Array): Verified => classes[fields.kind].of(fields, engine, body);
