// The module inside the script: Node, Deno, Bun, bundlers, pages.

import { explain, initSync, sign } from '#desk';
import { frequent, text } from '#desk-text';
import { compile, once } from './once.js';
import { unpack } from './unpack.js';

export const desk = once(() => {
  initSync({ module: compile(unpack(frequent, text)) });
  return { explain, sign };
});
