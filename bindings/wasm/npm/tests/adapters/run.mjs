/**
 * Runs every program of the pages on a real server on loopback, with the packed package, driven by the command `countersign`.
 *
 *     COUNTERSIGN=target/release/countersign node run.mjs [names]
 *
 * COUNTERSIGN_TARBALL names the package; without it, it is packed from `dist/`. Owns the order and the verdict; must never skip anything.
 */
import { execFileSync } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { install, pack } from '../pack.mjs';
import { RUNTIMES } from '../runtimes/lib/tools.mjs';
import { left } from './lib/pages.mjs';
import { HERE } from './lib/program.mjs';

const APPS = ['unit', 'types', 'readme', 'browser', 'node-http', 'express', 'fastify', 'hono', 'deno', 'bun', 'cloudflare-workers', 'sveltekit', 'astro', 'nextjs'];

install(RUNTIMES);
install(HERE);
await unpack();
const chosen = process.argv.slice(2);
const began = Date.now();
let passed = 0;
let failed = 0;
for (const name of chosen.length ? chosen : APPS) {
  const start = Date.now();
  try {
    const { run } = await import(pathToFileURL(join(HERE, 'apps', `${name}.mjs`)));
    const checks = await run();
    if (!(checks > 0)) {
      throw new Error('it checked nothing');
    }
    passed += checks;
    console.log(`ok   ${name}: ${checks} checks, ${seconds(start)}`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL ${name}: ${error.stack}`);
  }
}
if (chosen.length === 0) {
  const missing = await left();
  failed += missing.length;
  console.log(missing.length ? `FAIL on the pages, and not run:\n${missing.join('\n')}` : 'ok   every program on the pages was run');
}
console.log(`adapters: ${seconds(began)}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}

/** The packed package among the frameworks, as npm would unpack it. It depends on nothing. */
async function unpack() {
  const target = join(HERE, 'node_modules/countersign');
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  const { tarball, remove } = pack();
  try {
    execFileSync('tar', ['-xzf', tarball, '-C', target, '--strip-components=1']);
  } finally {
    remove();
  }
}
