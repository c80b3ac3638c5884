/*
 * The lines by which the page says that a body is captured: each is run on a server, and the file has every byte.
 */

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { createServer } from 'node:http';
import { createServer as listen } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { pageFile, withPage } from './browser.mjs';
import { fixture, scratch, sign } from './command.mjs';

const body = Buffer.concat([sign(fixture('ipn-non-ascii')), Buffer.from('&A.B=1&LATIN1=\xe9\r\n&A.B=2', 'latin1')]);
const html = fs.readFileSync(pageFile, 'utf8');
const form = { method: 'POST', body, headers: { 'Content-Type': 'application/x-www-form-urlencoded' } };
const run = [];

/** A line of the page, writing to `file`. */
function line(name, file) {
  const [, text] = new RegExp(`<code data-capture="${name}">([^<]+)</code>`).exec(html);
  assert.ok(text.includes("'/tmp/ipn.form'"));
  run.push(name);
  return text.replaceAll('/tmp/ipn.form', file).replaceAll('&gt;', '>');
}

async function captured(file) {
  for (let i = 0; i < 100 && (!fs.existsSync(file) || fs.statSync(file).size < body.length); i += 1) await new Promise((resolve) => setTimeout(resolve, 20));
  assert.deepEqual(fs.readFileSync(file), body);
}

test('captured in PHP', async () => {
  const folder = scratch('php');
  const file = join(folder, 'ipn.form');
  fs.writeFileSync(join(folder, 'index.php'), `<?php ${line('php', file)} echo count($_POST) > 50 ? 'goes on' : 'nothing left';`);
  const free = listen().listen(0, '127.0.0.1');
  await new Promise((resolve) => free.once('listening', resolve));
  const { port } = free.address();
  await new Promise((resolve) => free.close(resolve));
  const server = spawn('php', ['-n', '-S', `127.0.0.1:${port}`, '-t', folder], { stdio: 'ignore' });
  try {
    let answer;
    for (let i = 0; answer === undefined && i < 100; i += 1) {
      answer = await fetch(`http://127.0.0.1:${port}/`, form).catch(() => new Promise((resolve) => setTimeout(resolve, 50)));
    }
    assert.equal(await answer.text(), 'goes on');
    await captured(file);
  } finally {
    server.kill();
  }
});

test('captured on node:http', async () => {
  const file = join(scratch('node'), 'ipn.form');
  const tap = new Function('request', 'fs', line('node', file));
  const server = createServer((request, response) => {
    tap(request, fs);
    request.on('end', () => response.end());
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    assert.equal((await fetch(`http://127.0.0.1:${server.address().port}/`, form)).status, 200);
    await captured(file);
  } finally {
    server.close();
  }
});

test('captured from a Request, whose body is there afterwards', async () => {
  const file = join(scratch('fetch'), 'ipn.form');
  const request = new Request('http://shop.example/ipn', form);
  await new Function('request', 'fs', `return (async () => { ${line('fetch', file)} })()`)(request, fs);
  await captured(file);
  assert.deepEqual(Buffer.from(await request.arrayBuffer()), body);
});

test('every line was run, and is on the page when it is asked for', async () => {
  assert.deepEqual(run.sort(), [...html.matchAll(/data-capture="(\w+)"/g)].map(([, name]) => name).sort());
  await withPage(async (page) => {
    assert.equal(await page.isVisible('[data-capture="php"]'), false);
    await page.click('#capture summary');
    assert.equal(await page.isVisible('[data-capture="php"]'), true);
    assert.match(await page.textContent('#secret-hint'), /Integrations → Webhooks & API → Secret key\. Not the INS secret word.*nor the buy-link secret word/);
  });
});
