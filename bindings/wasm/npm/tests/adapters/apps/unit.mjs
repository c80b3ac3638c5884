import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { node20 } from '../../runtimes/lib/tools.mjs';
import { HERE } from '../lib/program.mjs';

/** The tests of the two handlers alone, under the oldest Node. */
export async function run() {
  const files = (await readdir(join(HERE, 'unit'))).filter((name) => name.endsWith('.test.mjs')).map((name) => join(HERE, 'unit', name));
  const child = spawn(node20(), ['--test', '--test-reporter=tap', ...files], { stdio: ['ignore', 'pipe', 'inherit'] });
  let log = '';
  for await (const piece of child.stdout) {
    log += piece;
  }
  const counted = (what) => Number(new RegExp(`^# ${what} (\\d+)$`, 'm').exec(log)?.[1]);
  if (counted('fail') !== 0 || counted('skipped') !== 0 || counted('todo') !== 0 || counted('cancelled') !== 0) {
    throw new Error(log);
  }
  return counted('pass');
}
