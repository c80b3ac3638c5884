/*
 * Bodies that mean harm: nothing of them runs, nothing of them freezes the page, and the page says what it leaves out.
 */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { announced, drop, paste, secret, TEST_KEY, withPage } from './browser.mjs';
import { sign } from './command.mjs';

const MARKUP = '<script>window.harmed=1</script><img src=x onerror="window.harmed=1"><style>body{display:none}</style></script>';

async function unharmed(page) {
  assert.equal(await page.evaluate(() => window.harmed), undefined);
  assert.equal(await page.evaluate(() => ({}).polluted), undefined);
  assert.equal(await page.locator('#result script, #result img, #result style, #result iframe').count(), 0);
  assert.equal(await page.isVisible('body'), true);
}

test('markup in every place is text', () =>
  withPage(async (page) => {
    const value = encodeURIComponent(MARKUP);
    const names = ['REFNO', 'ORDERSTATUS', 'CURRENCY', 'FIRSTNAME', 'COMPANY', 'PAYMETHOD', 'REFUND_REASON', 'CHARGEBACK_RESOLUTION', 'FRAUD_STATUS', 'IPN_PID[]', 'IPN_PNAME[]', 'IPN_QTY[]', 'IPN_PRICE[]', 'IPN_LICENSE_PROD[]', 'IPN_LICENSE_REF[]', 'IPN_DELIVEREDCODES[]', 'MESSAGE_ID', 'TIMEZONE_OFFSET', 'IPN_DATE'];
    const body = sign(Buffer.from([...names.map((name) => `${name}=${value}`), `${value}=${value}`, `X[${value}]=1`].join('&')));
    await drop(page, body, `${MARKUP}.form`);
    await secret(page, TEST_KEY);
    await announced(page, /^Genuine/);
    for (const tab of ['rust', 'javascript', 'php', 'c', 'json']) {
      await page.click(`#tab-${tab}`);
      if (tab !== 'json') assert.ok(!(await page.textContent('.program')).includes('harmed'), `nothing of it in ${tab}`);
    }
    await unharmed(page);
    // And as what an explanation names.
    await drop(page, Buffer.from(`${value}=1&REFNO=1&SIGNATURE_SHA3_256=${value}`));
    await secret(page, TEST_KEY);
    await announced(page, /^Does not verify/);
    await unharmed(page);
  }));

test('values that could end a comment stay out of the programs', () =>
  withPage(async (page) => {
    const value = encodeURIComponent('x */ system("id"); /* ?> <?php system("id"); \n system("id"); \u2028 x');
    await drop(page, sign(Buffer.from(`REFNO=${value}&ORDERSTATUS=COMPLETE&IPN_PID[]=1&IPN_PNAME[]=${value}&IPN_QTY[]=1&IPN_PRICE[]=1&IPN_DATE=20240102030405`)));
    await secret(page, TEST_KEY);
    await announced(page, /^Genuine/);
    for (const tab of ['rust', 'javascript', 'php', 'c']) {
      await page.click(`#tab-${tab}`);
      assert.ok(!(await page.textContent('.program')).includes('system'), tab);
    }
  }));

test('no program holds the key', () =>
  withPage(async (page) => {
    await secret(page, 'visible-nowhere-else');
    await announced(page, /^Does not verify/);
    for (const tab of ['rust', 'javascript', 'php', 'c']) {
      await page.click(`#tab-${tab}`);
      assert.ok(!(await page.textContent('body')).includes('visible-nowhere-else'));
    }
  }));

test('names that mean something to JavaScript are names', () =>
  withPage(async (page) => {
    await drop(page, sign(Buffer.from('__proto__=1&__proto__[polluted]=1&constructor[prototype][polluted]=1&toString=x&20=a&3=b&hasOwnProperty=1&REFNO=1&IPN_PID[]=__proto__&IPN_PNAME[]=x&IPN_QTY[__proto__]=x&IPN_DATE=20240102030405')));
    await secret(page, TEST_KEY);
    await announced(page, /^Genuine/);
    const names = await page.$$eval('.fields tbody code', (all) => all.map((one) => one.textContent));
    assert.deepEqual(names.slice(0, 7), ['__proto__[polluted]', 'constructor[prototype][polluted]', 'toString', '20', '3', 'hasOwnProperty', 'REFNO']);
    await unharmed(page);
  }));

test('NUL, controls, marks of direction, bytes that are no UTF-8', () =>
  withPage(async (page) => {
    await drop(page, sign(Buffer.from('REFNO=1%00%1b[31m&FIRSTNAME=%E2%80%AEabc%E2%80%AC&CITY=%ff%fe&A%00B=1&IPN_PID[]=1&IPN_PNAME[]=a%0Ab&IPN_DATE=20240102030405')));
    await secret(page, TEST_KEY);
    await announced(page, /^Genuine/);
    const stream = await page.textContent('#stream');
    assert.ok(stream.includes('1␀␛[31m'));
    assert.ok(stream.includes('⟨U+202E⟩abc⟨U+202C⟩'));
    assert.ok(stream.includes('2\\xff\\xfe'));
    assert.ok(stream.includes('a␊b'));
    await page.hover('#piece-2');
    assert.match(await page.textContent('.glass-words'), /2 bytes, not UTF-8/);
  }));

test('a hundred thousand fields: the page says what it leaves out, and stays quick', () =>
  withPage(async (page) => {
    const fields = Array.from({ length: 99_990 }, (_, i) => `F${i}=${i}`).join('&');
    const body = sign(Buffer.from(`REFNO=1&IPN_PID[]=1&IPN_PNAME[]=x&IPN_DATE=20240102030405&${fields}`));
    await drop(page, body);
    await announced(page, /^Waiting/);
    await secret(page, TEST_KEY);
    await announced(page, /^Genuine/);
    assert.equal(await page.locator('#stream [role=option]').count(), 2000);
    assert.match(await page.textContent('#bytes'), /97,994 more fields follow/);
    assert.ok((await page.evaluate(() => document.querySelectorAll('*').length)) < 40_000);
  }));

test('thousands of lines and of odd values', () =>
  withPage(async (page) => {
    const rows = Array.from({ length: 5_000 }, (_, i) => `IPN_PID[]=${i}&IPN_PNAME[]=p&IPN_QTY[]=x&IPN_LICENSE_PROD[]=no`).join('&');
    await drop(page, sign(Buffer.from(`REFNO=1&IPN_DATE=20240102030405&${rows}`)));
    await secret(page, TEST_KEY);
    await announced(page, /^Genuine/);
    assert.equal(await page.locator('.lines tbody tr').count(), 300);
    assert.match(await page.textContent('.lines'), /other 4,700 lines/);
    assert.match(await page.textContent('.odd'), /4,900 more/);
    await page.click('#tab-json');
    assert.match(await page.textContent('#code'), /more characters are not shown/);
  }));

test('8 MiB by paste and by drop, and more than that', () =>
  withPage(async (page) => {
    const long = `REFNO=1&IPN_PID[]=1&IPN_PNAME[]=x&IPN_DATE=20240102030405&X=${'y'.repeat(8 * 1_048_576 - 400)}`;
    const started = Date.now();
    await paste(page, sign(Buffer.from(long)).toString());
    await announced(page, /^Waiting/);
    assert.match(await page.textContent('#held'), /Pasted body.*8\.0 MiB.*too long to be shown/s);
    await secret(page, TEST_KEY);
    await announced(page, /^Genuine/);
    await secret(page, 'wrong');
    await announced(page, /^Does not verify/);
    assert.ok((await page.evaluate(() => document.body.textContent.length)) < 500_000);
    await drop(page, Buffer.from(`${long}${'z'.repeat(1000)}`));
    await announced(page, /^Too large/);
    assert.equal(await page.textContent('#verdict code'), 'body_too_large');
    assert.ok(Date.now() - started < 30_000, 'within half a minute, all of it');
  }));

test('what is no form at all', () =>
  withPage(async (page) => {
    for (const body of ['{"REFNO":"1"}', '<html><script>window.harmed=1</script>', '&&&', '\u0000', 'x'.repeat(100_000), '%', '--x\r\nContent-Disposition: form-data; name="REFNO"\r\n\r\n1\r\n--x--']) {
      await drop(page, Buffer.from(body));
      await secret(page, TEST_KEY);
      await announced(page, /^(Not|Refused|Too)/);
      await unharmed(page);
    }
  }));
