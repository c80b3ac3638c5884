import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { build as bundle } from 'esbuild';
import { chromium } from 'playwright-core';

import * as tools from '../../runtimes/lib/tools.mjs';
import { blocks } from '../lib/pages.mjs';
import { SECRET, signed } from '../lib/command.mjs';
import { folder } from '../lib/program.mjs';

const PAGE = '<!doctype html><html lang="en"><title>desk</title><form><input type="file" name="body"><input name="secret"><button>Verify</button></form>'
  + '<output></output><script type="module" src="/page.js"></script></html>';
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const ALLOWING = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'none'";
const STRICT = "default-src 'none'; script-src 'self'; connect-src 'none'";

/** The program of the page in Chromium, under the two policies, and with the wrong entry under the strict one. */
export async function run() {
  const page = await blocks('browser.md');
  const program = page.get('page.js');
  const other = program.replace("import { Verifier } from 'countersign';\n", page.get('strict.js'));
  assert.notEqual(other, program);
  const body = await signed('ipn-complete');
  const forged = Buffer.from(String(body).replace('ORDERSTATUS=COMPLETE', 'ORDERSTATUS=CANCELED'));

  const browser = await chromium.launch({ executablePath: tools.chromium(), args: FLAGS });
  try {
    for (const [name, code, policy] of [['browser', program, ALLOWING], ['browser-strict', other, STRICT]]) {
      const verdict = await opened(browser, name, code, policy);
      assert.equal(JSON.parse(await verdict.of(body)).order.status, 'COMPLETE');
      assert.equal(await verdict.of(forged), 'signature_mismatch');
      verdict.close();
    }
    const wrong = await opened(browser, 'browser-wrong', program, STRICT);
    assert.match(await wrong.error(body), /countersign\/csp/, 'the error names the way out');
    wrong.close();
    return 5;
  } finally {
    await browser.close();
  }
}

async function opened(browser, name, code, policy) {
  const path = await folder(name, { 'page.mjs': code });
  await bundle({ absWorkingDir: path, entryPoints: ['page.mjs'], outfile: 'page.js', bundle: true, format: 'esm', target: 'es2022', platform: 'browser', logLevel: 'silent' });
  const script = await readFile(join(path, 'page.js'));
  const server = createServer((request, response) => {
    const [type, text] = request.url === '/page.js' ? ['text/javascript', script] : ['text/html', PAGE];
    response.writeHead(200, { 'content-type': type, 'content-security-policy': policy }).end(text);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const tab = await browser.newPage();
  await tab.goto(`http://127.0.0.1:${server.address().port}/`);
  const submit = async (body) => {
    await tab.setInputFiles('input[name=body]', { name: 'order.form', mimeType: 'application/octet-stream', buffer: body });
    await tab.fill('input[name=secret]', SECRET);
    await tab.locator('output').evaluate((output) => { output.value = ''; });
    await tab.click('button');
  };
  return {
    async of(body) {
      await submit(body);
      await tab.waitForFunction(() => document.querySelector('output').value !== '', undefined, { timeout: 10_000 });
      return tab.locator('output').evaluate((output) => output.value);
    },
    async error(body) {
      const failed = tab.waitForEvent('pageerror', { timeout: 10_000 });
      await submit(body);
      return String(await failed);
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
