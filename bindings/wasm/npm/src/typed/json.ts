// A message as `docs/notification.schema.json` describes it. Owns the names there; must never hold a value that its property does not.

import { CountersignError } from '../error.js';
import type { IpnCustomField, IpnEvent, IpnGroups, IpnLicence, IpnLine, IpnProductOption, LcnEvent, LcnGroups } from '../generated/types.js';
import type { Notification } from '../notification.js';
import type { Action } from './actions.js';
import type { Odd } from './reader.js';

type Small = 'a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | 'h' | 'i' | 'j' | 'k' | 'l' | 'm' | 'n' | 'o' | 'p' | 'q' | 'r' | 's' | 't' | 'u' | 'v' | 'w' | 'x' | 'y' | 'z';

/** `countryCode` is `country_code`; `Before` is the letter in front. */
type Snake<Name extends string, Before = ''> = Name extends `${infer First}${infer Rest}`
  ? `${Before extends Small ? (First extends Small ? '' : '_') : ''}${Lowercase<First>}${Snake<Rest, First>}`
  : '';

/** A group or a row, with the names of the schema. */
export type Json<T> = T extends string | number | boolean | undefined
  ? T
  : T extends readonly (infer Row)[]
    ? readonly Json<Row>[]
    : { readonly [Name in keyof T as Name extends string ? Snake<Name> : never]: Json<T[Name]> };

/** What all messages have. */
interface Heading<Kind, Event> {
  readonly kind: Kind;
  readonly event: Event;
  readonly action: Action;
  /** Not there if a field of the key was not sent, or is no single value. */
  readonly dedupe_key?: string;
  readonly delivery_id: string;
  /** What does not fit its field, by path. */
  readonly invalid: Readonly<Record<string, Odd>>;
}

/** Rows by product id. */
type ByProduct<T> = Readonly<Partial<Record<string, readonly Json<T>[]>>>;

/** An order as JSON. */
export interface IpnJson extends Heading<'ipn', IpnEvent>, Json<IpnGroups> {
  readonly lines: Json<readonly IpnLine[]>;
  readonly options: ByProduct<IpnProductOption>;
  readonly custom_fields: ByProduct<IpnCustomField>;
  readonly other_licences: Json<readonly IpnLicence[]>;
}

/** A subscription as JSON. */
export interface LcnJson extends Heading<'lcn', LcnEvent>, Json<LcnGroups> {}

/** What is neither, as JSON. */
export interface OtherJson extends Heading<'unknown', 'unclassified'> {}

/** What `JSON.stringify()` writes of a message, and `JSON.parse()` reads. */
export type MessageJson = IpnJson | LcnJson | OtherJson;

/** `countryCode` is `country_code`. Product ids, which are digits, stay. */
const renamed = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(renamed)
    : value instanceof Object
      ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name.replace(/([a-z])([A-Z\d])/g, '$1_$2').toLowerCase(), renamed(member)]))
      : value;

export const asJson = (message: Notification, groups: Record<string, unknown>): MessageJson => {
  const { kind, event, action, invalid } = message;
  let key: string | undefined;
  try {
    key = message.dedupeKey();
  } catch (error) {
    if (!(error instanceof CountersignError)) throw error;
  }
  return {
    kind,
    event,
    action,
    ...(key && { dedupe_key: key }),
    delivery_id: message.deliveryId(),
    ...(renamed(groups) as object),
    invalid,
  } as MessageJson;
};
