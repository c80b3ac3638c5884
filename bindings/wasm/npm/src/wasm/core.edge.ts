// The module as a file of its own, as Vercel's edge runtime and its like want it: they let nobody compile bytes.

import { initSync, sha256, Verifier } from '#core';
import module from '../core.wasm?module';
import { once } from './once.js';

export const core = once(() => {
  initSync({ module });
  return { sha256, Verifier };
});
