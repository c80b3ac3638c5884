/*
 * Nothing leaves the page: it asks for nothing, it could not if it wanted, and it keeps nothing.
 */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
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

test('every way out is closed', () =>
  withPage(
    async (page) => {
      const violated = await page.evaluate(async () => {
        const seen = [];
        document.addEventListener('securitypolicyviolation', (event) => seen.push(event.effectiveDirective));
        const tries = [
          () => fetch('https://example.invalid/'),
          () => fetch('file:///etc/hostname'),
          () => new Promise((resolve) => {
            const request = new XMLHttpRequest();
            request.onerror = resolve;
            request.open('GET', 'https://example.invalid/');
            request.send();
          }),
          () => new WebSocket('wss://example.invalid/'),
          () => navigator.sendBeacon('https://example.invalid/', 'x'),
          () => new EventSource('https://example.invalid/'),
          () => (new Image().src = 'https://example.invalid/x.png'),
          () => {
            const form = document.createElement('form');
            form.action = 'https://example.invalid/';
            form.method = 'post';
            document.body.append(form);
            form.submit();
          },
          () => {
            const frame = document.createElement('iframe');
            frame.src = 'https://example.invalid/';
            document.body.append(frame);
          },
          () => {
            const sheet = document.createElement('style');
            sheet.textContent = 'body{background:red}';
            document.head.append(sheet);
          },
          () => {
            const base = document.createElement('base');
            base.href = 'https://example.invalid/';
            document.head.append(base);
          },
        ];
        for (const attempt of tries) {
          try {
            await attempt();
          } catch {}
        }
        await new Promise((resolve) => setTimeout(resolve, 300));
        return [...new Set(seen)].sort();
      });
      for (const directive of ['base-uri', 'connect-src', 'form-action', 'frame-src', 'img-src', 'style-src-elem']) assert.ok(violated.includes(directive), `${directive} of ${violated}`);
    },
    { expected: /Content Security Policy|Content-Security-Policy|violates|Refused|example\.invalid/i },
  ));

test('markup cannot be parsed', () =>
  withPage(
    async (page) => {
      const errors = await page.evaluate(() => [
        () => (document.body.innerHTML = '<b>x</b>'),
        () => document.body.insertAdjacentHTML('beforeend', '<b>x</b>'),
        () => new Function('return 1')(),
        () => document.write('x'),
      ].map((attempt) => {
        try {
          attempt();
          return 'done';
        } catch (error) {
          return error.name;
        }
      }));
      assert.ok(!errors.includes('done'), String(errors));
    },
    { expected: /TrustedHTML|TrustedScript|Trusted|unsafe-eval|Content Security Policy/i },
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
