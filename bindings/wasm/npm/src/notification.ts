// A genuine message: its signature is right, and the policy was satisfied. Owns what can be read of any message; must never be made from
// one that is not verified. The signature fields are not among its fields.

import { algorithms } from './algorithm.js';
import type { Algorithm } from './algorithm.js';
import { fail } from './error.js';
import { Fields } from './fields.js';
import type { Bytes, Kind } from './fields.js';
import type { IpnEvent, LcnEvent } from './generated/types.js';
import type { Action } from './typed/actions.js';
import { hex } from './typed/bytes.js';
import { isDate, timeOf } from './options.js';
import { asJson } from './typed/json.js';
import type { MessageJson } from './typed/json.js';
import { dedupeSource, deliverySource } from './typed/keys.js';
import { Reader } from './typed/reader.js';
import type { Odd } from './typed/reader.js';
import { redacted } from './typed/redacted.js';
import { age, signedAt } from './typed/signed.js';

/** What the message reports, in one word. */
export type Event = IpnEvent | LcnEvent;

/**
 * What only WebAssembly does.
 *
 * @internal
 */
export interface Engine {
  sha256(bytes: Uint8Array): Uint8Array;
  /** The text to answer with, or a `CountersignError`. */
  receipt(secretIndex: number, algorithm: Algorithm, receiptPart: Uint8Array, seconds: number): string;
}

/** A verified message. An order is an `Ipn`, a subscription an `Lcn`; only what is neither is an `OtherNotification`. */
export abstract class Notification {
  /** `unknown` is neither an order nor a subscription. */
  readonly kind: Kind;
  /** The algorithm of the signature that was checked. */
  readonly algorithm: Algorithm;
  /** Which of the secrets matched, counted from 0. */
  readonly secretIndex: number;
  /**
   * Whether a value was lost because its field came again: genuine messages have no such fields, and whoever sends one may hope that
   * another parser reads the other value. The strict mode refuses them.
   */
  readonly hasRepeatedFields: boolean;
  /** What the message reports, in one word. It says less than the fields, and is made from them. */
  abstract readonly event: Event;
  /** What to do about the keys that the message is about. */
  abstract readonly action: Action;
  readonly #fields: Fields;
  readonly #reader: Reader;
  readonly #engine: Engine;
  readonly #body: Uint8Array;

  /** @internal made by the verifier */
  constructor(reader: Reader, engine: Engine, body: Uint8Array) {
    const { fields } = reader;
    this.kind = fields.kind;
    this.algorithm = algorithms[fields.algorithm]!;
    this.secretIndex = fields.secretIndex;
    this.hasRepeatedFields = fields.hasRepeats;
    this.#fields = fields;
    this.#reader = reader;
    this.#engine = engine;
    this.#body = body;
  }

  /**
   * The body as it was posted, signatures and all: what to store, or to put into a queue, where something else acts on the message later.
   * `verify()` makes the same message of it there, without `maxAge`.
   */
  rawBody(): Bytes {
    return new Uint8Array(this.#body);
  }

  /**
   * The value at a path as PHP writes it: `REFNO`, `IPN_PID[0]`, `A[x][y]`. Undefined if nothing was sent there, or an array, or a
   * signature. Throws `not_utf8` if the value is no text; see `getBytes()`.
   */
  get(path: string): string | undefined {
    const i = this.#fields.find(path);
    return i < 0 ? undefined : this.#text(i);
  }

  /** The same as bytes, as they were signed. */
  getBytes(path: string): Bytes | undefined {
    const i = this.#fields.find(path);
    return i < 0 ? undefined : new Uint8Array(this.#fields.bytes(i));
  }

  /**
   * All values at or under a path, in signed order: every member of `IPN_PID` (or `IPN_PID[]`), or the one value of a field. Throws
   * `not_utf8` if one of them is no text; see `allBytes()`.
   */
  all(path: string): string[] {
    return this.#fields.under(path).map((i) => this.#text(i));
  }

  /** The same as bytes, as they were signed. */
  allBytes(path: string): Bytes[] {
    return this.#fields.under(path).map((i) => new Uint8Array(this.#fields.bytes(i)));
  }

  /** Path and value of every signed field, in signed order. A value is bytes only if it is not UTF-8. */
  fields(): [path: string, value: string | Uint8Array][] {
    const fields = this.#fields;
    return Array.from({ length: fields.count }, (_, i) => [fields.path(i), fields.text(i) ?? fields.bytes(i).slice()]);
  }

  #text(i: number): string {
    const text = this.#fields.text(i);
    return text ?? fail('not_utf8');
  }

  /**
   * The read receipt: the text to answer with, in the algorithm of the message. Throws `missing_field` or `invalid_field` if a field that
   * it signs was not sent or has the wrong shape, `wrong_kind` for what is neither order nor subscription.
   */
  receipt(date = new Date(), algorithm: Algorithm = this.algorithm): string {
    // The years 1 to 9999; a date that is none is not among them.
    if (!isDate(date) || !(+date >= -62135596800000 && +date < 253402300800000)) return fail('invalid_date');
    return this.#engine.receipt(this.secretIndex, algorithm, this.#fields.receiptPart(), Math.floor(+date / 1000));
  }

  /**
   * The same for all messages about one business event, across repeats and URLs: what to look up before acting on a message. 64
   * hexadecimal digits, not secret.
   *
   * Its limits: two partial refunds of the same amount have the same key (ask the API for the refunded total); a COMPLETE that is sent
   * again at invoicing has the key of the first; two URLs must send the same of these fields.
   *
   * Throws `missing_field` if REFNO or ORDERSTATUS, or LICENSE_CODE or DATE_UPDATED, was not sent or is empty, `invalid_field` if a field
   * of the key is an array, `wrong_kind` for what is neither order nor subscription.
   */
  dedupeKey(): string {
    return this.#hash(dedupeSource(this.#fields, this.kind));
  }

  /**
   * The same for exact repeats of this message only: finds one that is replayed. 64 hexadecimal digits, not secret. It is no key for
   * events: the same event sent again, or to another URL, has another one.
   */
  deliveryId(): string {
    return this.#reader.once('id', () => this.#hash(deliverySource(this.#fields)));
  }

  #hash(source: Uint8Array): string {
    return hex(this.#engine.sha256(source));
  }

  /**
   * The date the message is signed with, IPN_DATE or DATE_UPDATED, in ISO 8601; with the account's zone if TIMEZONE_OFFSET says which.
   * Throws `missing_field` or `invalid_field` if it was not sent or is no such date, `wrong_kind` for what is neither order nor
   * subscription.
   */
  signedAt(): string {
    return signedAt(this.#fields, this.kind, this.#reader.zone());
  }

  /**
   * Seconds from the signed date to now; negative if the date is in the future. Repeats of a message come for two days, and orders can be
   * sent again by hand at any time: an old message is not a false one. Throws as `signedAt()`, and for TIMEZONE_OFFSET.
   */
  age(now = new Date()): number {
    return age(this.#fields, this.kind, timeOf(now));
  }

  /**
   * The signed fields without personal data, for logs: one line. Identifiers, amounts, dates and statuses stay; names, addresses, e-mail,
   * telephone, IP addresses, card digits, tax ids, free text of people, delivered keys and download links go, and so does every field that
   * is not documented, and every value with an `@` in it.
   */
  redacted(): string {
    return redacted(this.#fields);
  }

  /** What was sent and is not of its field's kind, by path: such a value is undefined everywhere else. Bytes that are no text are `hex`. */
  get invalid(): Readonly<Record<string, Odd>> {
    this.groups();
    return this.#reader.odd();
  }

  /** The typed message as `countersign/notification.schema.json` describes it, which is the same in every language. It has personal data. */
  toJSON(): MessageJson {
    return asJson(this, this.groups());
  }

  static {
    // What consoles show, without personal data: the names of Node and Bun, and of Deno.
    for (const name of ['nodejs.util.inspect.custom', 'Deno.customInspect']) {
      Object.assign(this.prototype, {
        [Symbol.for(name)](this: Notification) {
          // A prototype has no fields.
          return #fields in this ? `${this.kind} ${this.event} ${this.action} { ${this.redacted()} }` : '[Notification]';
        },
      });
    }
  }

  /** @internal all that was read of it, by property */
  protected groups(): Record<string, unknown> {
    return {};
  }
}
