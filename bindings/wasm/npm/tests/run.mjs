/**
 * Runs every runtime and tool on the packed tarball, one after the other, with a line for each. Plain Node 20; nothing is left out: what is missing is
 * an error.
 *
 *     node tests/run.mjs                  everything
 *     node tests/run.mjs deno chromium    only names that contain one of these, for work on the tests
 *     node tests/run.mjs --break          with wrong expectations in the vectors: now everything that reads them must fail
 *
 * COUNTERSIGN_TARBALL names a tarball that is packed already; else `npm pack` makes one of what `cargo xtask npm` has built.
 */

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const TESTS = fileURLToPath(new URL('.', import.meta.url));
const PACKAGE = join(TESTS, '..');
const RUNTIMES = join(TESTS, 'runtimes');

const broken = process.argv.includes('--break');
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));

function npm(args, cwd) {
  const { status, stdout, stderr, error } = spawnSync('npm', args, { cwd, encoding: 'utf8' });
  if (status !== 0) {
    throw new Error(`npm ${args.join(' ')} failed\n${error ?? ''}${stdout}${stderr}`);
  }
  return stdout;
}

/** `npm ci`, unless this very lock file was installed already. */
function install() {
  const lock = createHash('sha256').update(readFileSync(join(RUNTIMES, 'package-lock.json'))).digest('hex');
  const stamp = join(RUNTIMES, 'node_modules/.countersign-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) {
    return;
  }
  npm(['ci', '--no-audit', '--no-fund'], RUNTIMES);
  writeFileSync(stamp, lock);
}

function pack() {
  if (process.env.COUNTERSIGN_TARBALL) {
    return { tarball: resolve(process.env.COUNTERSIGN_TARBALL), remove: () => {} };
  }
  if (!existsSync(join(PACKAGE, 'dist'))) {
    throw new Error('nothing to pack: run cargo xtask npm first');
  }
  const folder = mkdtempSync(join(tmpdir(), 'countersign-pack-'));
  const [{ filename }] = JSON.parse(npm(['pack', '--json', '--ignore-scripts', '--pack-destination', folder], PACKAGE));
  return { tarball: join(folder, filename), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

install();
const { runAll } = await import('./runtimes/all.mjs');
const { tarball, remove } = pack();
try {
  process.exitCode = (await runAll(tarball, { broken, wanted })) ? 0 : 1;
} finally {
  remove();
}
