/**
 * Verifies, reads and answers the IPN and LCN notifications of 2Checkout.
 *
 * @packageDocumentation
 */
// What `countersign` is: everything in `shared.ts`, and what needs the module.

import { core } from '#core-module';
import { _handlerWith, BaseVerifier } from './shared.js';
import type { Demand, Handler, VerifierOptions } from './shared.js';

export * from './shared.js';

/**
 * Secrets and a policy, made once and used for every message: `new Verifier({ secrets, kind: 'ipn' }).verify(body)`, with the raw bytes of the POST. Throws
 * a `CountersignError` for options that are wrong. See `verify`, `check`, `dispose`.
 */
export class Verifier<K extends 'ipn' | 'lcn' = 'ipn' | 'lcn'> extends BaseVerifier<K> {
  constructor(options: VerifierOptions<K> & Demand<K>) {
    super(core, options);
  }
}

/**
 * An endpoint for whatever takes a `Request` and gives a `Response`: `handler({ secrets, onIpn })`. The receipt goes out once your callback has stored
 * the message. For node:http, Express and Fastify take `nodeHandler` of `countersign/node`.
 */
// A function, and not the result of a call, so that bundlers can leave it out.
export const handler: Handler = (options) => _handlerWith(Verifier)(options);
