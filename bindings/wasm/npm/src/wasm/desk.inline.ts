// The module inside the script: Node, Deno, Bun, bundlers, pages.

import * as glue from '#desk';
import { order, text } from '#desk-text';
import { compile, once } from './once.js';
import { unpack } from './unpack.js';

export const desk = once(() => {
  glue.initSync({ module: compile(unpack(order, text)) });
  return glue;
});
