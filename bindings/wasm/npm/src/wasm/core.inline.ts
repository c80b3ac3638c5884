// The module inside the script: Node, Deno, Bun, bundlers, pages.

import { initSync, sha256, Verifier } from '#core';
import { frequent, text } from '#core-text';
import { compile, once } from './once.js';
import { unpack } from './unpack.js';

export const core = once(() => {
  initSync({ module: compile(unpack(frequent, text)) });
  return { sha256, Verifier };
});
