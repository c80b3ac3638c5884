// The small module as plain JavaScript, for pages that forbid WebAssembly. Owns what has to be changed in the output of wasm2js.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Text of a module with `instantiate(imports)`, which gives what an instance exports. */
export function asm(wasm2js, from, to) {
  // Newer instructions are replaced first, because wasm2js knows the first version of WebAssembly.
  const features = ['bulk-memory', 'sign-ext', 'mutable-globals', 'nontrapping-float-to-int', 'reference-types'];
  const passes = ['--signext-lowering', '--llvm-nontrapping-fptoint-lowering', '--llvm-memory-copy-fill-lowering'];
  execFileSync(wasm2js, [...features.map((name) => `--enable-${name}`), ...passes, '-O2', '-o', to, from]);
  const text = readFileSync(to, 'utf8');
  const imports = /^import \* as (\w+) from '([^']+)';$/gm;
  const names = new Map([...text.matchAll(imports)].map(([, name, from]) => [name, from]));
  const start = text.search(/^var retasmFunc = asmFunc\(/m);
  if (start < 0 || names.size === 0) throw new Error('wasm2js writes something else now: see scripts/asm.mjs');
  const locals = [...names].map(([name, from]) => `  const ${name} = imports[${JSON.stringify(from)}];`).join('\n');
  const [, call] = /^var retasmFunc = (asmFunc\([\s\S]*?\}\));$/m.exec(text.slice(start)) ?? [];
  if (call === undefined) throw new Error('wasm2js calls asmFunc in another way now: see scripts/asm.mjs');
  return `${text.slice(0, start).replace(imports, '')}
export function instantiate(imports) {
${locals}
  return ${call};
}
`;
}

/** What wasm-bindgen's half takes for WebAssembly then. */
const machine = `import { instantiate } from '#core-asm';
const WebAssembly = {
  Module: class {},
  Instance: class {
    constructor(_, imports) {
      this.exports = instantiate(imports);
    }
  },
};
`;

/**
 * wasm-bindgen's half, for such a module: it finds out that memory was exchanged for a larger one by its having length 0, which the
 * memory of wasm2js never has.
 */
export function watchful(glue) {
  const old = /cachedUint8ArrayMemory0\.byteLength === 0/g;
  if (glue.match(old)?.length !== 1) throw new Error('wasm-bindgen looks after memory in another way now: see scripts/asm.mjs');
  return machine + glue.replace(old, 'cachedUint8ArrayMemory0.buffer !== wasm.memory.buffer');
}
