// The order of things at a URL that 2Checkout posts to: read, verify, let the merchant store, answer with the receipt.
//
// Owns that order and the statuses; must never answer with a receipt before the work is done, nor say to a stranger why a message was refused.
import { CountersignError, invalid, tooLarge } from '../error.js';
import type { Ipn } from '../ipn.js';
import type { Lcn } from '../lcn.js';
import type { Secret, VerifierOptions } from '../options.js';
import type { Verified } from '../verified.js';

/** The `Verifier` of whichever entry this is used by. */
export type VerifierClass = new (options: VerifierOptions) => { verify(body: Uint8Array): Verified; dispose(): void };

export type Secrets = Secret | readonly Secret[];

/** What `handler` and `nodeHandler` take. `Work` and `Log` are what the platform hands to the callbacks beside the message or the error. */
export interface EndpointOptions<Work extends readonly unknown[], Log extends readonly unknown[]> extends Omit<VerifierOptions, 'secrets'> {
  /**
   * The account's secret key (Control Panel → Integrations → Webhooks & API), or several while it is being changed. A function is asked for every request: where the environment comes with the request, or is not there yet while the app is built. Its copy is wiped with the answer: a message kept longer can be read, and `receipt()` of it throws.
   */
  secrets: Secrets | ((...platform: Work) => Secrets | undefined | PromiseLike<Secrets | undefined>);
  /** Stores what the message says. The receipt goes out once it has returned or its promise is fulfilled; what it throws keeps the receipt back. */
  onIpn?(message: Ipn, ...platform: Work): unknown;
  /** The same for subscriptions. With one of the two alone, the other kind is refused as `wrong_kind`. */
  onLcn?(message: Lcn, ...platform: Work): unknown;
  /** A message was refused. Without it, a warning on the console: the code, and no values. */
  onRefused?(error: CountersignError, ...platform: Log): unknown;
  /** Something is wrong on our side: your callback failed, the secret is missing, a field the receipt needs is switched off. Else: the console. */
  onError?(error: unknown, ...platform: Log): unknown;
}

export interface Answer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** Reads the body; over `limit` bytes it throws `body_too_large`, having kept no more than the limit. */
export type Read = (limit: number) => Promise<Uint8Array>;

export type Endpoint<Work extends readonly unknown[], Log extends readonly unknown[]> =
  (method: string, read: Read, work: Work, log: Log) => Promise<Answer>;

type Callback<Work extends readonly unknown[]> = (message: unknown, ...platform: Work) => unknown;

/** The core's own limit. */
const LIMIT = 8 << 20;

export function endpoint<Work extends readonly unknown[], Log extends readonly unknown[]>(
  Verifier: VerifierClass, options: EndpointOptions<Work, Log>,
): Endpoint<Work, Log> {
  const { secrets, onIpn, onLcn, onRefused, onError, ...policy } = options;
  const { kind = onIpn ? (onLcn ? undefined : 'ipn') : 'lcn' } = policy;
  if (kind === 'ipn' ? !onIpn : !onLcn) {
    const given = Object.keys(options).join(', ');
    throw invalid(`a handler needs ${{ ipn: 'onIpn', lcn: 'onLcn' }[policy.kind!] ?? 'onIpn or onLcn'}; given: ${given}`);
  }
  for (const callback of [onIpn, onLcn, onRefused, onError]) {
    if (callback !== undefined && typeof callback !== 'function') throw invalid('a callback is a function');
  }
  const make = (given: Secrets | undefined) => new Verifier({ ...policy, kind, secrets: given } as VerifierOptions);
  // Thrown here, where the program starts, rather than at the first order.
  const shared = typeof secrets === 'function' ? undefined : make(secrets);
  // The other options, with any key.
  if (!shared) make('x').dispose();

  return async (method, read, work, log) => {
    if (method !== 'POST' && method !== 'GET' && method !== 'HEAD') {
      return answer(405, '', { Allow: 'GET, HEAD, POST' });
    }
    let verifier = shared;
    try {
      verifier ??= make(await (secrets as (...platform: Work) => Secrets | undefined)(...work));
      if (method !== 'POST') {
        return answer(200);
      }
      let message, callback;
      try {
        message = verifier.verify(await read(policy.limits?.body ?? LIMIT));
        callback = (message.kind === 'ipn' ? onIpn : message.kind === 'lcn' ? onLcn : undefined) as Callback<Work> | undefined;
        if (!callback) {
          throw new CountersignError('wrong_kind');
        }
      } catch (error) {
        if (!(error instanceof CountersignError && error.isRefusal)) {
          throw error;
        }
        tell(onRefused, 'warn', error, log);
        return answer(error.code === 'body_too_large' ? 413 : 400);
      }
      const done = (await callback.call(options, message, ...work)) as { ok?: unknown } | undefined;
      // What `fetch` gives where the other side has failed: nothing was stored.
      if (done?.ok === false) {
        throw new CountersignError('internal_error', undefined, undefined, 'the callback gave a Response that failed');
      }
      try {
        return answer(200, message.receipt());
      } catch (error) {
        // A field that the receipt signs is switched off in the account. Nothing but the Control Panel can change that.
        if (!(error instanceof CountersignError && error.field)) {
          throw error;
        }
        tell(onError, 'error', error, log);
        return answer(200);
      }
    } catch (error) {
      tell(onError, 'error', error, log);
      return answer(500);
    } finally {
      if (verifier !== shared) {
        verifier?.dispose();
      }
    }
  };
}

function answer(status: number, body = '', more?: Record<string, string>): Answer {
  return { status, headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store', ...more }, body };
}

/** A log that is broken, or never comes back, must not change the answer. */
async function tell<Log extends readonly unknown[], E>(
  callback: ((error: E, ...platform: Log) => unknown) | undefined, level: 'warn' | 'error', error: E, log: Log,
): Promise<void> {
  try {
    if (callback) {
      await callback(error, ...log);
    } else {
      // Of an error of ours its sentence, which has no values; of others whatever they made it of, as every framework does.
      const { console } = globalThis as unknown as { console?: Record<string, (...what: unknown[]) => void> };
      console?.[level]?.('countersign:', error instanceof CountersignError ? `${error.code}: ${error.message}` : error);
    }
  } catch {
    // Nobody is left to be told.
  }
}

/** Keeps what comes in pieces: one buffer that grows, because a list of a million small pieces takes far more than their bytes. */
export class Gathered {
  #kept = new Uint8Array(0);
  #size = 0;
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Takes a piece of any realm's `Uint8Array`; throws if it is too much, or was decoded already. */
  add(piece: unknown): void {
    if (!ArrayBuffer.isView(piece)) {
      throw consumed('its stream gives text, not bytes');
    }
    const end = this.#size + piece.byteLength;
    if (end > this.#limit) {
      throw tooLarge(this.#limit);
    }
    if (end > this.#kept.length) {
      const grown = new Uint8Array(Math.min(this.#limit, Math.max(4096, end, 2 * this.#kept.length)));
      grown.set(this.#kept.subarray(0, this.#size));
      this.#kept = grown;
    }
    this.#kept.set(new Uint8Array(piece.buffer, piece.byteOffset, piece.byteLength), this.#size);
    this.#size = end;
  }

  bytes(): Uint8Array {
    return this.#kept.subarray(0, this.#size);
  }
}

/** Looked at before anything is read. A header that lies costs nothing, because what comes is counted as well. */
export function announced(contentLength: string | null | undefined, limit: number): void {
  if (Number(contentLength) > limit) {
    throw tooLarge(limit);
  }
}

/** Whoever sent it has gone, or something on the way cut it: half a message is none. */
export function incomplete(cause?: unknown): CountersignError {
  return new CountersignError('incomplete_body', undefined, undefined, undefined, cause);
}

/** Our own fault, so no refusal: the bytes that were signed are gone. */
export function consumed(how: string): CountersignError {
  return invalid(
    `the raw body of the request is not there any more: ${how}. Let no body parser run before this handler; in Express, mount it above express.urlencoded()`,
  );
}
