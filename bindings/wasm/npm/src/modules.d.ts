// Modules of WebAssembly, and the one type of theirs that is used. What the build puts in place of names that begin with # is in `wasm/made`.

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
