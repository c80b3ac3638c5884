/**
 * Chromium without a bundler: a plain static page, the same under a policy that allows WebAssembly, and the entry without it under one that does not.
 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { reportOfPage } from './lib/pages.mjs';

/** What the policy really allows is asked first: without that a test under a policy proves nothing. */
const PROBE = `const can = (run) => { try { run(); return true; } catch { return false; } };
const wasm = can(() => new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])));
const code = can(() => new Function('return 1'));
const send = (report) => fetch('/report', { method: 'POST', body: JSON.stringify(report) });
`;

const html = (script, head = '') => `<!doctype html><html lang="en"><meta charset="utf-8"><title>countersign</title>${head}<script type="module" src="${script}"></script></html>\n`;

const page = (imports, modules, data = 'data') => `${PROBE}${imports}
import { data } from '/data.mjs';
import { main } from '/suite/main.mjs';
send({ wasm, code, ...await main(${modules}, ${data}) });
`;

export function pages(consumer, browser) {
  const { folder, write } = consumer;
  const map = exportsOf(folder);
  const all = `import * as countersign from '${map('.')}';
import * as testing from '${map('./testing')}';
import * as explain from '${map('./explain')}';`;
  write('page.html', html('page.mjs', `<script type="importmap">${JSON.stringify({ imports: { countersign: map('.'), 'countersign/testing': map('./testing'), 'countersign/explain': map('./explain') } })}</script>`));
  write('page.mjs', page("import { modules } from '/modules.mjs';", 'modules'));
  write('policy.html', html('policy.mjs'));
  write('policy.mjs', page(all, '{ countersign, testing, explain }'));
  write('strict.html', html('strict.mjs'));
  write('strict.mjs', page(`import * as countersign from '${map('./csp')}';\nimport { signed } from '/signed.mjs';`, '{ countersign }', '{ ...data, signed }'));
  write('wrong.html', html('wrong.mjs'));
  write('wrong.mjs', `${PROBE}import { CountersignError, Verifier } from '${map('.')}';
let error;
try {
  new Verifier({ secrets: 'AABBCCDDEEFF' }).verify('A=1');
} catch (caught) {
  error = caught;
}
send({ wasm, code, ours: error instanceof CountersignError, told: String(error) });
`);
  const run = (path, csp, allowed) => async () => {
    const { wasm, code, ...report } = await reportOfPage(browser(), folder, path, { csp });
    if (wasm !== allowed.wasm || code !== allowed.code) {
      throw new Error(`${path}: the policy is not in force: WebAssembly ${wasm}, eval ${code}`);
    }
    return report;
  };
  return [
    { name: 'chromium, static page', run: run('/page.html', undefined, { wasm: true, code: true }) },
    { name: "chromium, script-src 'self' 'wasm-unsafe-eval'", run: run('/policy.html', "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'", { wasm: true, code: false }) },
    { name: "chromium, script-src 'self', csp", run: run('/strict.html', "default-src 'self'; script-src 'self'", { wasm: false, code: false }), desk: false },
    {
      name: "chromium, script-src 'self', the wrong entry says so",
      simple: true,
      run: async () => {
        const { ours, told } = await run('/wrong.html', "default-src 'self'; script-src 'self'", { wasm: false, code: false })();
        if (!ours || !/csp/i.test(told)) {
          throw new Error(`the default entry without WebAssembly should name countersign/csp, but says: ${told}`);
        }
        return { checks: 1 };
      },
    },
  ];
}

/** The file that a browser would take for an entry, by the conditions that bundlers and import maps use. */
function exportsOf(folder) {
  const root = join(folder, 'node_modules/countersign');
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const pick = (node) => {
    if (typeof node === 'string') {
      return node;
    }
    const condition = Object.keys(node).find((name) => ['browser', 'import', 'module', 'default'].includes(name));
    return condition === undefined ? undefined : pick(node[condition]);
  };
  return (entry) => {
    const file = exports[entry] === undefined ? undefined : pick(exports[entry]);
    if (file === undefined) {
      throw new Error(`the package has no entry ${entry}`);
    }
    return `/node_modules/countersign/${file.replace(/^\.\//, '')}`;
  };
}
