// What `scripts/build.mjs` puts in place of names that begin with #, and the one type of the web that is used beside texts.

declare module '#core' {
  import type { Core } from './wasm/raw.js';
  export const Verifier: Core['Verifier'];
  export const sha256: Core['sha256'];
  export function initSync(options: { module: WebAssembly.Module }): void;
}
declare module '#core-watchful' {
  import type { Core } from './wasm/raw.js';
  export const Verifier: Core['Verifier'];
  export const sha256: Core['sha256'];
  export function initSync(options: object): void;
}
declare module '#desk' {
  import type { Desk } from './wasm/raw.js';
  export const sign: Desk['sign'];
  export const explain: Desk['explain'];
  export function initSync(options: { module: WebAssembly.Module }): void;
}
declare module '#core-text' {
  export const order: readonly number[];
  export const text: string;
}
declare module '#desk-text' {
  export * from '#core-text';
}
declare module '#core-module' {
  import type { Core } from './wasm/raw.js';
  export const core: () => Core;
}
declare module '#desk-module' {
  import type { Desk } from './wasm/raw.js';
  export const desk: () => Desk;
}
declare module '#fixtures' {
  const list: readonly { readonly name: string; readonly kind: 'ipn' | 'lcn'; readonly summary: string; readonly body: string }[];
  export default list;
}
declare module '*.wasm' {
  const module: WebAssembly.Module;
  export default module;
}
declare module '*.wasm?module' {
  const module: WebAssembly.Module;
  export default module;
}
declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array);
  }
}
