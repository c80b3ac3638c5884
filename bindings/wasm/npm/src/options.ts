// What a verifier is made of. Owns the reading of options and bodies as people pass them, and the explanations where that is not what it
// should be; must never repeat a secret or a body in them.

import { algorithms } from './algorithm.js';
import type { Algorithm } from './algorithm.js';
import type { Bytes } from './fields.js';
import { CountersignError, invalid, tooLarge } from './error.js';

/** A secret key as the Control Panel shows it, or its bytes. Text is taken as UTF-8, as it is: not trimmed. */
export type Secret = string | Uint8Array;

/**
 * The raw body of a POST. Bytes are best: text was decoded by somebody, and what was not UTF-8 in it is lost. Text is encoded as UTF-8.
 */
export type Body = Uint8Array | ArrayBuffer | string;

/** Bounds on a body; one that passes a bound is refused whole, never cut. */
export interface Limits {
  /** Longest body, in bytes. Default 8 MiB, at most 256 MiB. */
  body?: number;
  /** Most pairs, and separately most arrays. Default 100,000. */
  fields?: number;
  /** Longest name, in bytes as sent. Default 65,536. */
  name?: number;
  /** Most bracket levels of a name. Default and most 64. */
  depth?: number;
}

/** What a `Verifier` is made of. */
export interface VerifierOptions<K extends 'ipn' | 'lcn' = 'ipn' | 'lcn'> {
  /**
   * The account's secret key (Control Panel → Integrations → Webhooks & API), or several while it is being changed. Not the INS secret
   * word, and not the buy-link secret word.
   */
  secrets: Secret | readonly Secret[];
  /** What this endpoint is for: `ipn` (orders) or `lcn` (subscriptions). Anything else is refused then, as `wrong_kind`. Every endpoint should say it. */
  kind?: K;
  /** Which algorithms are enough. Default SHA3-256 and SHA-256; MD5 only if it is named here. The strongest accepted one in a message decides. */
  accept?: readonly Algorithm[];
  /** Whether every signature in the message must be right. */
  requireAll?: boolean;
  /**
   * Whether to refuse what looks re-cut: fields sent twice, documented fields of another shape. Names are not signed, so that a field that was renamed
   * is not noticed: it looks like one that is switched off.
   */
  strict?: boolean;
  /** How far the signed date may be from the clock, in seconds. Genuine repeats come for two days. */
  maxAge?: number;
  /** Bounds on the body. */
  limits?: Limits;
}

/** A verifier of orders alone has to be told so: the type is not enough. */
export type Demand<K> = [K] extends ['ipn'] ? { kind: 'ipn' } : [K] extends ['lcn'] ? { kind: 'lcn' } : unknown;

const encoder = new TextEncoder();

/**
 * A copy of the bytes of a body, or an error that says what was passed instead. One's own, because those of others may change, in another thread even
 * while they are read. Nothing longer than `limit` is copied: memory of WebAssembly grows, and never shrinks.
 */
export function bytesOf(body: unknown, limit = Infinity): Bytes {
  if (typeof body === 'string') {
    // No text has fewer bytes than that.
    const bytes = body.length > limit ? undefined : (encoder.encode(body) as Bytes);
    if (!bytes || bytes.length > limit) throw tooLarge(limit);
    return bytes;
  }
  const tag = Object.prototype.toString.call(body);
  let view: Uint8Array | undefined;
  try {
    // A view of our own besides: one of a class of somebody else may lie about its length.
    if (ArrayBuffer.isView(body)) view = new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
    else if (/^\[object (Shared)?ArrayBuffer]$/.test(tag)) view = new Uint8Array(body as ArrayBuffer);
  } catch {
    throw invalid('the buffer is detached: its bytes were transferred to somewhere else');
  }
  if (!view) throw invalid(wrongBody(body, tag));
  if (view.length > limit) throw tooLarge(limit);
  return new Uint8Array(view);
}

function wrongBody(body: unknown, tag: string): string {
  const raw = 'pass the raw body of the POST, as Uint8Array: its very bytes are signed';
  if (body === null || body === undefined) return `there is no body; ${raw}`;
  if (/Request|Response|IncomingMessage/.test(tag) || typeof (body as { arrayBuffer?: unknown }).arrayBuffer === 'function') {
    const name = /Blob|File/.test(tag) ? 'blob' : 'request';
    return `this is a ${name}, not its bytes; pass new Uint8Array(await ${name}.arrayBuffer())`;
  }
  if (typeof (body as { then?: unknown }).then === 'function') return 'this is a promise of a body; await it first';
  if (/URLSearchParams|FormData|Map/.test(tag)) return `the body was parsed already (${tag.slice(8, -1)}); ${raw}`;
  if ((body as { type?: unknown }).type === 'Buffer') return 'this Buffer was made JSON; pass Buffer.from(body)';
  if (typeof body === 'object') return `the body was parsed already (an object of fields); switch off the body parser for this route and ${raw}`;
  return `a body is no ${typeof body}; ${raw}`;
}

/** Bytes of each secret. */
export function secretsOf(secrets: unknown): Uint8Array[] {
  const list = Array.isArray(secrets) ? (secrets as readonly unknown[]) : [secrets];
  if (list.length === 0) throw new CountersignError('empty_secret');
  return list.map((secret) => {
    if (typeof secret === 'string') return encoder.encode(secret);
    if (ArrayBuffer.isView(secret)) return bytesOf(secret);
    if (secret === undefined || secret === null) {
      const message = `a secret is ${secret}: is the variable set, and the option called \`secrets\`?`;
      throw new CountersignError('empty_secret', undefined, undefined, message);
    }
    throw invalid('a secret is a string or a Uint8Array');
  });
}

const known = ['secrets', 'kind', 'accept', 'requireAll', 'strict', 'maxAge', 'limits'];

/** An option that is spelled wrongly would be a policy that is believed in and not there. */
export function checkNames(options: unknown, names: readonly string[] = known, more = ''): void {
  if (typeof options !== 'object' || options === null) throw invalid(`options are an object, with: ${names.join(', ')}`);
  const wrong = Object.keys(options).find((name) => !names.includes(name));
  if (wrong !== undefined) throw invalid(`there is no option ${JSON.stringify(wrong.slice(0, 40))}; there are: ${names.join(', ')}${more}`);
}

/** A switch. What only looks like one, as the text `false`, would be taken for on. */
export function flag(value: unknown, name: string): boolean {
  if (value !== undefined && typeof value !== 'boolean') throw invalid(`${name} is true or false`);
  return !!value;
}

/** Of any realm. */
export const isDate = (value: unknown): value is Date => Object.prototype.toString.call(value) === '[object Date]';

/** A time of day, if one is given. */
export function timeOf(now: unknown): Date {
  if (now === undefined) return new Date();
  if (isDate(now) && !Number.isNaN(+now)) return now;
  throw invalid('the time is a valid Date');
}

/** A bit for each algorithm. */
export function bitsOf(accept: unknown, name: string): number {
  if (!Array.isArray(accept) || accept.length === 0) throw invalid(`${name} is a list of algorithms that is not empty`);
  return (accept as readonly unknown[]).reduce<number>((bits, one) => {
    const number = algorithms.indexOf(one as Algorithm);
    if (number < 0) throw invalid(`${name} takes 'sha3-256', 'sha256' and 'md5'`);
    return bits | (1 << number);
  }, 0);
}

/** 256 MiB: no runtime can be sure to hold more as one text. */
const mostBytes = 1 << 28;

/** The core's own limit on bodies. */
export const usualBytes = 8 << 20;

/** Body, fields, name, depth; 0 for the default. */
export function limitsOf(limits: Limits = {}): [number, number, number, number] {
  checkNames(limits, ['body', 'fields', 'name', 'depth'], ' in limits');
  const one = (name: keyof Limits, most: number): number => {
    const limit = limits[name];
    if (limit === undefined) return 0;
    if (!Number.isInteger(limit) || limit < 1) throw invalid(`limits.${name} is a whole number above 0`);
    return Math.min(limit, most);
  };
  const most = 2 ** 31 - 1024;
  if (limits.body! > mostBytes) throw invalid(`limits.body is at most ${mostBytes}`);
  return [one('body', mostBytes), one('fields', most), one('name', most), one('depth', 64)];
}
