// The module as a file of its own, as Vercel's edge runtime and its like want it: they let nobody compile bytes.

import { explain, initSync, sign } from '#desk';
import module from '../desk.wasm?module';
import { adopted, once } from './once.js';

export const desk = once(() => {
  initSync({ module: adopted(module) });
  return { explain, sign };
});
