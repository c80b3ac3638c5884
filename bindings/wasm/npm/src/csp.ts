/**
 * The same as `countersign`, without WebAssembly: for pages under a Content-Security-Policy without `'wasm-unsafe-eval'`.
 *
 * @packageDocumentation
 */

import { core } from './wasm/core.csp.js';
import { _handlerWith, BaseVerifier } from './shared.js';
import type { Demand, Handler, VerifierOptions } from './shared.js';

export * from './shared.js';

export class Verifier<K extends 'ipn' | 'lcn' = 'ipn' | 'lcn'> extends BaseVerifier<K> {
  constructor(options: VerifierOptions<K> & Demand<K>) {
    super(core, options);
  }
}

// A function, and not the result of a call, so that bundlers can leave it out.
export const handler: Handler = (options) => _handlerWith(Verifier)(options);
