/**
 * The files of the tarball: each is an entry, needed by an entry, or one of the few that stand for themselves.
 *
 * Owns what counts as needed: what a file imports by a relative path, and for types the declarations beside it.
 */

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';

/** For people, lawyers and npm. */
const THEMSELVES = /^(package\.json|README\.md|LICENSE-(APACHE|MIT)|docs\/[a-z0-9-]+\.md|dist\/docs\/(errors|fields|licences|typed)\.md)$/;
const IMPORTED = /(?:\bfrom|\bimport|\bimport\(|\brequire\()\s*["'](\.[^"']+)["']/g;

export function files(consumer) {
  return [{
    name: 'files of the tarball',
    simple: true,
    run: async () => {
      const root = join(consumer.folder, 'node_modules/countersign');
      const all = readdirSync(root, { recursive: true }).map((name) => name.replaceAll('\\', '/')).filter((name) => statSync(join(root, name)).isFile());
      const missing = [];
      const needed = reached(root, missing);
      const unexplained = all.filter((name) => !needed.has(name) && !THEMSELVES.test(name));
      if (missing.length > 0 || unexplained.length > 0) {
        throw new Error(`named, but not there: ${missing.join(', ') || 'none'}; there, but not needed: ${unexplained.join(', ') || 'none'}`);
      }
      return { checks: all.length };
    },
  }];
}

function reached(root, missing) {
  const needed = new Set();
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const waiting = leaves([manifest.main, manifest.module, manifest.types, manifest.exports]);
  // Folders with a package.json of their own, for resolvers that do not know `exports`.
  for (const entry of readdirSync(root)) {
    const inner = join(root, entry, 'package.json');
    if (existsSync(inner)) {
      const { main, module, types } = JSON.parse(readFileSync(inner, 'utf8'));
      needed.add(`${entry}/package.json`);
      waiting.push(...leaves([main, module, types]).map((path) => posix.join(entry, path)));
    }
  }
  while (waiting.length > 0) {
    const name = posix.normalize(waiting.pop());
    if (needed.has(name)) {
      continue;
    }
    if (!existsSync(join(root, name))) {
      missing.push(name);
      continue;
    }
    needed.add(name);
    if (/\.(c?js|d\.c?ts)$/.test(name)) {
      for (const [, path] of readFileSync(join(root, name), 'utf8').matchAll(IMPORTED)) {
        const target = posix.join(posix.dirname(name), path.replace(/\?module$/, ''));
        waiting.push(/\.d\.c?ts$/.test(name) ? target.replace(/\.(c?)js$/, '.d.$1ts') : target);
      }
    }
  }
  return needed;
}

/** Every text in what may be objects in objects. */
function leaves(value) {
  if (typeof value === 'string') {
    return [value];
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [];
}
