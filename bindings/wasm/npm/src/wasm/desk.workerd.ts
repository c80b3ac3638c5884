// The module as a file of its own, which workerd compiles when the Worker is deployed: it lets nobody compile bytes.

import { explain, initSync, sign } from '#desk';
import module from '../desk.wasm';
import { adopted, once } from './once.js';

export const desk = once(() => {
  initSync({ module: adopted(module) });
  return { explain, sign };
});
