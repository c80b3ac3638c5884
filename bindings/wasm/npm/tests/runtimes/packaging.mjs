/**
 * What is said about the tarball by tools whose business that is.
 */

import { readFileSync } from 'node:fs';
import { build } from 'esbuild';
import { gzipSync } from 'node:zlib';

import { run } from './lib/process.mjs';
import * as tools from './lib/tools.mjs';

/**
 * Entries that attw leaves out. Each stands here with its reason, and none without.
 *
 * - `core.wasm`, `desk.wasm`: WebAssembly for tools that want the file itself; there is nothing in them that TypeScript could have types for.
 * - `notification.schema.json`: of JSON TypeScript makes the type itself.
 */
const WITHOUT_TYPES = ['core.wasm', 'desk.wasm', 'notification.schema.json'];

/** What a page or a function pays for `import { Verifier } from 'countersign'`, after its bundler: the budget of the default entry. */
const { countersign: { gzip: GZIP_BYTES } } = JSON.parse(readFileSync(new URL('../sizes.json', import.meta.url), 'utf8'));

export function packaging(tarball, consumer) {
  return [
    {
      name: 'esbuild, the verifier alone, gzip',
      simple: true,
      run: async () => {
        consumer.write('alone.mjs', "import { Verifier } from 'countersign';\nglobalThis.verifier = new Verifier({ secrets: globalThis.secret });\n");
        const { outputFiles } = await build({ absWorkingDir: consumer.folder, entryPoints: ['alone.mjs'], bundle: true, minify: true, format: 'esm', write: false, logLevel: 'silent' });
        const { length } = gzipSync(outputFiles[0].contents, { level: 9 });
        if (length > GZIP_BYTES) {
          throw new Error(`${length} bytes, and ${GZIP_BYTES} are allowed`);
        }
        return { checks: 1, note: `${length} bytes` };
      },
    },
    {
      name: 'names in what consoles show',
      simple: true,
      run: async () => {
        const code = "const c = require('countersign'); console.log(require('util').inspect(new c.CountersignError('stale')).split('\\n')[0], ...['CountersignError', 'Ipn', 'Lcn', 'OtherNotification'].map((n) => c[n].name === n))";
        for (const loading of [code, code.replace("require('countersign')", "await import('countersign')")]) {
          const { stdout } = await run(tools.node20(), ['-e', `(async () => { ${loading} })()`], { cwd: consumer.folder });
          if (!/^CountersignError: the signed date .*true true true true\n$/.test(stdout)) {
            throw new Error(stdout);
          }
        }
        return { checks: 2 };
      },
    },
    {
      name: 'publint --strict',
      simple: true,
      run: async () => {
        const { stdout } = await run(tools.node20(), [tools.tool('publint/src/cli.js'), tarball, '--strict'], { cwd: consumer.folder });
        if (!/All good/i.test(stdout)) {
          throw new Error(stdout);
        }
        return { checks: 1 };
      },
    },
    {
      name: 'attw',
      simple: true,
      run: async () => {
        const args = [tarball, '--format', 'json', '--exclude-entrypoints', ...WITHOUT_TYPES];
        const { stdout } = await run(tools.node20(), [tools.tool('@arethetypeswrong/cli/dist/index.js'), ...args], { cwd: consumer.folder });
        const { analysis } = JSON.parse(stdout);
        const problems = analysis.problems ?? [];
        if (problems.length > 0) {
          throw new Error(problems.map((problem) => JSON.stringify(problem)).join('\n'));
        }
        // Four ways of resolution for every entry.
        return { checks: Object.keys(analysis.entrypoints).length * 4 };
      },
    },
  ];
}
