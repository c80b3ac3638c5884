/**
 * Verifies, reads and answers the IPN and LCN notifications of 2Checkout.
 *
 * @packageDocumentation
 */
// What `countersign` is: everything in `shared.ts`, and what needs the module.

import { core } from '#core-module';
import { _handlerWith, BaseVerifier } from './shared.js';
import type { Handler, VerifierOptions } from './shared.js';

export * from './shared.js';

export class Verifier<K extends 'ipn' | 'lcn' = 'ipn' | 'lcn'> extends BaseVerifier<K> {
  constructor(options: VerifierOptions<K>) {
    super(core, options);
  }
}

export const handler: Handler = /* @__PURE__ */ _handlerWith(Verifier);
