/*
 * What tells a wrong signature from a right one that the policy refuses, and what is said before there is a key.
 */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { announced, paste, secret, TEST_KEY, withPage } from './browser.mjs';
import { fixture, sign } from './command.mjs';

const order = fixture('ipn-complete');
const all = sign(order, 'sha3-256,sha256,md5').toString();

/** What the page says of a body under a key: how it looks, its headline, its error. */
async function verdict(page, body, key) {
  await paste(page, body.toString());
  await secret(page, key);
  await announced(page, key === '' ? /./ : /^(?!Waiting)./);
  await page.waitForTimeout(300);
  return [await page.$eval('#verdict', (card) => card.className.split(' ').pop()), await page.textContent('#verdict h2'), await page.$eval('#verdict', (card) => card.querySelector('code')?.textContent)];
}

async function nothingToActOn(page) {
  for (const part of ['#receipt', '#message', '#tab-json']) assert.equal(await page.locator(part).count(), 0, part);
}

test('MD5 alone and right is not called wrong', () =>
  withPage(async (page) => {
    const md5 = sign(order, 'md5');
    assert.deepEqual(await verdict(page, md5, TEST_KEY), ['mind', 'Refused by policy', 'algorithm_not_accepted']);
    assert.match(await page.textContent('#verdict .lead'), /^The MD5 signature is right/);
    assert.match(await page.textContent('.signatures .mind'), /matches, but the policy does not accept it/);
    assert.match(await page.textContent('#bytes .note'), /covers these bytes/);
    await nothingToActOn(page);
    await page.click('#add-secret');
    await page.fill('#secret-1', TEST_KEY);
    await secret(page, 'another-key');
    await page.waitForTimeout(300);
    assert.match(await page.textContent('#verdict'), /MD5, right, under key 2/);
  }));

test('MD5 alone and wrong does not verify', () =>
  withPage(async (page) => {
    assert.deepEqual(await verdict(page, sign(order, 'md5'), 'another-key'), ['bad', 'Does not verify', 'algorithm_not_accepted']);
    assert.match(await page.textContent('#verdict .lead'), /MD5, and that is wrong/);
    assert.match(await page.textContent('.signatures .bad'), /does not match, not accepted/);
  }));

test('a wrong signature is wrong, whatever weaker one is right', () =>
  withPage(async (page) => {
    await page.click('.policy summary');
    await page.check('#accept-md5');
    const wrong = (field) => all.replace(new RegExp(`${field}=\\w+`), `${field}=${'0'.repeat(64)}`);
    assert.deepEqual(await verdict(page, wrong('SIGNATURE_SHA3_256'), TEST_KEY), ['bad', 'Does not verify', 'signature_mismatch']);
    // The weaker one is not looked at, unless all must match.
    assert.equal((await verdict(page, wrong('SIGNATURE_SHA2_256'), TEST_KEY))[1], 'Genuine');
    await page.check('#require-all');
    await announced(page, /^Refused by policy\. The SHA3-256 signature is right.*Every signature must match/);
    await nothingToActOn(page);
  }));

test('what “Strict” refuses is signed rightly', () =>
  withPage(async (page) => {
    await page.click('.policy summary');
    await page.check('#strict');
    assert.deepEqual(await verdict(page, sign(Buffer.from('REFNO=1&A=1&A=2&IPN_DATE=20240102030405')), TEST_KEY), ['mind', 'Refused by policy', 'duplicate_field']);
    assert.match(await page.textContent('#verdict'), /It says.*more than once/s);
    await nothingToActOn(page);
  }));

test('without a key the fields and the signed bytes are there, and nothing is called right or wrong', () =>
  withPage(async (page) => {
    assert.deepEqual(await verdict(page, all, ''), ['open', 'Now the secret key', undefined]);
    assert.match(await page.textContent('#verdict'), /Signed withSHA3-256, SHA-256, MD5|Signed withMD5, SHA-256, SHA3-256/);
    assert.equal(await page.locator('#stream [role=option]').count(), 107);
    assert.match(await page.textContent('#bytes .note'), /Not verified/);
    assert.equal(await page.locator('.signatures .good, .signatures .bad, #reasons').count(), 0);
    assert.doesNotMatch(await page.textContent('#verdict'), /MD5 alone/);
    await nothingToActOn(page);
    await verdict(page, sign(order, 'md5'), '');
    assert.match(await page.textContent('#verdict .note'), /MD5 alone/);
  }));

test('without a key it is said at once if no key can help', () =>
  withPage(async (page) => {
    for (const [body, headline, error, finding] of [
      [order, 'Not signed', 'missing_signature', 'signature_missing'],
      [all.slice(0, -20), 'Does not verify', 'malformed_signature', 'signature_wrong_length'],
      ['{"REFNO":"1"}', 'Not a raw body', 'not_form', 'body_is_json'],
    ]) {
      assert.deepEqual(await verdict(page, body, ''), ['bad', headline, error]);
      const codes = await page.$$eval('#reasons code', (found) => found.map((code) => code.textContent));
      assert.ok(codes.includes(finding), finding);
      assert.ok(!codes.includes('secret_missing'), 'that there is no key is seen');
      await nothingToActOn(page);
    }
  }));
