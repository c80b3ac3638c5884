/// <reference lib="esnext.disposable" preserve="true" />
// Verification. Owns the pairing of a policy with what the module keeps of the secrets, and the order of the checks behind it; a
// notification must never be made anywhere else.

import { algorithms } from './algorithm.js';
import { CountersignError, invalid } from './error.js';
import { Fields } from './fields.js';
import { texts } from './generated/errors.js';
import type { Ipn } from './ipn.js';
import type { Lcn } from './lcn.js';
import { notificationOf } from './verified.js';
import type { Verified } from './verified.js';
import type { Engine } from './notification.js';
import { bitsOf, bytesOf, checkNames, flag, limitsOf, secretsOf, timeOf, usualBytes } from './options.js';
import type { Body, VerifierOptions } from './options.js';
import { checkAge } from './typed/signed.js';
import { checkStrict } from './typed/strict.js';
import type { Core, RawVerifier } from './wasm/raw.js';

/** What a verifier gives: of a demanded kind that, else any. */
export type VerifiedOf<K extends 'ipn' | 'lcn'> = [K] extends ['ipn'] ? Ipn : [K] extends ['lcn'] ? Lcn : Verified;

/** A verdict without an exception. */
export type Verdict<N = Verified> = { readonly ok: true; readonly notification: N } | { readonly ok: false; readonly error: CountersignError };

const decoder = new TextDecoder();
/** By number, counted from 0. */
const names = Object.keys(texts);

/** The error of a refusal that the module handed over. */
export function refusal(pack: Uint8Array): CountersignError {
  const number = pack[0]!;
  const limit = new DataView(pack.buffer, pack.byteOffset).getUint32(4, true);
  const field = decoder.decode(pack.subarray(8));
  return new CountersignError(names[number - 1] ?? 'internal_error', field || undefined, limit);
}

/** What begins with the zero of a success. */
export function success(pack: Uint8Array): Uint8Array {
  if (pack[0] !== 0) throw refusal(pack);
  return pack;
}

/** A call into the module. What it throws by itself is a trap, and that means that there is no memory left. */
export function sure<T>(call: () => T): T {
  try {
    return call();
  } catch (cause) {
    if (cause instanceof CountersignError) throw cause;
    throw new CountersignError('internal_error', undefined, undefined, 'WebAssembly failed, most likely for want of memory; other messages can be verified', cause);
  }
}

/**
 * Secrets and a policy, made once and used for every message.
 *
 * ```js
 * const verifier = new Verifier({ secrets: key, kind: 'ipn' });
 * const ipn = verifier.verify(body);   // Uint8Array: the raw body of the POST
 * ipn.order.status;                    // 'COMPLETE'
 * return new Response(ipn.receipt());
 * ```
 *
 * The secrets are copied into WebAssembly memory once, as key schedules, and wiped by `dispose()` (or `using`). Without that they stay as
 * long as the verifier does; a notification takes no such memory, so that there is nothing to dispose of it.
 */
export abstract class BaseVerifier<K extends 'ipn' | 'lcn' = 'ipn' | 'lcn'> {
  #raw: RawVerifier | undefined;
  readonly #engine: Engine;
  readonly #strict: boolean;
  readonly #maxAge: number | undefined;
  readonly #limit: number;

  /** @internal */
  constructor(core: () => Core, options: VerifierOptions<K>) {
    checkNames(options);
    const { kind, accept, maxAge, limits } = options;
    const requireAll = flag(options.requireAll, 'requireAll');
    if (kind !== undefined && kind !== 'ipn' && kind !== 'lcn') throw invalid("kind is 'ipn' or 'lcn'");
    if (maxAge !== undefined && !(typeof maxAge === 'number' && maxAge >= 0)) throw invalid('maxAge is a number of seconds');
    const bits = bitsOf(accept ?? ['sha3-256', 'sha256'], 'accept');
    const bounds = limitsOf(limits);
    const secrets = secretsOf(options.secrets);
    const { Verifier, sha256 } = core();
    const raw = new Verifier(secrets.length, bits, kind === 'ipn' ? 1 : kind ? 2 : 0, requireAll, ...bounds);
    for (const secret of secrets) {
      const isKey = raw.add(secret);
      secret.fill(0);
      if (!isKey) {
        raw.free();
        throw new CountersignError('empty_secret');
      }
    }
    this.#raw = raw;
    this.#strict = flag(options.strict, 'strict');
    this.#maxAge = maxAge;
    this.#limit = bounds[0] || usualBytes;
    this.#engine = {
      sha256,
      receipt: (secret, algorithm, part, seconds) => {
        const number = algorithms.indexOf(algorithm);
        if (number < 0) throw invalid("an algorithm is 'sha3-256', 'sha256' or 'md5'");
        return decoder.decode(success(sure(() => this.#live().receipt(secret, number, part, seconds))).subarray(1));
      },
    };
  }

  #live(): RawVerifier {
    if (this.#raw === undefined) throw invalid('the verifier was disposed of: its secrets are gone');
    return this.#raw;
  }

  /**
   * The message, if it is genuine and the policy is satisfied; else a `CountersignError` is thrown, and the answer to whoever sent it is
   * status 400 and nothing else. `now` is for `maxAge`; default the clock.
   */
  verify(body: Body, now?: Date): VerifiedOf<K> {
    const time = timeOf(now);
    const raw = this.#live();
    const bytes = bytesOf(body, this.#limit);
    const pack = success(sure(() => raw.verify(bytes)));
    const fields = new Fields(pack);
    if (this.#strict) checkStrict(fields, fields.kind);
    if (this.#maxAge !== undefined) checkAge(fields, fields.kind, this.#maxAge, time);
    return notificationOf(fields, this.#engine, bytes) as VerifiedOf<K>;
  }

  /** The same for people who dislike exceptions. What is wrong with the call itself, and not with the message, is thrown all the same. */
  check(body: Body, now?: Date): Verdict<VerifiedOf<K>> {
    try {
      return { ok: true, notification: this.verify(body, now) };
    } catch (error) {
      if (error instanceof CountersignError && error.isRefusal) return { ok: false, error };
      throw error;
    }
  }

  /** Wipes the secrets. Afterwards nothing can be verified, and no receipt be made. May be called twice. */
  dispose(): void {
    const raw = this.#raw;
    this.#raw = undefined;
    try {
      raw?.free();
    } catch {
      // A call into it has trapped, and it counts as borrowed for ever: there is no way to wipe it.
    }
  }
}

export interface BaseVerifier<K extends 'ipn' | 'lcn'> extends Disposable {}

// `using` came later than the runtimes this runs on, and so did its symbol.
const symbol = (Symbol as { dispose?: symbol }).dispose;
if (symbol) Object.assign(BaseVerifier.prototype, { [symbol]: BaseVerifier.prototype.dispose });
