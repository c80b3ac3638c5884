// The one error class. Owns which codes are refusals, and how a sentence is put together; must never carry input, digests or secrets,
// so that an error can be logged without a second thought.

import { texts } from './generated/errors.js';
import type { ErrorCode } from './generated/errors.js';

export type { ErrorCode };

/** What all copies of the class have in common: a program may load this package twice, as ES module and as CommonJS. */
const brand = Symbol.for('countersign.CountersignError');

/** A matter of configuration or of the call, and not of the message. */
const ours = /^(empty_secret|invalid_date|not_utf8|invalid_argument|internal_error)$/;

/** Why a message was refused, or could not be answered. The codes are the same in every language; see `errors.md` in `dist/docs`. */
export class CountersignError extends Error {
  /** Stable; the message is for people and may change. */
  readonly code: ErrorCode;
  /** The name of the field it is about, where it is about one. */
  declare readonly field?: string;

  /** @internal `name` is a code, or one of its sentences in `generated/errors.ts`; `message` is for what only the caller can say. */
  constructor(name: string, field?: string, limit?: number, message?: string, cause?: unknown) {
    const text = message ?? texts[name]!.replace('{field}', field ?? 'a field').replace('{limit}', `${limit}`);
    super(text, cause === undefined ? undefined : { cause });
    this.code = name.replace(/\..*/, '') as ErrorCode;
    if (field !== undefined) this.field = field;
  }

  /**
   * Of an error of `verify()`, and of no other call: whether the message is to blame, which is answered with status 400. If not, it is our own side:
   * answer with 500, and it comes again. What `receipt()`, `expiry()` or `dedupeKey()` throw says nothing against the message, which is genuine then.
   */
  get isRefusal(): boolean {
    return !ours.test(this.code);
  }

  /** @internal */
  static override [Symbol.hasInstance](value: unknown): boolean {
    // By its prototype, not by its name, which bundlers would change for that.
    return Object.hasOwn(this.prototype, brand) ? !!(value as Record<symbol, unknown> | null | undefined)?.[brand] : Function.prototype[Symbol.hasInstance].call(this, value);
  }

  static {
    this.prototype.name = 'CountersignError';
    Object.assign(this.prototype, { [brand]: true });
  }
}

/** A call that is not what it should be. The sentence says what to do. */
export const invalid = (message: string): CountersignError => new CountersignError('invalid_argument', undefined, undefined, message);

export const tooLarge = (limit: number): CountersignError => new CountersignError('body_too_large', undefined, limit);

/** Throws it. */
export const fail = (code: ErrorCode, field?: string): never => {
  throw new CountersignError(code, field);
};

/** What was read, unless it is odd. */
export const sure = <T>(reading: T | null, field: string): T => reading ?? (reading === null ? fail('invalid_field', field) : reading);
