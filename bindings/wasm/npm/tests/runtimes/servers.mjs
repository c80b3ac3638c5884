/**
 * Node, Deno and Bun: each imports the installed package as a user does, and prints a report.
 */

import { reportOf } from './lib/process.mjs';
import * as tools from './lib/tools.mjs';

const ESM = `import { modules } from './modules.mjs';
import { data } from './data.mjs';
import { main } from './suite/main.mjs';
console.log('COUNTERSIGN ' + JSON.stringify(await main(modules, data)));
`;

/** The same, and what it has signed goes into the report. */
const RECORD = ESM.replace('main(modules, data)', 'main(modules, data, { record: true })');

/** The package by require, the suite by import. */
const CJS = `const modules = {
  countersign: require('countersign'),
  testing: require('countersign/testing'),
  explain: require('countersign/explain'),
};
(async () => {
  const { data } = await import('./data.mjs');
  const { main } = await import('./suite/main.mjs');
  console.log('COUNTERSIGN ' + JSON.stringify(await main(modules, data)));
})();
`;

const INLINE = ESM.replace("import { modules } from './modules.mjs'", `import * as countersign from 'countersign/inline';
import * as testing from 'countersign/testing';
import * as explain from 'countersign/explain';
const modules = { countersign, testing, explain }`);

/** The same answers without WebAssembly: nothing can be compiled but what Node compiles for itself, by other functions. */
const CSP = `WebAssembly.Module = WebAssembly.Instance = class {
  constructor() {
    throw new Error('no WebAssembly here');
  }
};
const countersign = await import('countersign/csp');
const { data } = await import('./data.mjs');
const { signed } = await import('./signed.mjs');
const { main } = await import('./suite/main.mjs');
console.log('COUNTERSIGN ' + JSON.stringify(await main({ countersign }, { ...data, signed })));
`;

export function servers(consumer) {
  const { folder, write } = consumer;
  write('main.mjs', ESM);
  write('record.mjs', RECORD);
  write('main.cjs', CJS);
  write('inline.mjs', INLINE);
  write('csp.mjs', CSP);
  const node = (label, path, args) => ({ name: label, run: () => reportOf(path(), args, { cwd: folder }) });
  // Without require() of ES modules, which newer releases have: users of older ones need the CommonJS files.
  const cjs = ['--no-experimental-require-module', 'main.cjs'];
  return [
    {
      name: 'node 20 esm',
      run: async () => {
        const { recorded, ...report } = await reportOf(tools.node20(), ['record.mjs'], { cwd: folder });
        write('signed.mjs', `export const signed = JSON.parse(${JSON.stringify(JSON.stringify(recorded))});\n`);
        return report;
      },
    },
    node('node 20 cjs', tools.node20, cjs),
    node('node 22 esm', tools.node22, ['main.mjs']),
    node('node 22 cjs', tools.node22, cjs),
    node('node 24 esm', tools.node24, ['main.mjs']),
    node('node 24 cjs', tools.node24, cjs),
    node('node 20 esm, inline', tools.node20, ['inline.mjs']),
    { ...node('node 20 esm, csp, no WebAssembly', tools.node20, ['csp.mjs']), desk: false },
    // No permission at all, and nobody to ask.
    node('deno', tools.deno, ['run', '--no-prompt', '--no-remote', '--node-modules-dir=manual', 'main.mjs']),
    node('bun esm', tools.bun, ['run', 'main.mjs']),
    node('bun cjs', tools.bun, ['run', 'main.cjs']),
  ];
}
