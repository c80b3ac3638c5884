/**
 * A project that has installed the packed tarball, with the suite and its data beside it.
 *
 * Owns the temporary folder; must never look into the working copy of the package: what is tested is what was packed.
 */

import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { damaged } from '../../suite/index.mjs';
import { run } from './process.mjs';
import { REPOSITORY, TESTS } from './tools.mjs';

const FILES = ['verdicts', 'notifications', 'receipts', 'plain', 'typed'];

export async function makeConsumer(tarball, { broken = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-consumer-'));
  const write = (name, text) => {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  write('package.json', JSON.stringify({ name: 'consumer', private: true, type: 'module' }));
  await run('npm', ['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', tarball], { cwd: folder });
  cpSync(join(TESTS, 'suite'), join(folder, 'suite'), { recursive: true });
  write('data.mjs', dataModule(broken));
  write('modules.mjs', MODULES);
  return { folder, write, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** How a user imports everything. */
const MODULES = `import * as countersign from 'countersign';
import * as testing from 'countersign/testing';
import * as explain from 'countersign/explain';
export const modules = { countersign, testing, explain };
`;

/** Vectors and fixtures as a module, so that a runtime needs no permission to read them. */
function dataModule(broken) {
  const vectors = {};
  for (const file of FILES) {
    const text = readFileSync(join(REPOSITORY, 'tests/vectors', `${file}.json`), 'utf8');
    vectors[file] = JSON.parse(text);
    // One a line between the brackets.
    if (vectors[file].length === 0 || vectors[file].length !== text.trim().split('\n').length - 2) {
      throw new Error(`${file}.json: the number of vectors is not that of lines`);
    }
  }
  const folder = join(REPOSITORY, 'crates/fixtures/bodies');
  const bodies = Object.fromEntries(readdirSync(folder).filter((name) => name.endsWith('.form'))
    .map((name) => [name.slice(0, -'.form'.length), readFileSync(join(folder, name), 'utf8')]));
  const data = { vectors: broken ? damaged(vectors) : vectors, bodies, broken };
  return `export const data = JSON.parse(${JSON.stringify(JSON.stringify(data))});\n`;
}
