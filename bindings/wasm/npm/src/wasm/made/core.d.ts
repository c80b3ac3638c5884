// wasm-bindgen's half of the module that verifies.

import type { Core } from '../raw.js';

export const Verifier: Core['Verifier'];
export const sha256: Core['sha256'];
export function initSync(options: { module?: WebAssembly.Module }): void;
