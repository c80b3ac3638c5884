/*
 * Nothing leaves the page: it asks for nothing, it could not if it wanted, and it keeps nothing.
 */

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { announced, pageFile, withPage } from './browser.mjs';

const html = readFileSync(pageFile, 'utf8');

test('one file, which refers to nothing', () => {
  assert.doesNotMatch(html.replace(/<script>[\s\S]*<\/script>/, ''), /\b(src|srcset|action|ping|poster)\s*=/i);
  assert.deepEqual([...html.matchAll(/<link[^>]*>/g)].map(([link]) => /href="data:image\/svg\+xml,/.test(link)), [true]);
  assert.doesNotMatch(html, /@import|url\(\s*['"]?https?:/i);
});

test('the policy, with the hashes of what is inside', () => {
  const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)[1];
  const hash = (pattern) => `'sha256-${createHash('sha256').update(pattern.exec(html)[1]).digest('base64')}'`;
  const rules = policy.split('; ');
  for (const rule of ["default-src 'none'", "connect-src 'none'", "form-action 'none'", "base-uri 'none'", 'img-src data:', "require-trusted-types-for 'script'", "trusted-types 'none'"]) assert.ok(rules.includes(rule), rule);
  assert.ok(rules.includes(`script-src ${hash(/<script>([\s\S]*)<\/script>/)} 'wasm-unsafe-eval'`));
  assert.ok(rules.includes(`style-src ${hash(/<style>([\s\S]*?)<\/style>/)}`));
  assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')/);
});

test('every way out is closed', async () => {
  const asked = [];
  const server = createServer((request, response) => {
    asked.push(request.url);
    response.setHeader('Access-Control-Allow-Origin', '*').end('x');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${server.address().port}`;
  try {
    // The server is there, and a page without the policy reaches it.
    await withPage(
      async (page) => {
        await page.evaluate((url) => fetch(`${url}/reached`), address);
        assert.deepEqual(asked.splice(0), ['/reached']);
      },
      { bypassCSP: true, tries: true },
    );
    await withPage(
      async (page) => {
        const violated = await page.evaluate(waysOut, address);
        for (const directive of ['base-uri', 'connect-src', 'font-src', 'form-action', 'frame-src', 'img-src', 'media-src', 'require-trusted-types-for', 'style-src-elem']) {
          assert.ok(violated.includes(directive), `${directive} is not among ${violated}`);
        }
      },
      { expected: /./, tries: true },
    );
    assert.deepEqual(asked, [], 'the server heard nothing');
  } finally {
    server.close();
  }
});

/** Runs in the page: every way to get something out of it that this author knows of, and which rules stood against them. */
async function waysOut(address) {
  const seen = [];
  document.addEventListener('securitypolicyviolation', (event) => seen.push(event.effectiveDirective));
  const add = (tag, members) => document.body.append(Object.assign(document.createElement(tag), members));
  const tries = [
    () => fetch(`${address}/fetch`),
    () => fetch('file:///etc/hostname'),
    () => new Promise((resolve) => {
      const request = new XMLHttpRequest();
      request.onerror = resolve;
      request.open('GET', `${address}/xhr`);
      request.send();
    }),
    () => new WebSocket(`${address.replace('http', 'ws')}/socket`),
    () => navigator.sendBeacon(`${address}/beacon`, 'x'),
    () => new EventSource(`${address}/events`),
    () => add('img', { src: `${address}/image` }),
    () => add('video', { src: `${address}/video` }),
    () => add('iframe', { src: `${address}/frame` }),
    () => add('object', { data: `${address}/object` }),
    () => add('link', { rel: 'stylesheet', href: `${address}/sheet` }),
    () => add('link', { rel: 'prefetch', href: `${address}/prefetch` }),
    () => add('style', { textContent: 'body{background:red}' }),
    () => add('base', { href: `${address}/base/` }),
    () => {
      const script = document.createElement('script');
      script.setAttribute('src', `${address}/script`);
      document.body.append(script);
    },
    () => new FontFace('x', `url(${address}/font)`).load(),
    () => new Worker(URL.createObjectURL(new Blob(['1'], { type: 'text/javascript' }))),
    () => {
      const form = document.createElement('form');
      Object.assign(form, { action: `${address}/form`, method: 'post', target: '_self' });
      document.body.append(form);
      form.submit();
    },
  ];
  for (const attempt of tries) {
    try {
      await Promise.race([attempt(), new Promise((resolve) => setTimeout(resolve, 500))]);
    } catch {
      // Refused: that is what is wanted.
    }
  }
  await new Promise((resolve) => setTimeout(resolve, 300));
  return [...new Set(seen)].sort();
}

test('markup cannot be parsed, and text is no program', () =>
  withPage(
    async (page) => {
      const errors = await page.evaluate(
        () =>
          new Promise((resolve) => {
            const attempts = [
              () => (document.body.innerHTML = '<b>x</b>'),
              () => document.body.insertAdjacentHTML('beforeend', '<b>x</b>'),
              () => document.createElement('iframe').setAttribute('srcdoc', '<b>x</b>'),
              () => new DOMParser().parseFromString('<b>x</b>', 'text/html'),
              () => new Function('return 1')(),
              () => document.write('x'),
            ];
            // From a timer, because whoever drives the browser may evaluate text, and the page may not.
            setTimeout(() => resolve(attempts.map((attempt) => {
              try {
                attempt();
                return 'done';
              } catch (error) {
                return error.name;
              }
            })));
          }),
      );
      assert.deepEqual(errors.filter((name) => name === 'done'), [], String(errors));
    },
    { expected: /./ },
  ));

test('nothing is kept', () =>
  withPage(async (page) => {
    await page.click('[data-example="lcn-trial"]');
    await announced(page, /LCN/);
    await page.click('[data-theme-choice="dark"]');
    assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length), 0);
    assert.deepEqual(await page.evaluate(async () => (await indexedDB.databases()).map((database) => database.name)), []);
    await page.reload();
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), undefined);
  }));
