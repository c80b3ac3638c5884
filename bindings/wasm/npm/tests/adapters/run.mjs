/**
 * Runs every program of the pages on a real server on loopback, with the packed package, driven by the command `countersign`.
 *
 *     COUNTERSIGN=target/release/countersign node run.mjs [names]
 *
 * COUNTERSIGN_TARBALL names the package; without it, it is packed from `dist/`. Owns the order and the verdict; must never skip anything.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import { left } from './lib/pages.mjs';
import { HERE } from './lib/program.mjs';

const APPS = ['unit', 'types', 'readme', 'browser', 'node-http', 'express', 'fastify', 'hono', 'deno', 'bun', 'cloudflare-workers', 'sveltekit', 'astro', 'nextjs'];

await install();
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

/** The frameworks as the lock file says, and the packed package among them as npm would unpack it. It depends on nothing. */
async function install() {
  const modules = join(HERE, 'node_modules');
  const lock = await readFile(join(HERE, 'package-lock.json'), 'utf8');
  const stamp = join(modules, '.countersign-lock');
  if (!existsSync(stamp) || await readFile(stamp, 'utf8') !== lock) {
    execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: HERE, stdio: 'inherit' });
    await writeFile(stamp, lock);
  }
  const work = join(HERE, 'work');
  await mkdir(work, { recursive: true });
  const tarball = process.env.COUNTERSIGN_TARBALL ? resolve(process.env.COUNTERSIGN_TARBALL) : pack(work);
  const target = join(modules, 'countersign');
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '-C', target, '--strip-components=1']);
}

function pack(into) {
  const name = execFileSync('npm', ['pack', '--silent', '--pack-destination', into], { cwd: join(HERE, '../..'), encoding: 'utf8' }).trim().split('\n').pop();
  return join(into, name);
}
