// The small module as plain JavaScript, for pages that forbid WebAssembly. Owns what has to be changed in the output of wasm2js.

import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const features = ['bulk-memory', 'sign-ext', 'mutable-globals', 'nontrapping-float-to-int', 'reference-types'];
// Newer instructions are replaced first, because wasm2js knows the first version of WebAssembly.
const older = ['--signext-lowering', '--llvm-nontrapping-fptoint-lowering', '--llvm-memory-copy-fill-lowering'];
const enabled = ['--mvp-features', ...features.map((name) => `--enable-${name}`)];

/** Exchanges one piece of a text, and is sure that it was there once. */
function exchange(text, piece, by, where) {
  const parts = text.split(piece);
  if (parts.length !== 2) throw new Error(`${where} is not what it was: see scripts/asm.mjs`);
  return parts.join(by);
}

/**
 * The module without its table for values of JavaScript, of which wasm2js takes one only. Nothing that we export has such a value.
 */
function withoutExternrefs(bin, from, to) {
  // From what was not optimised yet: wasm2js stumbles over some of what comes out of that.
  execFileSync(bin('wasm-opt'), [...enabled, ...older, '-O1', '-o', `${to}.wasm`, from]);
  let text = execFileSync(bin('wasm-dis'), [`${to}.wasm`], { maxBuffer: 1 << 28 }).toString();
  const table = /\(export "__wbindgen_externrefs" \(table (\$\d+)\)\)/.exec(text)?.[1];
  text = exchange(text, `(export "__wbindgen_externrefs" (table ${table}))`, '', 'the list of exports');
  const [declared] = new RegExp(`\\(table \\${table} \\d+ externref\\)`).exec(text) ?? ['no table'];
  writeFileSync(to, exchange(text, declared, '', 'the list of tables'));
}

/** Text of a module with `instantiate(imports)`, which gives what an instance exports. */
export function asm(bin, from, to) {
  withoutExternrefs(bin, from, `${to}.wat`);
  execFileSync(bin('wasm2js'), [...enabled, '-Os', '-o', to, `${to}.wat`]);
  // Memory that cannot grow has to say so.
  const full = '  return oldPages;\n';
  const text = exchange(readFileSync(to, 'utf8'), full, `  else return -1;\n${full}`, 'the memory of wasm2js');
  const imports = /^import \* as ([\w$]+) from '([^']+)';$/gm;
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
 * wasm-bindgen's half, for such a module: it finds out that memory was exchanged for a larger one by what happens to the old one, and here
 * nothing does.
 */
export function watchful(glue) {
  const where = 'the half of wasm-bindgen';
  // This would fill that table.
  let text = exchange(glue, 'wasm.__wbindgen_start();', '', where);
  text = exchange(text, 'cachedUint8ArrayMemory0.byteLength === 0', 'cachedUint8ArrayMemory0.buffer !== wasm.memory.buffer', where);
  const [view] = /cachedDataViewMemory0\.buffer\.detached === true \|\| \([^)]*\)/.exec(text) ?? ['no view'];
  return machine + exchange(text, view, 'cachedDataViewMemory0.buffer !== wasm.memory.buffer', where);
}
