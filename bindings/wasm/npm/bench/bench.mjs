/**
 * How long a notification takes, from the raw bytes to the receipt: this package, the platform's own means, and @noble/hashes, on four runtimes.
 *
 *     node bindings/wasm/npm/bench/bench.mjs [--rounds=N]
 *
 * Works on the packed tarball, as the tests do, and with their tools; COUNTERSIGN_TARBALL names one that is packed already. All candidates run by turns in one process
 * for each runtime and algorithm; a table of medians in microseconds goes to standard output.
 */

import { cpSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

import { install, pack } from '../tests/pack.mjs';
import * as tools from '../tests/runtimes/lib/tools.mjs';

install(tools.RUNTIMES);
const { makeConsumer } = await import('../tests/runtimes/lib/consumer.mjs');
const { reportOf, run } = await import('../tests/runtimes/lib/process.mjs');

const BENCH = fileURLToPath(new URL('.', import.meta.url));
const ALGORITHMS = ['sha3-256', 'sha256', 'md5'];
const TITLES = {
  receipt: 'From the raw bytes to the receipt',
  names: 'The same, and five fields by their names',
  typed: 'The same, and the five as typed fields, which the others have not',
};
const rounds = Number(/^--rounds=(\d+)$/.exec(process.argv[2] ?? '--rounds=200')?.[1] ?? Number.NaN);
if (!(rounds > 0)) {
  throw new Error('usage: bench.mjs [--rounds=N]');
}

const fromTests = createRequire(join(tools.RUNTIMES, 'package.json'));

const { tarball, remove } = pack();
const consumer = await makeConsumer(tarball);
try {
  const folder = join(consumer.folder, 'bench');
  cpSync(BENCH, folder, { recursive: true });
  cpSync(join(tools.RUNTIMES, 'node_modules/@noble'), join(consumer.folder, 'node_modules/@noble'), { recursive: true });
  const inside = (path, args = []) => (algorithm) => reportOf(path, [...args, join(folder, 'inside.mjs'), algorithm, String(rounds)], { cwd: consumer.folder });
  const runtimes = [
    [`Node ${await version(tools.node20())}`, inside(tools.node20())],
    [`Node ${await version(tools.node24())}`, inside(tools.node24())],
    [`Bun ${await version(tools.bun())}`, inside(tools.bun(), ['run'])],
    [`Deno ${await version(tools.deno())}`, inside(tools.deno(), ['run', '--no-prompt', '--no-remote', '--node-modules-dir=manual'])],
    [`workerd ${fromTests('workerd/package.json').version}`, await workerd(folder)],
  ];
  const rows = [];
  for (const [runtime, measure] of runtimes) {
    for (const algorithm of ALGORITHMS) {
      for (const row of await measure(algorithm)) {
        rows.push({ runtime, ...row });
      }
      process.stderr.write(`${runtime}, ${algorithm}\n`);
    }
  }
  print(rows);
} finally {
  consumer.remove();
  remove();
}

async function version(path) {
  const { stdout } = await run(path, ['--version']);
  return /\d+\.\d+\.\d+/.exec(stdout)[0];
}

/** The worker as esbuild bundles it, and its host on Node 22. */
async function workerd(folder) {
  const out = join(folder, 'out');
  await fromTests('esbuild').build({
    absWorkingDir: consumer.folder, entryPoints: [join(folder, 'worker.mjs')], outdir: out, bundle: true, format: 'esm', target: 'es2022', logLevel: 'silent',
    conditions: ['workerd', 'worker', 'browser'], loader: { '.wasm': 'copy' }, external: ['node:*'],
  });
  const miniflare = fromTests.resolve('miniflare');
  return (algorithm) => reportOf(tools.node22(), [join(folder, 'workerd.mjs'), out, algorithm, String(Math.ceil(rounds / 8)), miniflare], { cwd: dirname(folder) });
}

function print(rows) {
  console.log(`Microseconds for one notification, medians of ${rounds} batches by turns (${cpus()[0].model.trim()}). Over 1: faster than that.\n`);
  for (const [task, title] of Object.entries(TITLES)) {
    console.log(`${title}:\n`);
    table(rows.filter((row) => row.task === task));
    console.log();
  }
}

function table(rows) {
  console.log('| runtime | body | algorithm | countersign | platform | @noble/hashes | platform ÷ countersign | noble ÷ countersign |');
  console.log('|---|---|---|---:|---:|---:|---:|---:|');
  for (const { runtime, size, algorithm, times } of rows) {
    const { countersign, platform, noble } = times;
    const number = (value) => (value === undefined ? 'n/a' : value.toFixed(1));
    const ratio = (value) => (value === undefined ? 'n/a' : (value / countersign).toFixed(2));
    console.log(`| ${runtime} | ${size} B | ${algorithm} | ${number(countersign)} | ${number(platform)} | ${number(noble)} | ${ratio(platform)} | ${ratio(noble)} |`);
  }
}
