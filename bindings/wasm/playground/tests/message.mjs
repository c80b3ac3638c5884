/*
 * The message as an order or a subscription: what is read out is what the command reads out.
 */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { announced, drop, secret, TEST_KEY, withPage } from './browser.mjs';
import { fixture, sign, verify } from './command.mjs';

async function show(page, body) {
  await drop(page, body);
  await secret(page, TEST_KEY);
  await announced(page, /^Genuine/);
}

test('an order with three lines', () =>
  withPage(async (page) => {
    const body = sign(fixture('ipn-complete-three-products'));
    const { notification } = verify(body);
    await show(page, body);
    assert.equal(await page.textContent('#message h2'), `Order ${notification.order.refno}`);
    const rows = await page.$$eval('.lines tbody tr', (lines) => lines.map((line) => [line.querySelector('.product').textContent, ...[...line.querySelectorAll('td')].map((cell) => cell.firstChild.firstChild.textContent)]));
    const money = (amount) => `${amount} ${notification.order.currency}`;
    assert.deepEqual(
      rows,
      notification.lines.map((line) => [line.name, String(line.quantity), money(line.price), money(line.vat), /^[0.]+$/.test(line.discount) ? '–' : money(line.discount), money(line.total)]),
    );
    const totals = await page.textContent('.totals');
    assert.ok(totals.includes(money(notification.totals.total)));
    assert.ok(totals.includes(`${notification.totals.payable_amount} ${notification.totals.payout_currency}`));
    const licences = await page.$$eval('.licence', (all) => all.map((one) => one.textContent));
    for (const reference of notification.lines.flatMap((line) => line.licences).map((licence) => licence.reference)) {
      assert.ok(licences.some((text) => text.includes(reference)), reference);
    }
  }));

test('a subscription', () =>
  withPage(async (page) => {
    const body = sign(fixture('lcn-past-due'));
    const { notification } = verify(body);
    await show(page, body);
    assert.equal(await page.textContent('#message h2'), `Subscription ${notification.licence.reference}`);
    const text = await page.textContent('#message');
    for (const value of [notification.message.reason, notification.licence.product_id, notification.renewal.price, notification.customer.email]) assert.ok(text.includes(value), value);
  }));

test('refund and chargeback are said aloud', () =>
  withPage(async (page) => {
    await show(page, sign(fixture('ipn-refund-full')));
    assert.match(await page.textContent('#message .note'), /-\d+\.\d\d [A-Z]{3} returned/);
    await show(page, sign(fixture('ipn-chargeback')));
    assert.match(await page.textContent('#message .note.bad'), /Chargeback.*do not deliver/s);
  }));

test('a test order says so', () =>
  withPage(async (page) => {
    await show(page, sign(fixture('ipn-test-order')));
    assert.match(await page.textContent('#verdict .note'), /A test order/);
  }));

test('amounts are the text that was sent', () =>
  withPage(async (page) => {
    await show(page, sign(Buffer.from('REFNO=1&CURRENCY=EUR&IPN_PID[]=1&IPN_PNAME[]=x&IPN_QTY[]=1&IPN_PRICE[]=12345678901234567890.123456&IPN_TOTALGENERAL=0.10&IPN_DATE=20240102030405')));
    assert.ok((await page.textContent('.lines')).includes('12345678901234567890.123456 EUR'));
    assert.ok((await page.textContent('.totals')).includes('0.10 EUR'));
  }));

test('odd values stand apart', () =>
  withPage(async (page) => {
    await show(page, sign(Buffer.from('REFNO=1&IPN_PID[]=1&IPN_PNAME[]=x&IPN_QTY[]=many&CITY=%ff&IPN_DATE=20240102030405')));
    const odd = await page.textContent('.odd');
    assert.match(odd, /IPN_QTY\[0\].*many/s);
    assert.match(odd, /CITY.*not UTF-8: ff/s);
  }));

test('the JSON is that of the command', () =>
  withPage(async (page) => {
    for (const name of ['ipn-complete-three-products', 'lcn-trial']) {
      const body = sign(fixture(name));
      await show(page, body);
      await page.click('#tab-json');
      assert.deepEqual(JSON.parse(await page.textContent('.program')), verify(body).notification);
    }
  }));

test('a signed message of no known kind', () =>
  withPage(async (page) => {
    await show(page, sign(Buffer.from('A=1&B=2')));
    assert.match(await page.textContent('#verdict'), /no notification that Countersign knows/);
    assert.equal(await page.locator('#receipt').count(), 0);
  }));
