/*
 * The receipt: the very text that the command prints for the same date.
 */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { announced, drop, secret, TEST_KEY, withPage } from './browser.mjs';
import { fixture, sign, verify } from './command.mjs';

const DATES = ['20260102030405', '20240229235959', '19991231000000'];

for (const name of ['ipn-complete', 'ipn-non-ascii', 'ipn-large-cart', 'lcn-expiration', 'lcn-minimal']) {
  test(`receipt of ${name}`, () =>
    withPage(async (page) => {
      for (const algorithm of ['sha3-256', 'sha256', 'md5']) {
        const body = sign(fixture(name), algorithm);
        await drop(page, body);
        await secret(page, TEST_KEY);
        if (algorithm === 'md5') {
          await page.click('.policy summary');
          await page.check('#accept-md5');
        }
        await announced(page, /^Genuine/);
        for (const date of DATES) {
          await page.fill('#receipt-date', date);
          assert.equal(await page.textContent('pre.receipt'), verify(body, date).receipt);
        }
        await page.fill('#secret-0', '');
      }
    }));
}

test('a date that does not exist makes no receipt', () =>
  withPage(async (page) => {
    for (const date of ['20250230000000', '2025', '', '20250101250000']) {
      await page.fill('#receipt-date', date);
      assert.equal(await page.locator('pre.receipt').count(), 0);
      assert.equal(await page.getAttribute('#receipt-date', 'aria-invalid'), 'true');
      assert.equal(await page.isDisabled('#receipt .copy'), true);
    }
    await page.click('#receipt .date button');
    assert.match(await page.textContent('pre.receipt'), /^<sig algo="sha3-256" date="\d{14}">/);
  }));

test('the receipt can be copied', () =>
  withPage(async (page) => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.click('#receipt .copy');
    await page.waitForFunction(() => document.querySelector('#receipt .copy').textContent === 'Copied');
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await page.textContent('pre.receipt'));
  }));

test('where a field is switched off, the page says which', () =>
  withPage(async (page) => {
    await drop(page, sign(Buffer.from('REFNO=1&ORDERSTATUS=COMPLETE&IPN_DATE=20240102030405')));
    await secret(page, TEST_KEY);
    await announced(page, /^Genuine/);
    assert.match(await page.textContent('#receipt .note'), /No receipt can be made.*missing_field/s);
  }));
