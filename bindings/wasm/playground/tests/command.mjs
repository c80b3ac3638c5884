/*
 * The command `countersign`, which the page has to agree with. Its path is in the variable COUNTERSIGN.
 */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { repository, TEST_KEY } from './browser.mjs';

const path = process.env.COUNTERSIGN ?? resolve(repository, 'target/release/countersign');
const folder = mkdtempSync(join(tmpdir(), 'countersign-playground-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const key = join(folder, 'key');
writeFileSync(key, TEST_KEY);

function run(words, input) {
  const done = spawnSync(path, words, { input, maxBuffer: 1 << 28 });
  if (done.error) throw done.error;
  if (done.status === 2) throw new Error(`countersign ${words.join(' ')}: ${done.stderr}`);
  return done.stdout;
}

export const fixture = (name) => run(['fixture', name]);
export const sign = (body, algorithm = 'sha3-256,sha256') => run(['sign', '--secret-file', key, '--algorithm', algorithm], body);
export const verify = (body, date = '20260102030405') => JSON.parse(run(['verify', '--json', '--date', date, '--accept', 'sha3-256,sha256,md5', '--secret-file', key], body));
export const explain = (body) => JSON.parse(run(['explain', '--json', '--secret-file', key], body));

/** A folder of its own that goes away with the tests. */
export function scratch(name) {
  return mkdtempSync(join(folder, `${name}-`));
}
