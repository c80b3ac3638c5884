// Loading. Owns that it happens when the module is first needed, and once: importing the package does nothing, so that a bundler can leave out
// what is not used, and a runtime that refuses to compile WebAssembly says so where somebody can catch it.

import { CountersignError } from '../shared.js';

/** Calls `load` the first time only. */
export function once<T>(load: () => T): () => T {
  let loaded: { it: T } | undefined;
  return () => (loaded ??= { it: load() }).it;
}

/** Compiles bytes, and says what to do where that is not allowed. */
export function compile(bytes: Uint8Array<ArrayBuffer>): WebAssembly.Module {
  try {
    return new WebAssembly.Module(bytes);
  } catch (cause) {
    throw new CountersignError(
      'internal_error',
      undefined,
      undefined,
      'this runtime does not compile WebAssembly from bytes; under a Content-Security-Policy allow ' +
          "'wasm-unsafe-eval' or import 'countersign/csp', and for Workers bundle with the condition `workerd`",
      cause,
    );
  }
}

/** A module of another realm, as Next hands it to its edge runtime: wasm-bindgen's `instanceof` does not take it for one otherwise. */
export function adopted(module: WebAssembly.Module): WebAssembly.Module {
  if (module instanceof WebAssembly.Module) return module;
  if (Object.prototype.toString.call(module) !== '[object WebAssembly.Module]') {
    throw new CountersignError(
      'internal_error',
      undefined,
      undefined,
      "the bundler left out the WebAssembly module; let it copy `.wasm` files, or import 'countersign/inline' where bytes may be compiled",
    );
  }
  return Object.setPrototypeOf(module, WebAssembly.Module.prototype);
}
