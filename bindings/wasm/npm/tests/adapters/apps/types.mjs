import { execFile } from 'node:child_process';
import { cp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { deno } from '../../runtimes/lib/tools.mjs';
import { BIN, environment, folder, HERE } from '../lib/program.mjs';

const run_ = promisify(execFile);

const ES = ['ES2022'];
const SETS = [
  ['nothing.ts', ES, [], false],
  ['dom.ts', [...ES, 'DOM', 'DOM.Iterable'], [], false],
  ['workers.ts', ES, ['@cloudflare/workers-types'], false],
  // Frameworks and Bun have mistakes in their own declarations, which are not ours to find.
  ['bun.ts', ES, ['bun'], true],
  ['node.ts', [...ES, 'DOM', 'DOM.Iterable'], ['node'], true],
];

/** The handlers against every platform's types, with the strictest settings. */
export async function run() {
  const path = await folder('types', { 'package.json': '{ "name": "types", "private": true, "type": "module" }' });
  await cp(join(HERE, 'types'), path, { recursive: true });
  for (const [file, lib, types, skipLibCheck] of SETS) {
    const compilerOptions = {
      lib, types, skipLibCheck, target: 'ES2022', module: 'NodeNext', noEmit: true, strict: true, exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true, noImplicitOverride: true, verbatimModuleSyntax: true, noPropertyAccessFromIndexSignature: true, isolatedModules: true,
    };
    await writeFile(join(path, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: [file] }));
    await finished(join(BIN, 'tsc'), ['-p', '.'], path, file);
  }
  await rm(join(path, 'tsconfig.json'));
  await finished(deno(), ['check', '--no-remote', '--node-modules-dir=manual', 'deno.ts'], path, 'deno.ts');
  return SETS.length + 1;
}

async function finished(command, args, cwd, file) {
  try {
    await run_(command, args, { cwd, env: environment() });
  } catch (error) {
    throw new Error(`${file}: ${error.stdout}${error.stderr}`);
  }
}
