/** A Worker in workerd, by miniflare. Owns the bundling and the two processes, one with a store and one without; must never use nodejs_compat. */
import assert from 'node:assert/strict';

import { build as bundle } from 'esbuild';

import { node24 } from '../../runtimes/lib/tools.mjs';
import { folder, freePort, running } from './program.mjs';

// Runs under a newer Node than the tests themselves may have: miniflare wants 22.
const SERVE = `
import { Miniflare } from 'miniflare';
import { createServer } from 'node:http';

const worker = (name, kvNamespaces) => ({
  name, modules: true, scriptPath: 'out/worker.js', modulesRules: [{ type: 'ESModule', include: ['**/*.js'] }, { type: 'CompiledWasm', include: ['**/*.wasm'] }],
  compatibilityDate: process.env.COMPATIBILITY_DATE, bindings: { TWOCHECKOUT_SECRET: process.env.TWOCHECKOUT_SECRET }, kvNamespaces,
});
const start = (port, kv) => new Miniflare({ host: '127.0.0.1', port, ...worker('shop', kv), handleStructuredLogs: ({ message }) => console.log(message) });
const whole = start(Number(process.env.PORT), ['ORDERS']);
const lame = start(0, []);
const kv = await whole.getKVNamespace('ORDERS');
const other = await lame.ready;
// What the tests want to know: what is stored, and where the Worker is that cannot store.
createServer(async (request, response) => {
  const stored = [];
  for (const { name } of (await kv.list()).keys) stored.push(await kv.get(name, 'json'));
  response.end(JSON.stringify({ stored, lame: other.origin }));
}).listen(Number(process.env.STATUS_PORT), '127.0.0.1');
await whole.ready;
`;

/** `drive` against the Worker, which behaves as of that date. */
export async function onWorkers(name, program, drive, date = '2026-06-01') {
  const path = await folder(name, { 'worker.mjs': program, 'serve.mjs': SERVE });
  const { metafile } = await bundle({
    absWorkingDir: path, entryPoints: ['worker.mjs'], outfile: 'out/worker.js', bundle: true, format: 'esm', target: 'es2022', conditions: ['workerd', 'worker'],
    loader: { '.wasm': 'copy' }, external: ['cloudflare:*'], metafile: true, logLevel: 'silent',
  });
  assert.ok(Object.keys(metafile.inputs).some((name) => name.endsWith('countersign/dist/esm/index.workerd.js')), 'the file for Workers is taken');
  const status = await freePort();
  const ask = async () => (await fetch(`http://127.0.0.1:${status}/`)).json();
  return running(node24(), ['serve.mjs'], path, { STATUS_PORT: String(status), COMPATIBILITY_DATE: date }, async ({ origin, url }) => {
    const { lame } = await patiently(ask);
    return drive({
      url,
      stored: async () => (await ask()).stored,
      broken: (work) => work(url.replace(origin, lame)),
    });
  });
}

/** The Worker answers some moments before the other server does. */
async function patiently(ask) {
  for (const until = Date.now() + 20_000; ;) {
    try {
      return await ask();
    } catch (error) {
      if (Date.now() > until) {
        throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
