/*
 * The signed bytes: order, lengths, and what hovering and the arrow keys show.
 */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { announced, drop, secret, TEST_KEY, withPage } from './browser.mjs';
import { fixture, sign, verify } from './command.mjs';

// The worked example of the protocol's documentation, with its source string as it stands there.
const WORKED = 'REFNO=900000001&COMPANY=&IPN_PID[]=101&IPN_PNAME[]=Caf%C3%A9+Pro&IPN_PID[]=102&IPN_PNAME[]=Seat&ORDERNO=0&IPN_DATE=20240102030405&SIGNATURE_SHA3_256=ffc7d03b48719911abed7c697bb258d7ae371643ff4858dd4d25a17cb38183b9';
const SOURCE = '99000000010310131029Café Pro4Seat101420240102030405';

async function show(page, body) {
  await drop(page, Buffer.from(body));
  await secret(page, TEST_KEY);
  await announced(page, /^Genuine/);
}

test('the stream of the worked example', () =>
  withPage(async (page) => {
    await show(page, WORKED);
    assert.equal(await page.textContent('#stream'), SOURCE);
    assert.deepEqual(await page.$$eval('#stream .len', (all) => all.map((one) => one.textContent)), ['9', '0', '3', '3', '9', '4', '1', '14']);
  }));

test('the list of fields is that of the command', () =>
  withPage(async (page) => {
    const body = sign(fixture('ipn-complete'));
    await show(page, body);
    const rows = await page.$$eval('.fields tbody tr', (all) => all.map((row) => [row.querySelector('code').textContent, row.querySelector('bdi').textContent]));
    assert.deepEqual(rows, verify(body).fields);
  }));

test('hovering over a value shows its name, its length prefix and its bytes, and the field in the list', () =>
  withPage(async (page) => {
    await show(page, WORKED);
    await page.hover('#piece-5');
    assert.equal(await page.textContent('#glass code'), 'IPN_PNAME[1]');
    await page.hover('#piece-4');
    assert.equal(await page.textContent('#glass code'), 'IPN_PNAME[0]');
    assert.equal(await page.textContent('.glass-words .len'), '9');
    assert.match(await page.textContent('.glass-words'), /8 characters, but 9 bytes/);
    assert.match(await page.textContent('.glass-words'), /43 61 66 c3 a9 20 50 72 6f/);
    assert.deepEqual(await page.$$eval('.cell.wide', (cells) => cells.map((cell) => cell.textContent)), ['éc3 a9']);
    assert.equal(await page.textContent('.fields .on code'), 'IPN_PNAME[0]');
    assert.equal(await page.getAttribute('#piece-4', 'aria-selected'), 'true');
    assert.equal(await page.getAttribute('#piece-5', 'aria-selected'), 'false');
  }));

test('hovering over the list shows the value in the stream', () =>
  withPage(async (page) => {
    await show(page, WORKED);
    await page.hover('.fields tr[data-piece="2"]');
    assert.equal(await page.textContent('#stream .on'), '3101');
    assert.equal(await page.textContent('#glass code'), 'IPN_PID[0]');
  }));

test('the arrow keys move through the stream', () =>
  withPage(async (page) => {
    await show(page, WORKED);
    await page.focus('#stream');
    await page.keyboard.press('Home');
    assert.equal(await page.textContent('#glass code'), 'REFNO');
    await page.keyboard.press('ArrowRight');
    assert.equal(await page.textContent('#glass code'), 'COMPANY');
    assert.equal(await page.textContent('.glass-words .len'), '0');
    assert.equal(await page.getAttribute('#stream', 'aria-activedescendant'), 'piece-1');
    assert.equal(await page.getAttribute('#piece-1', 'aria-label'), 'COMPANY, an empty value: 0');
    await page.keyboard.press('End');
    assert.equal(await page.textContent('#glass code'), 'IPN_DATE');
    await page.keyboard.press('ArrowRight');
    assert.equal(await page.textContent('#glass code'), 'IPN_DATE', 'there is nothing behind the last');
  }));

test('what was not verified is called so', () =>
  withPage(async (page) => {
    await page.click('[data-example="changed-amount"]');
    await announced(page, /^Does not verify/);
    assert.match(await page.textContent('#bytes .note'), /Not verified/);
  }));
