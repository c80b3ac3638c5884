/**
 * The types of the tarball, for consumers of every kind: what they write compiles, what they must not write does not.
 *
 * Owns the settings of TypeScript that are tried; must never use types of a platform where a file does not ask for them.
 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { run } from './lib/process.mjs';
import * as tools from './lib/tools.mjs';

const FIVE = 'typescript5/lib/tsc.js';
const SEVEN = 'typescript7/bin/tsc';

/** One compilation each. `ending` makes a file CommonJS or an ES module whatever the package around it is. */
const SETTINGS = [
  { compiler: FIVE, label: 'TypeScript 5, node10, cjs', ending: 'ts', options: { module: 'commonjs', moduleResolution: 'node10' } },
  { compiler: FIVE, label: 'TypeScript 5, node16, cjs', ending: 'cts', options: { module: 'node16', moduleResolution: 'node16' } },
  { compiler: FIVE, label: 'TypeScript 5, node16, esm', ending: 'mts', options: { module: 'node16', moduleResolution: 'node16' } },
  { compiler: FIVE, label: 'TypeScript 5, bundler', ending: 'ts', options: { module: 'esnext', moduleResolution: 'bundler' } },
  { compiler: SEVEN, label: 'TypeScript 7, nodenext, cjs', ending: 'cts', options: { module: 'nodenext', moduleResolution: 'nodenext' } },
  { compiler: SEVEN, label: 'TypeScript 7, nodenext, esm', ending: 'mts', options: { module: 'nodenext', moduleResolution: 'nodenext' } },
  { compiler: SEVEN, label: 'TypeScript 7, bundler', ending: 'ts', options: { module: 'esnext', moduleResolution: 'bundler' } },
];

/** As strict as TypeScript can be, libraries included. */
const STRICT = {
  strict: true, noEmit: true, skipLibCheck: false, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, noImplicitOverride: true,
  isolatedModules: true, target: 'es2022', types: [],
};

export function types(consumer) {
  const jobs = SETTINGS.map(({ compiler, label, ending, options }, number) => ({
    name: label,
    simple: true,
    run: async () => {
      const folder = `types/${number}`;
      const files = ['uses', 'refused'].map((name) => copy(consumer, `${folder}/language`, name, ending));
      await compile(consumer, compiler, `${folder}/language`, { ...STRICT, ...options, lib: ['ES2022'] });
      // Standards of platforms are asked for by name: fetch, and `using`.
      files.push(copy(consumer, `${folder}/platform`, 'platform', ending));
      await compile(consumer, compiler, `${folder}/platform`, { ...STRICT, ...options, lib: ['ES2022', 'ESNext.Disposable', 'DOM'] });
      return { checks: files.reduce((sum, text) => sum + text.split(/@ts-expect-error|same</).length, 0) };
    },
  }));
  return [...jobs, unexpected(consumer)];
}

function copy(consumer, folder, name, ending) {
  const text = readFileSync(join(tools.RUNTIMES, 'types', `${name}.ts`), 'utf8');
  consumer.write(`${folder}/${name}.${ending}`, text);
  return text;
}

async function compile(consumer, compiler, folder, compilerOptions) {
  // The folder has no package.json of its own: `.ts` takes the format of the consumer's, which is "module".
  const config = consumer.write(`${folder}/tsconfig.json`, JSON.stringify({ compilerOptions, include: ['*'] }));
  await run(tools.node20(), [tools.tool(compiler), '--project', config], { cwd: consumer.folder });
}

/** That an error in such a file would be seen at all. */
function unexpected(consumer) {
  return {
    name: 'TypeScript, a mistake is noticed',
    simple: true,
    run: async () => {
      consumer.write('types/mistake/mistake.mts', "import { Verifier } from 'countersign';\nnew Verifier({ secrets: 7 });\n");
      const failed = await compile(consumer, FIVE, 'types/mistake', { ...STRICT, module: 'node16', moduleResolution: 'node16', lib: ['ES2022'] }).then(() => '', String);
      if (!/error TS2322/.test(failed)) {
        throw new Error(`a wrong type was not reported: ${failed || 'it compiled'}`);
      }
      return { checks: 1 };
    },
  };
}
