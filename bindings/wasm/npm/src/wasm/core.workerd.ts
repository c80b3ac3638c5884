// The module as a file of its own, which workerd compiles when the Worker is deployed: it lets nobody compile bytes.

import { initSync, sha256, Verifier } from '#core';
import module from '../core.wasm';
import { adopted, once } from './once.js';

export const core = once(() => {
  initSync({ module: adopted(module) });
  return { sha256, Verifier };
});
