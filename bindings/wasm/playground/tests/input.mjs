/*
 * Getting a body and secrets in: paste, drop, the file chooser, several keys; and what must not be lost on the way.
 */

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { announced, drop, paste, secret, TEST_KEY, withPage } from './browser.mjs';
import { fixture, scratch, sign } from './command.mjs';

const order = sign(fixture('ipn-renewal'));

test('a genuine body by paste', () =>
  withPage(async (page) => {
    await paste(page, order.toString());
    await announced(page, /^Waiting for the secret key/);
    assert.equal(await page.inputValue('#secret-0'), '', 'the test key of the example is taken away');
    await secret(page, TEST_KEY);
    await announced(page, /^Genuine\. Order/);
  }));

test('a genuine body by dropping a file', () =>
  withPage(async (page) => {
    await drop(page, order);
    await announced(page, /^Waiting/);
    await secret(page, TEST_KEY);
    await announced(page, /^Genuine/);
  }));

test('a genuine body by the file chooser', () =>
  withPage(async (page) => {
    const file = join(scratch('file'), 'order.form');
    writeFileSync(file, order);
    await page.setInputFiles('#file', file);
    await announced(page, /^Waiting/);
    await secret(page, TEST_KEY);
    await announced(page, /^Genuine/);
  }));

test('bytes that a text field would change are kept', () =>
  withPage(async (page) => {
    // Bare Latin-1, and line ends that a text field turns into others.
    const odd = sign(Buffer.from('REFNO=1&IPN_PID[]=1&IPN_PNAME[]=Jos\xe9&IPN_DATE=20240102030405&X=a\r\nb', 'latin1'));
    await drop(page, odd, 'latin1.form');
    await announced(page, /^Waiting/);
    assert.match(await page.textContent('#held'), /latin1\.form.*Held as it is/s);
    await secret(page, TEST_KEY);
    await announced(page, /^Genuine/);
    await page.click('#clear');
    assert.equal(await page.isVisible('#body'), true);
    await announced(page, /^Nothing/);
  }));

test('several keys, and which one it is', () =>
  withPage(async (page) => {
    await paste(page, order.toString());
    await secret(page, 'the-old-key');
    await announced(page, /^Does not verify/);
    await page.click('#add-secret');
    await secret(page, TEST_KEY, 1);
    await announced(page, /^Genuine/);
    assert.match(await page.textContent('#verdict'), /SHA3-256, under key 2/);
    assert.match(await page.textContent('.signatures'), /matches under key 2/);
    await page.click('[aria-label="Remove key 2"]');
    await announced(page, /^Does not verify/);
  }));

test('a key is hidden until it is asked for', () =>
  withPage(async (page) => {
    assert.equal(await page.getAttribute('#secret-0', 'type'), 'password');
    await page.click('[aria-label="Show key 1"]');
    assert.equal(await page.getAttribute('#secret-0', 'type'), 'text');
    assert.equal(await page.getAttribute('[aria-label="Show key 1"]', 'aria-pressed'), 'true');
  }));

test('a blank key is no key', () =>
  withPage(async (page) => {
    await secret(page, '   ');
    await announced(page, /^No secret key/);
    assert.equal(await page.textContent('#verdict code'), 'empty_secret');
  }));

test('strict mode and one signature of several', () =>
  withPage(async (page) => {
    const changed = order.toString().replace(/(SIGNATURE_SHA2_256=).{4}/, '$10000');
    await paste(page, changed);
    await secret(page, TEST_KEY);
    await announced(page, /^Genuine/);
    await page.click('.policy summary');
    await page.check('#require-all');
    await announced(page, /^Refused by policy/);
    await page.uncheck('#require-all');
    await paste(page, sign(Buffer.from('REFNO=1&REFNO_=2&A=1&A=2&IPN_DATE=20240102030405')).toString());
    await announced(page, /^Genuine/);
    assert.match(await page.textContent('#verdict'), /more than once/);
    await page.check('#strict');
    await announced(page, /^Refused by policy/);
  }));
