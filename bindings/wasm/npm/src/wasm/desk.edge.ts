// The module as a file of its own, as Vercel's edge runtime and its like want it: they let nobody compile bytes.

import { explain, initSync, sign } from '#desk';
import module from '../desk.wasm?module';
import { once } from './once.js';

export const desk = once(() => {
  initSync({ module });
  return { explain, sign };
});
