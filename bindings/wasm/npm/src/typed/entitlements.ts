// What a message means for keys that the merchant issued, or is going to issue: whose, of what, until when, and what to do. Owns the step
// from events to keys; must never decide what the message leaves open.

import { sure } from '../error.js';
import type { ExpiryText, IpnLicence, IpnLine } from '../generated/types.js';
import type { Ipn } from '../ipn.js';
import type { Lcn } from '../lcn.js';
import { lcnKeyExpiry, orNever } from './actions.js';
import type { Action } from './actions.js';
import { frozen } from './reader.js';
import type { Reader } from './reader.js';

/** What a message means for a key. Odd values are undefined, but for the expiry. */
export interface Entitlement {
  /**
   * What to do about the key: the action of the whole message, but `review` in place of `grant` and `test` where no product is named, where
   * the expiry cannot be read, and where lines and licences do not fit together: a licence of no line, or a value that is in no row.
   */
  readonly action: Action;
  /** 2Checkout's number of the order that this is about; in an LCN of the last one. */
  readonly refno: string | undefined;
  /** 2Checkout's product id, to be mapped to the merchant's own product. */
  readonly productId: string | undefined;
  /** The merchant's product code. */
  readonly productCode: string | undefined;
  /**
   * The subscription reference: the same in the IPN of the order, in those of its renewals, and in every LCN. Undefined before approval, and
   * for products that are no subscriptions.
   */
  readonly subscription: string | undefined;
  /** How many of the product were ordered on its line, also if the line has several licences; an LCN does not say. */
  readonly quantity: number | undefined;
  /**
   * Whether it is the first order. An IPN can only tell that it is not: false for renewals, else undefined. In an LCN: whether the
   * subscription was never renewed and never upgraded.
   */
  readonly isNew: boolean | undefined;
  /** Whether the order renews an earlier one: true, or undefined if it cannot be told. In an LCN whether it was ever renewed. */
  readonly isRenewal: boolean | undefined;
  /** Whether the subscription was ever upgraded; an IPN never says. */
  readonly isUpgrade: boolean | undefined;
  /** Whether it is a test, of which no money will come. */
  readonly isTest: boolean | undefined;
  /** The line of the order, if there is one. */
  readonly line: IpnLine | undefined;
  /** The licence of the order, if there is one. */
  readonly licence: IpnLicence | undefined;
  /**
   * When the key expires: `never` if the licence is for life, else its date. Undefined if the message does not say. Throws `invalid_field`
   * if what it says is odd or contradicts itself: nobody should take that for a key without end.
   */
  expiry(): ExpiryText | undefined;
}

const isReadable = (expiry: () => unknown): boolean => {
  try {
    expiry();
    return true;
  } catch {
    return false;
  }
};

export const ipnEntitlements = (ipn: Ipn, reader: Reader): readonly Entitlement[] => {
  const { action, isRenewal, isTest } = ipn;
  const { refno } = ipn.order;
  const isWhole = !ipn.otherLicences.length && !ipn.hasStrayMembers;
  const of = (line?: IpnLine, licence?: IpnLicence): Entitlement => {
    const { productId } = line ?? licence!;
    const expiry = () =>
      licence &&
      orNever(reader.reread(licence, 'isLifetime'), 'IPN_LICENSE_LIFETIME', () => sure(reader.reread(licence, 'expires'), 'IPN_LICENSE_EXP'));
    return frozen({
      action: /grant|test/.test(action) && !(isWhole && productId && isReadable(expiry)) ? 'review' : action,
      refno,
      productId,
      productCode: line?.productCode,
      subscription: licence?.reference,
      quantity: line?.quantity,
      isNew: isRenewal && false,
      isRenewal,
      isUpgrade: undefined,
      isTest,
      line,
      licence,
      expiry,
    });
  };
  return frozen([
    ...ipn.lines.flatMap((line) => (line.licences.length ? line.licences.map((licence) => of(line, licence)) : of(line))),
    ...ipn.otherLicences.map((licence) => of(undefined, licence)),
  ]);
};

export const lcnEntitlement = (lcn: Lcn, reader: Reader): Entitlement => {
  const { lastOrder, productId, productCode, reference, renewals, upgrades } = lcn.licence;
  const isRenewal = renewals === undefined ? renewals : renewals > 0;
  const isUpgrade = upgrades === undefined ? upgrades : upgrades > 0;
  return frozen({
    action: lcn.action,
    refno: lastOrder,
    productId,
    productCode,
    subscription: reference,
    quantity: undefined,
    isNew: isRenewal === undefined ? isRenewal : isRenewal ? false : isUpgrade === undefined ? isUpgrade : !isUpgrade,
    isRenewal,
    isUpgrade,
    isTest: lcn.isTest,
    line: undefined,
    licence: undefined,
    expiry: () => lcnKeyExpiry(reader),
  });
};
