// wasm-bindgen's half of the module that signs and explains.

import type { Desk } from '../raw.js';

export const sign: Desk['sign'];
export const explain: Desk['explain'];
export function initSync(options: { module: WebAssembly.Module }): void;
