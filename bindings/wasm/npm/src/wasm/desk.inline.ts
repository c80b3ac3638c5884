// The module inside the script: Node, Deno, Bun, bundlers, pages.

import { explain, initSync, sign } from '#desk';
import { order, text } from '#desk-text';
import { compile, once } from './once.js';
import { unpack } from './unpack.js';

export const desk = once(() => {
  initSync({ module: compile(unpack(order, text)) });
  return { explain, sign };
});
