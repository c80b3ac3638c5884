/**
 * Where runtimes and tools are. Owns that a missing one is an error with its name, never a reason to leave something out, nor to take another: the Node
 * that runs the tests is none of them.
 */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const RUNTIMES = fileURLToPath(new URL('..', import.meta.url));
export const TESTS = fileURLToPath(new URL('../..', import.meta.url));
export const REPOSITORY = fileURLToPath(new URL('../../../../../..', import.meta.url));

export function tool(path) {
  const full = join(RUNTIMES, 'node_modules', path);
  if (!existsSync(full)) {
    throw new Error(`${path} is missing: run npm ci in ${RUNTIMES}`);
  }
  return full;
}

export const node20 = () => tool('node20/bin/node');
export const node22 = () => tool('node22/bin/node');
export const node24 = () => tool('node24/bin/node');
export const deno = () => tool('@deno/linux-x64-glibc/deno');
export const bun = () => tool('@oven/bun-linux-x64/bin/bun');

export function chromium() {
  const path = process.env.COUNTERSIGN_CHROMIUM ?? '/usr/bin/chromium';
  if (!existsSync(path)) {
    throw new Error(`${path} is missing: install Debian's chromium, or name a browser in COUNTERSIGN_CHROMIUM`);
  }
  return path;
}
