// The module as plain JavaScript, for pages whose Content-Security-Policy forbids WebAssembly. Half as fast, with the same answers.

import * as glue from '#core-watchful';
import { once } from './once.js';

export const core = once(() => {
  glue.initSync({});
  return glue;
});
