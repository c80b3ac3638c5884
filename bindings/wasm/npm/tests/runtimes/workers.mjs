/**
 * workerd and edge runtimes: the bundle that a real bundler makes under their export conditions, in an isolate that refuses to compile code.
 */

import { build } from 'esbuild';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { reportOf } from './lib/process.mjs';
import * as tools from './lib/tools.mjs';

const WORKER = `import { modules } from './modules.mjs';
import { data } from './data.mjs';
import { main } from './suite/main.mjs';
export default { fetch: async () => Response.json(await main(modules, data)) };
`;

/** The package in a client bundle that some tool built with the condition of a worker by mistake: it must load, and fail where it is used. */
const STRAY = `import * as countersign from 'countersign';
globalThis.strayed = () => new countersign.Verifier({ secrets: 'AABBCCDDEEFF' }).verify('A=1');
`;

/** Where a worker was bundled without its condition, so that it has the entry that compiles. */
const WRONG = `import { CountersignError, Verifier } from 'countersign';
export default {
  fetch() {
    try {
      new Verifier({ secrets: 'AABBCCDDEEFF' }).verify('A=1');
    } catch (error) {
      return Response.json({ ours: error instanceof CountersignError, told: String(error) });
    }
    return Response.json({ ours: false, told: 'nothing thrown' });
  },
};
`;

const EDGE = `import { modules } from './modules.mjs';
import { data } from './data.mjs';
import { main } from './suite/main.mjs';
globalThis.countersignMain = async () => JSON.stringify(await main(modules, data));
`;

export function workers(consumer) {
  const { folder, write } = consumer;
  return [
    {
      name: 'workerd',
      run: async () => {
        const out = join(folder, 'worker');
        await build({
          ...common(folder),
          entryPoints: [write('worker.mjs', WORKER)],
          outdir: out,
          conditions: ['workerd', 'worker', 'browser'],
          loader: { '.wasm': 'copy' },
        });
        expectWasmFiles(readdirSync(out), 2);
        // miniflare wants Node 22.
        return reportOf(tools.node22(), [join(tools.RUNTIMES, 'workerd-host.mjs'), out, 'worker.js'], { cwd: tools.RUNTIMES });
      },
    },
    {
      name: 'workerd, bundled without its condition, says so',
      simple: true,
      run: async () => {
        const out = join(folder, 'wrong');
        await build({ ...common(folder), entryPoints: [write('wrong-worker.mjs', WRONG)], outdir: out });
        const { ours, told } = await reportOf(tools.node22(), [join(tools.RUNTIMES, 'workerd-host.mjs'), out, 'wrong-worker.js'], { cwd: tools.RUNTIMES });
        if (!ours || !/workerd/.test(told)) {
          throw new Error(`an error should name the condition, but it says: ${told}`);
        }
        return { checks: 1 };
      },
    },
    {
      name: 'edge-light',
      run: async () => {
        const bundle = async (name, text, modules) => (await build({
          ...common(folder),
          entryPoints: [write(name, text)],
          write: false,
          format: 'iife',
          conditions: ['edge-light', 'worker', 'browser'],
          plugins: [wasmModules(modules)],
        })).outputFiles[0].text;
        const wasm = {};
        const files = { edge: await bundle('edge.mjs', EDGE, wasm), stray: await bundle('stray.mjs', STRAY, {}) };
        expectWasmFiles(Object.values(wasm), 2);
        write('edge/bundles.json', JSON.stringify({ ...files, wasm }));
        return reportOf(tools.node20(), [join(tools.RUNTIMES, 'edge-host.mjs'), join(folder, 'edge/bundles.json')], { cwd: tools.RUNTIMES });
      },
    },
  ];
}

function common(folder) {
  return { absWorkingDir: folder, bundle: true, format: 'esm', target: 'es2022', logLevel: 'silent' };
}

/** That the condition chose the entry with a file: the inline one would have none, and could not run there. */
function expectWasmFiles(names, count) {
  const files = names.filter((name) => name.endsWith('.wasm'));
  if (files.length !== count) {
    throw new Error(`${count} .wasm files expected, but the bundle has ${files.join(', ') || 'none'}`);
  }
}

/** What Next does for edge routes: `./x.wasm?module` becomes a global with the compiled module. */
function wasmModules(found) {
  return {
    name: 'wasm-module',
    setup(build) {
      build.onResolve({ filter: /\.wasm\?module$/ }, ({ path, resolveDir }) => ({ path: join(resolveDir, path.replace(/\?module$/, '')), namespace: 'wasm-module' }));
      build.onLoad({ filter: /.*/, namespace: 'wasm-module' }, ({ path }) => {
        readFileSync(path);
        const name = `wasm_${Object.keys(found).length}`;
        found[name] = path;
        return { contents: `export default globalThis.${name};` };
      });
    },
  };
}
