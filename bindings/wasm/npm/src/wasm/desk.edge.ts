// The module as a file of its own, as Vercel's edge runtime and its like want it: they let nobody compile bytes.

import * as glue from '#desk';
import module from '../desk.wasm?module';
import { adopted, once } from './once.js';

export const desk = once(() => {
  glue.initSync({ module: adopted(module) });
  return glue;
});
