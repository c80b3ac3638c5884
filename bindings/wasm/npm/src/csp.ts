/**
 * The same as `countersign`, without WebAssembly: for pages under a Content-Security-Policy without `'wasm-unsafe-eval'`.
 *
 * @packageDocumentation
 */

import { core } from './wasm/core.csp.js';
import { _handlerWith, BaseVerifier } from './shared.js';
import type { Handler, VerifierOptions } from './shared.js';

export * from './shared.js';

export class Verifier<K extends 'ipn' | 'lcn' = 'ipn' | 'lcn'> extends BaseVerifier<K> {
  constructor(options: VerifierOptions<K>) {
    super(core, options);
  }
}

export const handler: Handler = /* @__PURE__ */ _handlerWith(Verifier);
