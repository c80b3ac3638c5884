// The module inside the script: Node, Deno, Bun, bundlers, pages.

import * as glue from '#core';
import { order, text } from '#core-text';
import { compile, once } from './once.js';
import { unpack } from './unpack.js';

export const core = once(() => {
  glue.initSync({ module: compile(unpack(order, text)) });
  return glue;
});
