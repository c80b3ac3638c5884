// The module as plain JavaScript, for pages whose Content-Security-Policy forbids WebAssembly. Half as fast, with the same answers.

import { initSync, sha256, Verifier } from '#core-watchful';
import { once } from './once.js';

export const core = once(() => {
  initSync({});
  return { sha256, Verifier };
});
