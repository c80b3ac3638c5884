/**
 * The tarball, and the tools that it is tested with. Owns when they are made anew; must import nothing but Node's own: it runs before anything is installed.
 */

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGE = fileURLToPath(new URL('..', import.meta.url));

/** `npm ci` in a folder, unless this very lock file was installed already. */
export function install(folder) {
  const lock = createHash('sha256').update(readFileSync(join(folder, 'package-lock.json'))).digest('hex');
  const stamp = join(folder, 'node_modules/.countersign-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) {
    return;
  }
  npm(['ci', '--no-audit', '--no-fund'], folder);
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
