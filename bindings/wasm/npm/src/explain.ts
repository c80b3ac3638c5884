/**
 * Why a message does not verify. A tool for a developer's desk: its cost is a few hundred digests of the body, and its answers would help a
 * forger, so never put it behind a public URL.
 *
 * @packageDocumentation
 */

import { desk } from './desk.js';
import {
  _bytesOf as bytesOf, _checkNames as checkNames, _Fields as Fields, _limitsOf as limitsOf, _refusal as refusal, _secretsOf as secretsOf, _sure as sure,
} from './shared.js';
import type { Algorithm, Body, CountersignError, Limits, Secret } from './shared.js';

/** A signature field of the message. */
export interface ExplainedSignature {
  readonly algorithm: Algorithm;
  /** `HASH`, `SIGNATURE_SHA2_256` or `SIGNATURE_SHA3_256`. */
  readonly field: string;
  /** Whether it is a single value of the right number of hexadecimal digits. */
  readonly isWellFormed: boolean;
  /** The first secret under which it is right, counted from 0. */
  readonly secret?: number;
}

/** Something that was found. */
export interface Finding {
  /** The group of mistakes, `E1` to `E24`. */
  readonly id: string;
  /** The stable code of the mistake: `lengths_in_characters`. */
  readonly code: string;
  /** What happened and what to do. */
  readonly text: string;
  /** Whether it is proved; else it only looks that way. */
  readonly isCertain: boolean;
  /** The path of the field it is about. */
  readonly field?: string;
  /** The algorithm it is about, or that matches under this mistake. */
  readonly algorithm?: Algorithm;
  /** Which of the secrets it is about, counted from 0. */
  readonly secret?: number;
}

/** Why a message does not verify, or that it does. */
export interface Explanation {
  readonly kind: 'ipn' | 'lcn' | 'unknown';
  /** Why the body was refused before any signature was looked at. */
  readonly error?: CountersignError;
  /**
   * Why a `Verifier` with these secrets, and no other options but the limits, refuses the message; undefined if it accepts it. A signature may be right
   * and the message refused: `algorithm_not_accepted` where it has MD5 alone.
   */
  readonly refusal?: CountersignError;
  /** Whether all that could be tried was tried, within bounds on time. */
  readonly isComplete: boolean;
  /** The first secret under which a signature is right, counted from 0. */
  readonly secret?: number;
  readonly signatures: readonly ExplainedSignature[];
  readonly findings: readonly Finding[];
  /** What is signed, in signed order: personal data, and not verified. To be looked at, not to be logged or acted on. */
  readonly fields: readonly (readonly [path: string, value: string | Uint8Array])[];
}

/** What there is of some members: those that are empty are left out. */
const present = <T extends object>(members: T): T => Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as T;
const number = (text: string | undefined): number | undefined => (text ? Number(text) : undefined);
const text = (text: string | undefined): string | undefined => text || undefined;

/**
 * Says why a message does not verify under some secrets: the key, lengths, order, decoding, the way the body was captured. `findings`, `signatures` and
 * `secret` look at the first 16 secrets, as `isComplete` says then; `refusal` at all of them.
 */
export function explain(body: Body, secrets: Secret | readonly Secret[], options: { limits?: Limits } = {}): Explanation {
  checkNames(options, ['limits'], '');
  // Without a secret there is still a body to look at.
  const keys = Array.isArray(secrets) && secrets.length === 0 ? [] : secretsOf(secrets);
  const packed = new Uint8Array(keys.reduce((length, key) => length + 4 + key.length, 0));
  let at = 0;
  for (const key of keys) {
    new DataView(packed.buffer).setUint32(at, key.length, true);
    packed.set(key, at + 4);
    at += 4 + key.length;
  }
  const limits = limitsOf(options.limits);
  const bytes = bytesOf(body);
  const out = sure(() => desk().explain(bytes, packed, Uint32Array.from(limits)));
  [packed, ...keys].forEach((key) => key.fill(0));
  const end = out.indexOf(0);
  const [first = [], ...records] = new TextDecoder().decode(out.subarray(0, end)).split('\x1e').map((record) => record.split('\x1f'));
  const behind = end + 5 + new DataView(out.buffer, out.byteOffset).getUint32(end + 1, true);
  const refused = out.subarray(end + 5, behind);
  const rest = out.subarray(behind);
  const fields = rest[0] === 0 ? new Fields(rest) : undefined;
  return present({
    kind: first[0] as Explanation['kind'],
    error: rest[0] === 0 ? undefined : refusal(rest),
    refusal: refused.length ? refusal(refused) : undefined,
    isComplete: first[1] === '1',
    secret: number(first[2]),
    signatures: records.filter(([type]) => type === 'S').map(([, algorithm, field = '', isWellFormed, secret]) =>
      present({ algorithm: algorithm as Algorithm, field, isWellFormed: isWellFormed === '1', secret: number(secret) }) as ExplainedSignature),
    findings: records.filter(([type]) => type === 'F').map(([, id = '', code = '', sentence = '', isCertain, field, algorithm, secret]) =>
      present({ id, code, text: sentence, isCertain: isCertain === '1', field: text(field), algorithm: text(algorithm), secret: number(secret) }) as Finding),
    fields: fields ? Array.from({ length: fields.count }, (_, i) => [fields.path(i), fields.text(i) ?? fields.bytes(i).slice()] as const) : [],
  }) as Explanation;
}
