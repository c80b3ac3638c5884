/*
 * Every example on the page: the verdict it is there to show.
 */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { announced, withPage } from './browser.mjs';

const GENUINE = {
  'ipn-complete': 'order_fulfilled',
  'ipn-complete-three-products': 'order_fulfilled',
  'ipn-non-ascii': 'order_fulfilled',
  'ipn-refund-partial': 'order_refunded',
  'ipn-chargeback': 'order_charged_back',
  'ipn-test-order': 'order_fulfilled',
  'ipn-large-cart': 'order_fulfilled',
  'lcn-expiration': 'licence_expired',
  'lcn-trial': 'licence_changed',
};

// Example → the error, and the finding that explains it. The codes are those of docs/errors.md and of `countersign explain`.
const REFUSED = {
  'wrong-key': ['signature_mismatch', 'nothing_fits'],
  'quoted-key': ['signature_mismatch', 'secret_has_quotes'],
  'changed-amount': ['signature_mismatch', 'nothing_fits'],
  trimmed: ['signature_mismatch', 'values_trimmed'],
  characters: ['signature_mismatch', 'lengths_in_characters'],
  slashes: ['signature_mismatch', 'slashes_removed'],
  thousand: ['missing_signature', 'body_truncated'],
  truncated: ['malformed_signature', 'signature_wrong_length'],
  json: ['not_form', 'body_is_json'],
  'md5-only': ['algorithm_not_accepted', undefined],
};

test('there is an expectation for every example', () =>
  withPage(async (page) => {
    const ids = await page.$$eval('[data-example]', (buttons) => buttons.map((button) => button.dataset.example));
    assert.deepEqual(ids.sort(), [...Object.keys(GENUINE), ...Object.keys(REFUSED)].sort());
  }));

for (const [id, event] of Object.entries(GENUINE)) {
  test(`example ${id} is genuine`, () =>
    withPage(async (page) => {
      await page.click(`[data-example="${id}"]`);
      assert.match(await announced(page, /./), /^Genuine\./);
      assert.equal(await page.textContent('#verdict h2'), 'Genuine');
      assert.equal(await page.textContent('#verdict code'), event);
      assert.equal(await page.locator('#reasons').count(), 0);
      assert.equal(await page.locator('.signatures .good').count(), 2);
    }));
}

for (const [id, [error, finding]] of Object.entries(REFUSED)) {
  test(`example ${id} is ${error}`, () =>
    withPage(async (page) => {
      await page.click(`[data-example="${id}"]`);
      await announced(page, /^(?!Genuine|Reading)./);
      assert.equal(await page.textContent('#verdict code'), error);
      const group = await page.$eval(`[data-example="${id}"]`, (button) => button.parentElement.getAttribute('aria-label'));
      assert.equal(group, id === 'md5-only' ? 'Refused by policy' : 'Does not verify');
      assert.equal(await page.locator('#receipt').count(), 0, 'no receipt');
      assert.equal(await page.locator('#message').count(), 0, 'nothing is read out');
      if (finding !== undefined) assert.ok((await page.$$eval('#reasons code', (codes) => codes.map((code) => code.textContent))).includes(finding));
    }));
}

test('MD5 alone is accepted by those who ask for it', () =>
  withPage(async (page) => {
    await page.click('[data-example="md5-only"]');
    await page.click('.policy summary');
    await page.check('#accept-md5');
    await announced(page, /^Genuine/);
    assert.match(await page.textContent('.receipt'), /^<EPAYMENT>\d{14}\|[0-9a-f]{32}<\/EPAYMENT>$/);
  }));
