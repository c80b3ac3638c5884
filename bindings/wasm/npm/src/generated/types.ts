// Made from crates/core/fields.toml by `cargo xtask fields`; change that, not this.
// The types of typed messages. Owns the words for people; nothing of it is left at run time.

/**
 * An exact number with all its decimals, as text: `58.31`. `compareDecimals()` compares two; take a library for decimals, not
 * floats, to reckon with it.
 */
export type Decimal = string;

/**
 * A date in ISO 8601. With a zone, `2021-04-16T14:34:07+03:00`, it is a moment; without one, `2021-04-16T14:34:07`, the zone is
 * not known; a mere date, `2021-04-16`, lasts to the end of its day. `instant()` makes a `Date` of the first only: `new Date()`
 * takes a zone for the others out of nowhere.
 */
export type DateText = string;

/** A `DateText`, or `never`. `lastSecond()` says until when it lasts. */
export type ExpiryText = 'never' | (string & {});

/** Ahead of UTC: `+03:00`. */
export type ZoneText = `${'+' | '-'}${string}:${string}`;

/** Three capital letters, ISO 4217. */
export type CurrencyText = string;

/** Year and month: `2029-12`. */
export type MonthText = string;

/**
 * `ORDERSTATUS`: where an order stands. An open list: others are kept as they were sent.
 *
 * - `PENDING`: Placed; no authorisation by the bank yet.
 * - `PURCHASE_PENDING`: Purchase order approved, not paid.
 * - `PENDING_APPROVAL`: Being processed, or reviewed against fraud.
 * - `PAYMENT_AUTHORIZED`: Authorised by the bank.
 * - `PAYMENT_RECEIVED`: An offline payment arrived; not fulfilled yet.
 * - `PENDING_ORDER_APPROVAL`: The product needs a delivery confirmation.
 * - `COMPLETE`: Paid and fulfilled. Comes again at invoicing, and for chargebacks.
 * - `REFUND`: Money was returned, in part or whole.
 * - `REVERSED`: The authorisation was released.
 * - `CANCELED`: Cancelled.
 * - `INVALID`: On hold because of bad data.
 * - `SUSPECT`: Seen where the fraud check had denied the order.
 */
export type OrderStatus =
  | 'PENDING'
  | 'PURCHASE_PENDING'
  | 'PENDING_APPROVAL'
  | 'PAYMENT_AUTHORIZED'
  | 'PAYMENT_RECEIVED'
  | 'PENDING_ORDER_APPROVAL'
  | 'COMPLETE'
  | 'REFUND'
  | 'REVERSED'
  | 'CANCELED'
  | 'INVALID'
  | 'SUSPECT'
  | (string & {});

/**
 * `MESSAGE_TYPE`. Others exist. An open list: others are kept as they were sent.
 *
 * - `PENDING`: With a pending order.
 * - `COMPLETE`: With a complete order.
 * - `APPROVED`: With `PAYMENT_RECEIVED`, cards.
 * - `PROCESSING`: With `PAYMENT_RECEIVED`, SEPA direct debit.
 */
export type MessageType = 'PENDING' | 'COMPLETE' | 'APPROVED' | 'PROCESSING' | (string & {});

/**
 * `FRAUD_STATUS`: what the fraud check says. An open list: others are kept as they were sent.
 *
 * - `PENDING`: Not decided.
 * - `APPROVED`: No objection.
 * - `DENIED`: Refused.
 * - `UNDER REVIEW`: Looked at by people.
 */
export type FraudStatus = 'PENDING' | 'APPROVED' | 'DENIED' | 'UNDER REVIEW' | (string & {});

/**
 * `CHARGEBACK_RESOLUTION`. All values but one are unconfirmed: a value that is not `NONE` means that there is, or was, a
 * chargeback. Not sent says nothing. An open list: others are kept as they were sent.
 *
 * - `NONE`: No chargeback.
 */
export type ChargebackResolution = 'NONE' | (string & {});

/**
 * `CHARGEBACK_REASON_CODE`: why the buyer's bank took the money back. An open list: others are kept as they were sent.
 *
 * - `UNKNOWN`: Not known.
 * - `MERCHANDISE_NOT_RECEIVED`: The goods did not arrive.
 * - `DUPLICATE_TRANSACTION`: Charged twice.
 * - `FRAUD / NOT_RECOGNIZED`: Fraud, or not recognised.
 * - `FRAUD`: Fraud.
 * - `CREDIT_NOT_PROCESSED`: A promised credit did not come.
 * - `NOT_RECOGNIZED`: The buyer does not know the charge.
 * - `AUTHORIZATION_PROBLEM`: Something was wrong with the authorisation.
 * - `INFO_REQUEST`: The bank asks for information.
 * - `CANCELED_RECURRING`: The subscription had been cancelled.
 * - `NOT_AS_DESCRIBED`: The goods are not what was described.
 */
export type ChargebackReason =
  | 'UNKNOWN'
  | 'MERCHANDISE_NOT_RECEIVED'
  | 'DUPLICATE_TRANSACTION'
  | 'FRAUD / NOT_RECOGNIZED'
  | 'FRAUD'
  | 'CREDIT_NOT_PROCESSED'
  | 'NOT_RECOGNIZED'
  | 'AUTHORIZATION_PROBLEM'
  | 'INFO_REQUEST'
  | 'CANCELED_RECURRING'
  | 'NOT_AS_DESCRIBED'
  | (string & {});

/**
 * `IPN_PURCHASE_ORDER_INFO`: where a purchase order stands. An open list: others are kept as they were sent.
 *
 * - `NEW_PURCHASE_ORDER`: New.
 * - `PENDING_PAYMENT`: Waits for payment.
 * - `COMPLETE`: Paid.
 * - `EXPIRED_NO_PAYMENT`: Expired without payment.
 * - `EXPIRED_NO_DOCUMENT`: Expired without a document.
 * - `EXPIRED_NO_CONFIRMATION`: Expired without confirmation.
 * - `REJECTED`: Rejected.
 * - `CANCELED`: Cancelled.
 * - `CANCELED_API`: Cancelled through the API.
 */
export type PurchaseOrderStatus =
  | 'NEW_PURCHASE_ORDER'
  | 'PENDING_PAYMENT'
  | 'COMPLETE'
  | 'EXPIRED_NO_PAYMENT'
  | 'EXPIRED_NO_DOCUMENT'
  | 'EXPIRED_NO_CONFIRMATION'
  | 'REJECTED'
  | 'CANCELED'
  | 'CANCELED_API'
  | (string & {});

/**
 * `PAYMETHOD_CODE` and `NEXT_RENEWAL_PAYMETHOD_CODE`. An open list: others are kept as they were sent.
 *
 * - `CCVISAMC`: Visa or MasterCard.
 */
export type PaymentMethod = 'CCVISAMC' | (string & {});

/**
 * `IPN_LICENSE_TYPE` and `LICENSE_TYPE`. An open list: others are kept as they were sent.
 *
 * - `REGULAR`: Regular.
 * - `TRIAL`: Trial; seen in LCN.
 */
export type LicenceType = 'REGULAR' | 'TRIAL' | (string & {});

/**
 * `ORDERFLOW`. An open list: others are kept as they were sent.
 *
 * - `REGULAR`: Regular.
 */
export type OrderFlow = 'REGULAR' | (string & {});

/**
 * `IPN_ORDER_ORIGIN`. An open list: others are kept as they were sent.
 *
 * - `Web`: In a cart.
 * - `API`: Through the API.
 */
export type OrderOrigin = 'Web' | 'API' | (string & {});

/**
 * `IPN_PRODUCT_OPTIONS_…_OPERATOR`. An open list: others are kept as they were sent.
 *
 * - `ADD`: The surcharge is added.
 */
export type OptionOperator = 'ADD' | (string & {});

/**
 * `IPN_PRODUCT_OPTIONS_…_USAGE`. An open list: others are kept as they were sent.
 *
 * - `PREPAID`: Paid beforehand.
 */
export type OptionUsage = 'PREPAID' | (string & {});

/**
 * `CARD_TYPE` and `NEXT_RENEWAL_CARD_TYPE`, in any case. An open list: others are kept as they were sent.
 *
 * - `visa`: Visa.
 * - `mastercard`: Mastercard.
 */
export type CardType = 'visa' | 'mastercard' | (string & {});

/**
 * `STATUS`: where a subscription stands. An open list: others are kept as they were sent.
 *
 * - `ACTIVE`: Active.
 * - `CANCELED`: Cancelled.
 * - `DISABLED`: Disabled.
 */
export type LicenceStatus = 'ACTIVE' | 'CANCELED' | 'DISABLED' | (string & {});

/**
 * `DISPATCH_REASON`: why an LCN was sent. An open list: others are kept as they were sent.
 *
 * - `LICENCE_CHANGE`: Something was changed: dates, renewal, end user, payment method; cancelled or reactivated.
 * - `LICENCE_GP_CHANGE`: The grace period was changed.
 * - `LICENCE_PENDING_ACTIVATION`: Waits for activation.
 * - `LICENCE_EXPIRATION`: Expired; also when an expired or past-due one was extended.
 * - `LICENCE_PASTDUE`: Past due.
 * - `LICENCE_CPC_ACCEPTED`: A churn-prevention offer was accepted; the message carries the new renewal price.
 * - `SCHEDULED_FOR_CANCELATION_ON_DEMAND`: A cancellation was scheduled.
 * - `REVERT_CANCELATION_ON_DEMAND`: A scheduled cancellation was taken back.
 */
export type DispatchReason =
  | 'LICENCE_CHANGE'
  | 'LICENCE_GP_CHANGE'
  | 'LICENCE_PENDING_ACTIVATION'
  | 'LICENCE_EXPIRATION'
  | 'LICENCE_PASTDUE'
  | 'LICENCE_CPC_ACCEPTED'
  | 'SCHEDULED_FOR_CANCELATION_ON_DEMAND'
  | 'REVERT_CANCELATION_ON_DEMAND'
  | (string & {});

/**
 * `CHANGED_BY`: who made the change. An open list: others are kept as they were sent.
 *
 * - `CUSTOMER`: The customer.
 * - `VENDOR`: The merchant.
 * - `SYSTEM`: 2Checkout.
 */
export type ChangedBy = 'CUSTOMER' | 'VENDOR' | 'SYSTEM' | (string & {});

/**
 * What the message of an order reports, in one word. More may be added: take one that is not known for `unclassified`.
 *
 * - `order_placed`: Placed; the bank has not authorised the payment yet.
 * - `order_under_review`: Being processed, or reviewed against fraud.
 * - `purchase_order_approved`: A purchase order was approved and is not paid yet.
 * - `payment_authorised`: The bank authorised the payment.
 * - `payment_received`: An offline payment arrived; not fulfilled yet.
 * - `delivery_confirmation_awaited`: The product needs a confirmation that it was delivered.
 * - `order_fulfilled`: Paid and fulfilled, with no chargeback and no objection by the fraud check, as far as the message says.
 *   Comes again at invoicing.
 * - `order_refunded`: Money was returned, in part or whole; which of the two is not in the message.
 * - `order_reversed`: The authorisation was released; no money was taken.
 * - `order_cancelled`: Cancelled.
 * - `order_charged_back`: There is a chargeback; how it stands is `refund.chargebackResolution`.
 * - `order_on_hold`: On hold because of bad data.
 * - `order_denied`: The fraud check denied the order.
 * - `unclassified`: none of these, or not to be told
 */
export type IpnEvent =
  | 'order_placed'
  | 'order_under_review'
  | 'purchase_order_approved'
  | 'payment_authorised'
  | 'payment_received'
  | 'delivery_confirmation_awaited'
  | 'order_fulfilled'
  | 'order_refunded'
  | 'order_reversed'
  | 'order_cancelled'
  | 'order_charged_back'
  | 'order_on_hold'
  | 'order_denied'
  | 'unclassified';

/**
 * What the message of a subscription reports, in one word. More may be added: take one that is not known for `unclassified`.
 *
 * - `licence_changed`: Something was changed: dates, renewal, end user, payment method; extended or reactivated.
 * - `licence_disabled`: Disabled or cancelled.
 * - `licence_grace_period_changed`: The grace period was changed.
 * - `licence_pending_activation`: Waits for activation.
 * - `licence_expired`: Expired.
 * - `licence_past_due`: A renewal was not paid; past due.
 * - `licence_offer_accepted`: The customer accepted a churn-prevention offer; the message carries the new renewal price.
 * - `licence_cancellation_scheduled`: A cancellation was scheduled; the licence goes on until then.
 * - `licence_cancellation_reverted`: A scheduled cancellation was taken back.
 * - `unclassified`: none of these, or not to be told
 */
export type LcnEvent =
  | 'licence_changed'
  | 'licence_disabled'
  | 'licence_grace_period_changed'
  | 'licence_pending_activation'
  | 'licence_expired'
  | 'licence_past_due'
  | 'licence_offer_accepted'
  | 'licence_cancellation_scheduled'
  | 'licence_cancellation_reverted'
  | 'unclassified';

/** The order itself. */
export interface IpnOrder {
  /**
   * Bought as a gift for the person in the delivery data.
   *
   * `GIFT_ORDER`, sent as `0`.
   */
  readonly isGift?: boolean;
  /**
   * When the order was placed.
   *
   * `SALEDATE`, sent as `2021-04-16 14:34:07`.
   */
  readonly placedAt?: DateText;
  /**
   * 2Checkout's order number, up to 9 digits.
   *
   * `REFNO`, sent as `900000001`.
   */
  readonly refno?: string;
  /**
   * The merchant's own reference of the order, up to 100 characters.
   *
   * `REFNOEXT`, sent as `order-77`.
   */
  readonly refnoExt?: string;
  /**
   * Renewals: `REFNOEXT` of the first orders, one member per original order.
   *
   * `ORIGINAL_REFNOEXT[]`, sent as `order-12`.
   */
  readonly originalRefnoExt: readonly string[];
  /**
   * The buyer's own purchase-order number, up to 255 characters.
   *
   * `SHOPPER_REFERENCE_NUMBER`, sent as `PO-4711`. Not in `redacted()`.
   */
  readonly shopperReference?: string;
  /**
   * Running number of the merchant's orders; 0 until approved.
   *
   * `ORDERNO`, sent as `412`.
   */
  readonly number?: number;
  /**
   * Where the order stands.
   *
   * - `PENDING`: Placed; no authorisation by the bank yet.
   * - `PURCHASE_PENDING`: Purchase order approved, not paid.
   * - `PENDING_APPROVAL`: Being processed, or reviewed against fraud.
   * - `PAYMENT_AUTHORIZED`: Authorised by the bank.
   * - `PAYMENT_RECEIVED`: An offline payment arrived; not fulfilled yet.
   * - `PENDING_ORDER_APPROVAL`: The product needs a delivery confirmation.
   * - `COMPLETE`: Paid and fulfilled. Comes again at invoicing, and for chargebacks.
   * - `REFUND`: Money was returned, in part or whole.
   * - `REVERSED`: The authorisation was released.
   * - `CANCELED`: Cancelled.
   * - `INVALID`: On hold because of bad data.
   * - `SUSPECT`: Seen where the fraud check had denied the order.
   *
   * `ORDERSTATUS`, sent as `COMPLETE`.
   */
  readonly status?: OrderStatus;
  /**
   * When the order was complete; the zero date until then.
   *
   * `COMPLETE_DATE`, sent as `0000-00-00 00:00:00`.
   */
  readonly completedAt?: DateText;
  /**
   * Currency of the order, ISO 4217.
   *
   * `CURRENCY`, sent as `USD`.
   */
  readonly currency?: CurrencyText;
  /**
   * Language of the order, two letters.
   *
   * `LANGUAGE`, sent as `en`.
   */
  readonly language?: string;
  /**
   * How the order came about.
   *
   * - `REGULAR`: Regular.
   *
   * `ORDERFLOW`, sent as `REGULAR`.
   */
  readonly flow?: OrderFlow;
  /**
   * Where the goods can be downloaded.
   *
   * `IPN_DOWNLOAD_LINK`. Not in `redacted()`.
   */
  readonly downloadLink?: string;
  /**
   * Source tag of the buy link or of the API order.
   *
   * `IPN_LINK_SOURCE`, sent as `shop.example`.
   */
  readonly linkSource?: string;
  /**
   * Renewals: the source tags of the first orders, one member per original order.
   *
   * `IPN_ORIGINAL_LINK_SOURCE[]`.
   */
  readonly originalLinkSource: readonly string[];
  /**
   * Additional fields of the order. Shape not known: all values are given.
   *
   * `CUSTOM_FIELDS`. Not in `redacted()`.
   */
  readonly customFields: readonly string[];
  /**
   * Where a purchase order stands; must be switched on.
   *
   * - `NEW_PURCHASE_ORDER`: New.
   * - `PENDING_PAYMENT`: Waits for payment.
   * - `COMPLETE`: Paid.
   * - `EXPIRED_NO_PAYMENT`: Expired without payment.
   * - `EXPIRED_NO_DOCUMENT`: Expired without a document.
   * - `EXPIRED_NO_CONFIRMATION`: Expired without confirmation.
   * - `REJECTED`: Rejected.
   * - `CANCELED`: Cancelled.
   * - `CANCELED_API`: Cancelled through the API.
   *
   * `IPN_PURCHASE_ORDER_INFO`.
   */
  readonly purchaseOrderStatus?: PurchaseOrderStatus;
  /**
   * Where the order was placed.
   *
   * - `Web`: In a cart.
   * - `API`: Through the API.
   *
   * `IPN_ORDER_ORIGIN`, sent as `Web`.
   */
  readonly origin?: OrderOrigin;
  /**
   * What the fraud check says.
   *
   * - `PENDING`: Not decided.
   * - `APPROVED`: No objection.
   * - `DENIED`: Refused.
   * - `UNDER REVIEW`: Looked at by people.
   *
   * `FRAUD_STATUS`, sent as `APPROVED`.
   */
  readonly fraudStatus?: FraudStatus;
  /**
   * Proposal the order came from.
   *
   * `PROPOSAL_ID`.
   */
  readonly proposalId?: string;
}

/** How it is paid. */
export interface IpnPayment {
  /**
   * When the payment was authorised; the zero date until then.
   *
   * `PAYMENTDATE`, sent as `2021-04-16 14:36:51`.
   */
  readonly paidAt?: DateText;
  /**
   * Display name of the payment method; may carry a suffix.
   *
   * `PAYMETHOD`, sent as `Visa/MasterCard`.
   */
  readonly method?: string;
  /**
   * Code of the payment method.
   *
   * - `CCVISAMC`: Visa or MasterCard.
   *
   * `PAYMETHOD_CODE`, sent as `CCVISAMC`.
   */
  readonly methodCode?: PaymentMethod;
}

/** The buyer, as on the bill. */
export interface IpnCustomer {
  /**
   * First name of the billing person.
   *
   * `FIRSTNAME`, sent as `Ada`. Not in `redacted()`.
   */
  readonly firstName?: string;
  /**
   * Last name of the billing person.
   *
   * `LASTNAME`, sent as `Example`. Not in `redacted()`.
   */
  readonly lastName?: string;
  /**
   * Number of an identity paper; legacy.
   *
   * `IDENTITY_NO`. Not in `redacted()`.
   */
  readonly identityNumber?: string;
  /**
   * Who issued the identity paper; legacy.
   *
   * `IDENTITY_ISSUER`. Not in `redacted()`.
   */
  readonly identityIssuer?: string;
  /**
   * Personal code; legacy.
   *
   * `IDENTITY_CNP`. Not in `redacted()`.
   */
  readonly identityCnp?: string;
  /**
   * Billing company.
   *
   * `COMPANY`, sent as `Example Ltd`. Not in `redacted()`.
   */
  readonly company?: string;
  /**
   * Number in the register of companies.
   *
   * `REGISTRATIONNUMBER`. Not in `redacted()`.
   */
  readonly registrationNumber?: string;
  /**
   * Tax id.
   *
   * `FISCALCODE`. Not in `redacted()`.
   */
  readonly fiscalCode?: string;
  /**
   * Tax office.
   *
   * `TAX_OFFICE`. Not in `redacted()`.
   */
  readonly taxOffice?: string;
  /**
   * The company's bank.
   *
   * `CBANKNAME`. Not in `redacted()`.
   */
  readonly bankName?: string;
  /**
   * The company's bank account.
   *
   * `CBANKACCOUNT`. Not in `redacted()`.
   */
  readonly bankAccount?: string;
  /**
   * Billing address, first line.
   *
   * `ADDRESS1`, sent as `1 Sample Street`. Not in `redacted()`.
   */
  readonly address?: string;
  /**
   * Billing address, second line.
   *
   * `ADDRESS2`. Not in `redacted()`.
   */
  readonly address2?: string;
  /**
   * City.
   *
   * `CITY`, sent as `Sampleton`. Not in `redacted()`.
   */
  readonly city?: string;
  /**
   * State or region.
   *
   * `STATE`. Not in `redacted()`.
   */
  readonly state?: string;
  /**
   * Postal code; keeps leading zeros.
   *
   * `ZIPCODE`, sent as `00123`. Not in `redacted()`.
   */
  readonly postalCode?: string;
  /**
   * English name of the country.
   *
   * `COUNTRY`, sent as `United States of America`. Not in `redacted()`.
   */
  readonly country?: string;
  /**
   * Country, ISO 3166 alpha-2 in lower case.
   *
   * `COUNTRY_CODE`, sent as `us`.
   */
  readonly countryCode?: string;
  /**
   * Telephone; may begin with `+`.
   *
   * `PHONE`, sent as `+1 555 0100`. Not in `redacted()`.
   */
  readonly phone?: string;
  /**
   * Fax.
   *
   * `FAX`. Not in `redacted()`.
   */
  readonly fax?: string;
  /**
   * E-mail address.
   *
   * `CUSTOMEREMAIL`, sent as `ada@example.com`. Not in `redacted()`.
   */
  readonly email?: string;
  /**
   * The buyer's IP address.
   *
   * `IPADDRESS`, sent as `192.0.2.10`. Not in `redacted()`.
   */
  readonly ipAddress?: string;
  /**
   * Country name of that address; may be empty.
   *
   * `IPCOUNTRY`. Not in `redacted()`.
   */
  readonly ipCountry?: string;
  /**
   * 2Checkout's number of the customer, 9 digits; empty before approval.
   *
   * `AVANGATE_CUSTOMER_REFERENCE`, sent as `900000009`.
   */
  readonly reference?: string;
  /**
   * The merchant's id of the customer, any text.
   *
   * `EXTERNAL_CUSTOMER_REFERENCE`, sent as `cust-5`. Not in `redacted()`.
   */
  readonly externalReference?: string;
}

/** Whom the goods go to. */
export interface IpnDelivery {
  /**
   * First name of the person to deliver to.
   *
   * `FIRSTNAME_D`. Not in `redacted()`.
   */
  readonly firstName?: string;
  /**
   * Last name of the person to deliver to.
   *
   * `LASTNAME_D`. Not in `redacted()`.
   */
  readonly lastName?: string;
  /**
   * Company to deliver to.
   *
   * `COMPANY_D`. Not in `redacted()`.
   */
  readonly company?: string;
  /**
   * Delivery address, first line.
   *
   * `ADDRESS1_D`. Not in `redacted()`.
   */
  readonly address?: string;
  /**
   * Delivery address, second line.
   *
   * `ADDRESS2_D`. Not in `redacted()`.
   */
  readonly address2?: string;
  /**
   * City.
   *
   * `CITY_D`. Not in `redacted()`.
   */
  readonly city?: string;
  /**
   * State or region.
   *
   * `STATE_D`. Not in `redacted()`.
   */
  readonly state?: string;
  /**
   * Postal code; keeps leading zeros.
   *
   * `ZIPCODE_D`. Not in `redacted()`.
   */
  readonly postalCode?: string;
  /**
   * English name of the country.
   *
   * `COUNTRY_D`. Not in `redacted()`.
   */
  readonly country?: string;
  /**
   * Country, ISO 3166 alpha-2 in lower case. Note the place of `_D`.
   *
   * `COUNTRY_D_CODE`, sent as `us`.
   */
  readonly countryCode?: string;
  /**
   * Telephone.
   *
   * `PHONE_D`. Not in `redacted()`.
   */
  readonly phone?: string;
  /**
   * E-mail address.
   *
   * `EMAIL_D`. Not in `redacted()`.
   */
  readonly email?: string;
}

/** Amounts of the whole order. */
export interface IpnTotals {
  /**
   * Total of the order; negative in refunds.
   *
   * `IPN_TOTALGENERAL`, sent as `58.31`.
   */
  readonly total?: Decimal;
  /**
   * Shipping.
   *
   * `IPN_SHIPPING`, sent as `0.00`.
   */
  readonly shipping?: Decimal;
  /**
   * Tax on shipping.
   *
   * `IPN_SHIPPING_TAX`, sent as `0.00`.
   */
  readonly shippingTax?: Decimal;
  /**
   * 2Checkout's commission; 2 or 4 decimals.
   *
   * `IPN_COMMISSION`, sent as `3.6766`.
   */
  readonly commission?: Decimal;
  /**
   * Exchange rate to the payout currency; up to 14 decimals.
   *
   * `FX_RATE`, sent as `0.20810660205937`.
   */
  readonly fxRate?: Decimal;
  /**
   * Markup on the exchange rate in percent.
   *
   * `FX_MARKUP`, sent as `4`.
   */
  readonly fxMarkup?: Decimal;
  /**
   * What the merchant gets; may be negative.
   *
   * `PAYABLE_AMOUNT`, sent as `-0.57`.
   */
  readonly payableAmount?: Decimal;
  /**
   * Currency of the payout, ISO 4217.
   *
   * `PAYOUT_CURRENCY`, sent as `USD`.
   */
  readonly payoutCurrency?: CurrencyText;
}

/** Money that went back: refund and chargeback. */
export interface IpnRefund {
  /**
   * Type of the refund; empty when there is none. Its values are not known.
   *
   * `REFUND_TYPE`.
   */
  readonly refundType?: string;
  /**
   * Why money was returned.
   *
   * `REFUND_REASON`. Not in `redacted()`.
   */
  readonly reason?: string;
  /**
   * State of a chargeback; `NONE` normally.
   *
   * - `NONE`: No chargeback.
   *
   * `CHARGEBACK_RESOLUTION`, sent as `NONE`.
   */
  readonly chargebackResolution?: ChargebackResolution;
  /**
   * Why the buyer's bank took the money back.
   *
   * - `UNKNOWN`: Not known.
   * - `MERCHANDISE_NOT_RECEIVED`: The goods did not arrive.
   * - `DUPLICATE_TRANSACTION`: Charged twice.
   * - `FRAUD / NOT_RECOGNIZED`: Fraud, or not recognised.
   * - `FRAUD`: Fraud.
   * - `CREDIT_NOT_PROCESSED`: A promised credit did not come.
   * - `NOT_RECOGNIZED`: The buyer does not know the charge.
   * - `AUTHORIZATION_PROBLEM`: Something was wrong with the authorisation.
   * - `INFO_REQUEST`: The bank asks for information.
   * - `CANCELED_RECURRING`: The subscription had been cancelled.
   * - `NOT_AS_DESCRIBED`: The goods are not what was described.
   *
   * `CHARGEBACK_REASON_CODE`.
   */
  readonly chargebackReason?: ChargebackReason;
}

/** The card it is paid with. */
export interface IpnCard {
  /**
   * Type of the card. Known ones are given in lower case, whatever the order status makes of them.
   *
   * - `visa`: Visa.
   * - `mastercard`: Mastercard.
   *
   * `CARD_TYPE`, sent as `visa`.
   */
  readonly cardType?: CardType;
  /**
   * Last four digits.
   *
   * `CARD_LAST_DIGITS`, sent as `1111`. Not in `redacted()`.
   */
  readonly lastDigits?: string;
  /**
   * When the card expires.
   *
   * `CARD_EXPIRATION_DATE`, sent as `12/29`. Not in `redacted()`.
   */
  readonly expires?: MonthText;
  /**
   * What the payment gateway answered.
   *
   * `GATEWAY_RESPONSE`, sent as `Approved`. Not in `redacted()`.
   */
  readonly gatewayResponse?: string;
}

/** Affiliates, resellers and partners. */
export interface IpnPartner {
  /**
   * Partner. A scalar in all samples of the vendor; one third-party list has an array.
   *
   * `IPN_PARTNER_CODE`.
   */
  readonly code?: string;
  /**
   * The partner's margin in percent.
   *
   * `IPN_PARTNER_MARGIN_PERCENT`, sent as `0.00`.
   */
  readonly marginPercent?: Decimal;
  /**
   * The partner's margin.
   *
   * `IPN_PARTNER_MARGIN`, sent as `0.00`.
   */
  readonly margin?: Decimal;
  /**
   * Extra margin.
   *
   * `IPN_EXTRA_MARGIN`, sent as `0.00`.
   */
  readonly extraMargin?: Decimal;
  /**
   * Extra discount.
   *
   * `IPN_EXTRA_DISCOUNT`, sent as `0.00`.
   */
  readonly extraDiscount?: Decimal;
  /**
   * Discount by coupon.
   *
   * `IPN_COUPON_DISCOUNT`, sent as `0.00`.
   */
  readonly couponDiscount?: Decimal;
  /**
   * Affiliate: where the buyer came from.
   *
   * `IPN_REFERRER`. Not in `redacted()`.
   */
  readonly referrer?: string;
  /**
   * Reseller.
   *
   * `IPN_RESELLER_ID`.
   */
  readonly resellerId?: string;
  /**
   * The reseller's name.
   *
   * `IPN_RESELLER_NAME`. Not in `redacted()`.
   */
  readonly resellerName?: string;
  /**
   * The reseller's site.
   *
   * `IPN_RESELLER_URL`. Not in `redacted()`.
   */
  readonly resellerUrl?: string;
  /**
   * The reseller's commission.
   *
   * `IPN_RESELLER_COMMISSION`, sent as `0.00`.
   */
  readonly resellerCommission?: Decimal;
}

/** The message itself. */
export interface IpnMessage {
  /**
   * The account's zone, for every date in the message.
   *
   * `TIMEZONE_OFFSET`, sent as `GMT+03:00`.
   */
  readonly timezoneOffset?: ZoneText;
  /**
   * 12 digits; another one for every resend, so no key for events.
   *
   * `MESSAGE_ID`, sent as `250847481432`.
   */
  readonly id?: string;
  /**
   * What the message is about, beside the order status.
   *
   * - `PENDING`: With a pending order.
   * - `COMPLETE`: With a complete order.
   * - `APPROVED`: With `PAYMENT_RECEIVED`, cards.
   * - `PROCESSING`: With `PAYMENT_RECEIVED`, SEPA direct debit.
   *
   * `MESSAGE_TYPE`, sent as `COMPLETE`.
   */
  readonly messageType?: MessageType;
  /**
   * A test order. Off by default in the account's settings: absent does not mean real.
   *
   * `TEST_ORDER`, sent as `1`.
   */
  readonly isTest?: boolean;
  /**
   * When the message was made. Signed by the receipt.
   *
   * `IPN_DATE`, sent as `20210416143408`.
   */
  readonly sentAt?: DateText;
  /**
   * Merchant code.
   *
   * `VENDOR_CODE`, sent as `123456789012`.
   */
  readonly vendorCode?: string;
}

/** A product line: one product of the order. */
export interface IpnLine {
  /**
   * 2Checkout's product id. The first one is signed by the receipt.
   *
   * `IPN_PID[]`, sent as `30100001`.
   */
  readonly productId?: string;
  /**
   * Product name. The first one is signed by the receipt.
   *
   * `IPN_PNAME[]`, sent as `Sample Suite`.
   */
  readonly name?: string;
  /**
   * The merchant's product code; empty for dynamic products.
   *
   * `IPN_PCODE[]`, sent as `SUITE-1`.
   */
  readonly productCode?: string;
  /**
   * The merchant's reference of the line.
   *
   * `IPN_EXTERNAL_REFERENCE[]`.
   */
  readonly externalReference?: string;
  /**
   * Extra information.
   *
   * `IPN_INFO[]`. Not in `redacted()`.
   */
  readonly info?: string;
  /**
   * Quantity.
   *
   * `IPN_QTY[]`, sent as `1`.
   */
  readonly quantity?: number;
  /**
   * Unit price.
   *
   * `IPN_PRICE[]`, sent as `49.00`.
   */
  readonly price?: Decimal;
  /**
   * Tax amount; 2 or 4 decimals.
   *
   * `IPN_VAT[]`, sent as `9.31`.
   */
  readonly vat?: Decimal;
  /**
   * Tax rate in percent; 2 or 4 decimals.
   *
   * `IPN_VAT_RATE[]`, sent as `19.00`.
   */
  readonly vatRate?: Decimal;
  /**
   * Product version.
   *
   * `IPN_VER[]`, sent as `1`.
   */
  readonly version?: string;
  /**
   * Discount.
   *
   * `IPN_DISCOUNT[]`, sent as `0.00`.
   */
  readonly discount?: Decimal;
  /**
   * Category of the promotion.
   *
   * `IPN_PROMOTION_CATEGORY[]`.
   */
  readonly promotionCategory?: string;
  /**
   * Promotion.
   *
   * `IPN_PROMONAME[]`.
   */
  readonly promotionName?: string;
  /**
   * Coupon.
   *
   * `IPN_PROMOCODE[]`.
   */
  readonly promotionCode?: string;
  /**
   * Cost of handling the order.
   *
   * `IPN_ORDER_COSTS[]`, sent as `0`.
   */
  readonly orderCosts?: Decimal;
  /**
   * Stock keeping unit.
   *
   * `IPN_SKU[]`.
   */
  readonly sku?: string;
  /**
   * Product group; 0 for none.
   *
   * `IPN_PGROUP[]`, sent as `0`.
   */
  readonly groupId?: string;
  /**
   * Name of the product group.
   *
   * `IPN_PGROUP_NAME[]`.
   */
  readonly groupName?: string;
  /**
   * Commission of the line.
   *
   * `IPN_PCOMMISSION[]`, sent as `0.00`.
   */
  readonly commission?: Decimal;
  /**
   * Delivered keys. How several codes of a line are sent is not known: all values below the member are given.
   *
   * `IPN_DELIVEREDCODES[]`. Not in `redacted()`.
   */
  readonly deliveredCodes: readonly string[];
  /**
   * Bundle. Shape not known: all values below the member are given.
   *
   * `IPN_BUNDLE_DETAILS[]`. Not in `redacted()`.
   */
  readonly bundleDetails: readonly string[];
  /**
   * Keys delivered for a bundle. Shape not known: all values below the member are given.
   *
   * `IPN_BUNDLE_DELIVEREDCODES[]`. Not in `redacted()`.
   */
  readonly bundleDeliveredCodes: readonly string[];
  /**
   * Total of the line.
   *
   * `IPN_TOTAL[]`, sent as `58.31`.
   */
  readonly total?: Decimal;
  /**
   * The licences of this line: those with its product id. If several lines have that product, the first gets its first licence,
   * and so on; the last of them gets what is left.
   */
  readonly licences: readonly IpnLicence[];
}

/** A licence (subscription) that the order made or renewed. */
export interface IpnLicence {
  /**
   * Product the licence belongs to: join on this, not on the position.
   *
   * `IPN_LICENSE_PROD[]`, sent as `30100001`.
   */
  readonly productId?: string;
  /**
   * Type of the licence.
   *
   * - `REGULAR`: Regular.
   * - `TRIAL`: Trial; seen in LCN.
   *
   * `IPN_LICENSE_TYPE[]`, sent as `REGULAR`.
   */
  readonly licenceType?: LicenceType;
  /**
   * Subscription reference, `LICENSE_CODE` of the LCN; empty before approval.
   *
   * `IPN_LICENSE_REF[]`, sent as `AB12CD34EF`.
   */
  readonly reference?: string;
  /**
   * When the licence expires.
   *
   * `IPN_LICENSE_EXP[]`, sent as `2022-04-16 14:36:51`.
   */
  readonly expires?: ExpiryText;
  /**
   * When the licence starts.
   *
   * `IPN_LICENSE_START[]`, sent as `2021-04-16 14:36:51`.
   */
  readonly startsAt?: DateText;
  /**
   * Never expires. `YES` or `NO`.
   *
   * `IPN_LICENSE_LIFETIME[]`, sent as `NO`.
   */
  readonly isLifetime?: boolean;
  /**
   * More about the licence.
   *
   * `IPN_LICENSE_ADDITIONAL_INFO[]`. Not in `redacted()`.
   */
  readonly additionalInfo?: string;
}

/** A pricing option of a product. */
export interface IpnProductOption {
  /**
   * Name of a pricing option of the product.
   *
   * `IPN_PRODUCT_OPTIONS_<PID>_TEXT[]`, sent as `Support`.
   */
  readonly label?: string;
  /**
   * The value that was chosen.
   *
   * `IPN_PRODUCT_OPTIONS_<PID>_VALUE[]`, sent as `support_gold`. Not in `redacted()`.
   */
  readonly value?: string;
  /**
   * Optional value.
   *
   * `IPN_PRODUCT_OPTIONS_<PID>_OPTIONAL_VALUE[]`. Not in `redacted()`.
   */
  readonly optionalValue?: string;
  /**
   * Surcharge.
   *
   * `IPN_PRODUCT_OPTIONS_<PID>_PRICE[]`, sent as `7.00`.
   */
  readonly price?: Decimal;
  /**
   * How the surcharge is applied.
   *
   * - `ADD`: The surcharge is added.
   *
   * `IPN_PRODUCT_OPTIONS_<PID>_OPERATOR[]`, sent as `ADD`.
   */
  readonly operator?: OptionOperator;
  /**
   * How the option is billed.
   *
   * - `PREPAID`: Paid beforehand.
   *
   * `IPN_PRODUCT_OPTIONS_<PID>_USAGE[]`, sent as `PREPAID`.
   */
  readonly usage?: OptionUsage;
}

/** An additional field of a product. */
export interface IpnCustomField {
  /**
   * Name of an additional field of the product.
   *
   * `IPN_CUSTOM_<PID>_TEXT[]`, sent as `Size`.
   */
  readonly label?: string;
  /**
   * What the buyer filled in.
   *
   * `IPN_CUSTOM_<PID>_VALUE[]`, sent as `M`. Not in `redacted()`.
   */
  readonly value?: string;
}

/** The groups of the message. Nothing is read before a group is asked for. */
export interface IpnGroups {
  /** The order itself. */
  readonly order: IpnOrder;
  /** How it is paid. */
  readonly payment: IpnPayment;
  /** The buyer, as on the bill. */
  readonly customer: IpnCustomer;
  /** Whom the goods go to. */
  readonly delivery: IpnDelivery;
  /** Amounts of the whole order. */
  readonly totals: IpnTotals;
  /** Money that went back: refund and chargeback. */
  readonly refund: IpnRefund;
  /** The card it is paid with. */
  readonly card: IpnCard;
  /** Affiliates, resellers and partners. */
  readonly partner: IpnPartner;
  /** The message itself. */
  readonly message: IpnMessage;
}

/** The licence (subscription) itself. */
export interface LcnLicence {
  /**
   * Subscription reference, `IPN_LICENSE_REF` of the IPN. Signed by the receipt.
   *
   * `LICENSE_CODE`, sent as `AB12CD34EF`.
   */
  readonly reference?: string;
  /**
   * When the subscription expires. Signed by the receipt.
   *
   * `EXPIRATION_DATE`, sent as `2025-02-11`.
   */
  readonly expires?: ExpiryText;
  /**
   * The same with the time of day.
   *
   * `EXPIRATION_DATE_TIME`, sent as `2025-02-11 09:16:40`.
   */
  readonly expiresAt?: ExpiryText;
  /**
   * Type of the subscription.
   *
   * - `REGULAR`: Regular.
   * - `TRIAL`: Trial; seen in LCN.
   *
   * `LICENSE_TYPE`, sent as `REGULAR`.
   */
  readonly licenceType?: LicenceType;
  /**
   * Disabled or cancelled.
   *
   * `DISABLED`, sent as `0`.
   */
  readonly isDisabled?: boolean;
  /**
   * Renewed automatically.
   *
   * `RECURRING`, sent as `1`.
   */
  readonly isRecurring?: boolean;
  /**
   * 2Checkout's product id.
   *
   * `LICENSE_PRODUCT`, sent as `30100001`.
   */
  readonly productId?: string;
  /**
   * The merchant's product code.
   *
   * `LICENSE_PRODUCT_CODE`, sent as `SUITE-1`.
   */
  readonly productCode?: string;
  /**
   * Stock keeping unit.
   *
   * `PSKU`.
   */
  readonly sku?: string;
  /**
   * When the subscription starts.
   *
   * `START_DATE`, sent as `2024-02-11`.
   */
  readonly startsOn?: DateText;
  /**
   * When it was bought.
   *
   * `PURCHASE_DATE`, sent as `2024-02-11`.
   */
  readonly purchasedOn?: DateText;
  /**
   * When the subscription starts, with the time of day.
   *
   * `START_DATE_TIME`, sent as `2024-02-11 09:16:40`.
   */
  readonly startsAt?: DateText;
  /**
   * When it was bought, with the time of day.
   *
   * `PURCHASE_DATE_TIME`, sent as `2024-02-11 09:16:40`.
   */
  readonly purchasedAt?: DateText;
  /**
   * Never expires. `0` or `1`.
   *
   * `LICENSE_LIFETIME`, sent as `0`.
   */
  readonly isLifetime?: boolean;
  /**
   * Licence key.
   *
   * `ACTIVATION_CODE`. Not in `redacted()`.
   */
  readonly activationCode?: string;
  /**
   * More about the licence.
   *
   * `LCN_LICENSE_ADDITIONAL_INFO_CUSTOM_VALUE`. Not in `redacted()`.
   */
  readonly additionalInfo?: string;
  /**
   * Where the subscription stands.
   *
   * - `ACTIVE`: Active.
   * - `CANCELED`: Cancelled.
   * - `DISABLED`: Disabled.
   *
   * `STATUS`, sent as `ACTIVE`.
   */
  readonly status?: LicenceStatus;
  /**
   * Expired.
   *
   * `EXPIRED`, sent as `0`.
   */
  readonly isExpired?: boolean;
  /**
   * Grace period in days.
   *
   * `LICENSE_GRACE_PERIOD`, sent as `0`.
   */
  readonly gracePeriod?: number;
  /**
   * How the subscription is billed.
   *
   * `LICENSE_BILLING_TYPE`, sent as `PREPAID`.
   */
  readonly billingType?: string;
  /**
   * `REFNO` of the last order.
   *
   * `LAST_ORDER_REFERENCE`, sent as `900000001`.
   */
  readonly lastOrder?: string;
  /**
   * `REFNO` of the first order.
   *
   * `ORIGINAL_ORDER_REFERENCE`, sent as `900000001`.
   */
  readonly originalOrder?: string;
  /**
   * How often it was renewed.
   *
   * `RENEWALS_NUMBER`, sent as `0`.
   */
  readonly renewals?: number;
  /**
   * How often it was upgraded.
   *
   * `UPGRADES_NUMBER`, sent as `0`.
   */
  readonly upgrades?: number;
  /**
   * A trial.
   *
   * `IS_TRIAL`, sent as `0`.
   */
  readonly isTrial?: boolean;
}

/** The end user. */
export interface LcnCustomer {
  /**
   * First name of the end user.
   *
   * `FIRST_NAME`, sent as `Ada`. Not in `redacted()`.
   */
  readonly firstName?: string;
  /**
   * Last name of the end user.
   *
   * `LAST_NAME`, sent as `Example`. Not in `redacted()`.
   */
  readonly lastName?: string;
  /**
   * Company.
   *
   * `COMPANY`. Not in `redacted()`.
   */
  readonly company?: string;
  /**
   * E-mail address.
   *
   * `EMAIL`, sent as `ada@example.com`. Not in `redacted()`.
   */
  readonly email?: string;
  /**
   * Telephone.
   *
   * `PHONE`. Not in `redacted()`.
   */
  readonly phone?: string;
  /**
   * Fax.
   *
   * `FAX`. Not in `redacted()`.
   */
  readonly fax?: string;
  /**
   * English name of the country.
   *
   * `COUNTRY`. Not in `redacted()`.
   */
  readonly country?: string;
  /**
   * State or region.
   *
   * `STATE`. Not in `redacted()`.
   */
  readonly state?: string;
  /**
   * City.
   *
   * `CITY`. Not in `redacted()`.
   */
  readonly city?: string;
  /**
   * Postal code; keeps leading zeros.
   *
   * `ZIP`. Not in `redacted()`.
   */
  readonly postalCode?: string;
  /**
   * Address.
   *
   * `ADDRESS`. Not in `redacted()`.
   */
  readonly address?: string;
  /**
   * Country, ISO 3166 alpha-2 in lower case.
   *
   * `COUNTRY_CODE`, sent as `us`.
   */
  readonly countryCode?: string;
  /**
   * Language.
   *
   * `END_USER_LANGUAGE`, sent as `en`.
   */
  readonly language?: string;
  /**
   * 2Checkout's number of the customer, up to 10 digits.
   *
   * `AVANGATE_CUSTOMER_REFERENCE`.
   */
  readonly reference?: string;
  /**
   * The merchant's id of the customer, up to 250 characters.
   *
   * `EXTERNAL_CUSTOMER_REFERENCE`. Not in `redacted()`.
   */
  readonly externalReference?: string;
}

/** The next renewal, and what it is paid with. */
export interface LcnRenewal {
  /**
   * When it is renewed next; may be empty.
   *
   * `NEXT_RENEWAL_DATE`.
   */
  readonly due?: ExpiryText;
  /**
   * What the next renewal costs; the new price after an accepted churn-prevention offer.
   *
   * `NEXT_RENEWAL_PRICE`, sent as `49.00`.
   */
  readonly price?: Decimal;
  /**
   * Currency of that price, ISO 4217.
   *
   * `NEXT_RENEWAL_CURRENCY`, sent as `USD`.
   */
  readonly currency?: CurrencyText;
  /**
   * Type of that price. Its values are not known.
   *
   * `NEXT_RENEWAL_PRICE_TYPE`.
   */
  readonly priceType?: string;
  /**
   * Display name of the payment method.
   *
   * `NEXT_RENEWAL_PAYMETHOD`, sent as `Visa/MasterCard`.
   */
  readonly paymentMethod?: string;
  /**
   * Code of the payment method.
   *
   * - `CCVISAMC`: Visa or MasterCard.
   *
   * `NEXT_RENEWAL_PAYMETHOD_CODE`, sent as `CCVISAMC`.
   */
  readonly paymentMethodCode?: PaymentMethod;
  /**
   * Last four digits of the card.
   *
   * `NEXT_RENEWAL_CARD_LAST_DIGITS`, sent as `1111`. Not in `redacted()`.
   */
  readonly cardLastDigits?: string;
  /**
   * Type of the card.
   *
   * - `visa`: Visa.
   * - `mastercard`: Mastercard.
   *
   * `NEXT_RENEWAL_CARD_TYPE`, sent as `visa`.
   */
  readonly cardType?: CardType;
  /**
   * When the card expires.
   *
   * `NEXT_RENEWAL_CARD_EXPIRATION_DATE`, sent as `12/2029`. Not in `redacted()`.
   */
  readonly cardExpires?: MonthText;
}

/** Billing cycles. */
export interface LcnCycles {
  /**
   * Number of billing cycles.
   *
   * `BILLING_CYCLES`.
   */
  readonly billingCycles?: number;
  /**
   * Number of cycles of the contract.
   *
   * `CONTRACT_CYCLES`.
   */
  readonly contractCycles?: number;
  /**
   * Billing cycles that are left.
   *
   * `BILLING_CYCLES_LEFT`.
   */
  readonly left?: number;
  /**
   * The billing cycle it is in.
   *
   * `CURRENT_BILLING_CYCLE`.
   */
  readonly current?: number;
  /**
   * What happens after the last cycle.
   *
   * `ACTION_AFTER_CYCLES`, sent as `NONE`.
   */
  readonly actionAfter?: string;
}

/** A pause of the subscription. */
export interface LcnPause {
  /**
   * When the pause starts.
   *
   * `PAUSE_START_DATE`.
   */
  readonly startsAt?: DateText;
  /**
   * When the pause ends.
   *
   * `PAUSE_END_DATE`.
   */
  readonly endsAt?: DateText;
  /**
   * Why it is paused.
   *
   * `PAUSE_REASON`. Not in `redacted()`.
   */
  readonly reason?: string;
}

/** Metered plans. */
export interface LcnUsage {
  /**
   * Metered plans: when usage is billed.
   *
   * `USAGE_BILLING_DATE`.
   */
  readonly billedAt?: DateText;
  /**
   * Metered plans: when usage was reported last.
   *
   * `LATEST_REPORTED_USAGE_DATE`.
   */
  readonly reportedAt?: DateText;
  /**
   * Metered plans: status.
   *
   * `USAGE_STATUS`.
   */
  readonly status?: string;
}

/** Who wants a deal to be renewed automatically. */
export interface LcnDeal {
  /**
   * Deal: renewed automatically by the merchant's will; may also read `true` or `false`.
   *
   * `MERCHANT_DEAL_AUTO_RENEWAL`.
   */
  readonly merchantAutoRenewal?: boolean;
  /**
   * Deal: renewed automatically by the buyer's will; may also read `true` or `false`.
   *
   * `CLIENT_DEAL_AUTO_RENEWAL`.
   */
  readonly clientAutoRenewal?: boolean;
}

/** Affiliates and partners. */
export interface LcnPartner {
  /**
   * Partner.
   *
   * `PARTNER_CODE`, sent as `0`.
   */
  readonly code?: string;
  /**
   * Affiliate.
   *
   * `AFFILIATE_ID`, sent as `0`.
   */
  readonly affiliateId?: string;
}

/** The message itself. */
export interface LcnMessage {
  /**
   * When the subscription was changed last.
   *
   * `DATE_UPDATED`, sent as `2024-02-11 09:16:41`.
   */
  readonly updatedAt?: DateText;
  /**
   * A test subscription. Not sent for real ones, nor when the tag is off.
   *
   * `TEST`, sent as `1`.
   */
  readonly isTest?: boolean;
  /**
   * Who made the change.
   *
   * - `CUSTOMER`: The customer.
   * - `VENDOR`: The merchant.
   * - `SYSTEM`: 2Checkout.
   *
   * `CHANGED_BY`, sent as `CUSTOMER`.
   */
  readonly changedBy?: ChangedBy;
  /**
   * The account's zone, for every date in the message.
   *
   * `TIMEZONE_OFFSET`, sent as `GMT+02:00`.
   */
  readonly timezoneOffset?: ZoneText;
  /**
   * Why the message was sent. Older spellings are given as the present one.
   *
   * - `LICENCE_CHANGE`: Something was changed: dates, renewal, end user, payment method; cancelled or reactivated.
   * - `LICENCE_GP_CHANGE`: The grace period was changed.
   * - `LICENCE_PENDING_ACTIVATION`: Waits for activation.
   * - `LICENCE_EXPIRATION`: Expired; also when an expired or past-due one was extended.
   * - `LICENCE_PASTDUE`: Past due.
   * - `LICENCE_CPC_ACCEPTED`: A churn-prevention offer was accepted; the message carries the new renewal price.
   * - `SCHEDULED_FOR_CANCELATION_ON_DEMAND`: A cancellation was scheduled.
   * - `REVERT_CANCELATION_ON_DEMAND`: A scheduled cancellation was taken back.
   *
   * `DISPATCH_REASON`, sent as `LICENCE_CHANGE`.
   */
  readonly reason?: DispatchReason;
}

/** The groups of the message. Nothing is read before a group is asked for. */
export interface LcnGroups {
  /** The licence (subscription) itself. */
  readonly licence: LcnLicence;
  /** The end user. */
  readonly customer: LcnCustomer;
  /** The next renewal, and what it is paid with. */
  readonly renewal: LcnRenewal;
  /** Billing cycles. */
  readonly cycles: LcnCycles;
  /** A pause of the subscription. */
  readonly pause: LcnPause;
  /** Metered plans. */
  readonly usage: LcnUsage;
  /** Who wants a deal to be renewed automatically. */
  readonly deal: LcnDeal;
  /** Affiliates and partners. */
  readonly partner: LcnPartner;
  /** The message itself. */
  readonly message: LcnMessage;
}
