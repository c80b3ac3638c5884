/**
 * The tarball, and the tools that it is tested with. Plain Node: it runs before anything is installed.
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

/** `npm ci`, unless this very lock file was installed already. */
export function install() {
  const lock = createHash('sha256').update(readFileSync(join(RUNTIMES, 'package-lock.json'))).digest('hex');
  const stamp = join(RUNTIMES, 'node_modules/.countersign-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) {
    return;
  }
  npm(['ci', '--no-audit', '--no-fund'], RUNTIMES);
  writeFileSync(stamp, lock);
}

/** The one in COUNTERSIGN_TARBALL, or one made of what `cargo xtask npm` has built. */
export function pack() {
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

function npm(args, cwd) {
  const { status, stdout, stderr, error } = spawnSync('npm', args, { cwd, encoding: 'utf8' });
  if (status !== 0) {
    throw new Error(`npm ${args.join(' ')} failed\n${error ?? ''}${stdout}${stderr}`);
  }
  return stdout;
}
