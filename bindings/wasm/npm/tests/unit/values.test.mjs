// What fits each kind of value, and what it becomes; `docs/typed.md`, section "Nothing, odd, valid", written out by hand.

import assert from 'node:assert/strict';
import test from 'node:test';
import { ipn, thrown } from './pack.mjs';
import { instant, lastSecond } from './source.mjs';

const escaped = (text) => Buffer.from(text, 'latin1').toString('hex').replace(/../g, '%$&');

const odd = null;

/** By kind: a field of it, its property, and texts of bytes with what they become. */
const kinds = {
  int: ['ORDERNO', ({ order }) => order.number, {
    0: 0, 412: 412, '-007': -7, '-0': 0, 9007199254740991: 9007199254740991, '-9007199254740991': -9007199254740991,
    '0000000000000000001': 1, 9007199254740992: odd, '-9007199254740992': odd, '9007199254740993': odd, '99999999999999999999': odd, '1.0': odd, '+1': odd,
    '-': odd, ' 1': odd, '1\n': odd, '1e3': odd, '\xd9\xa3': odd, '0x1': odd,
  }],
  decimal: ['IPN_SHIPPING', ({ totals }) => totals.shipping, {
    0: '0', '0.00': '0.00', '58.31': '58.31', '58.310': '58.310', '-0.57': '-0.57', '-0.00': '0.00', '-0': '0', '007.50': '7.50', '-007': '-7', '000': '0',
    '0.20810660205937': '0.20810660205937', '9999999999999999999999999999': '9999999999999999999999999999',
    '0.000000000000000000000000001': '0.000000000000000000000000001', '-9999999999999.999999999999999': '-9999999999999.999999999999999',
    '99999999999999999999999999999': odd, '0.0000000000000000000000000001': odd, '00000000000000000000000000001': odd, '-': odd, '.5': odd, '5.': odd,
    '1,000.00': odd, '+1': odd, '1e2': odd, $1: odd, ' 1': odd, '1\n': odd, '--1': odd, '1.2.3': odd, NaN: odd, '0x1A': odd,
  }],
  flag: ['GIFT_ORDER', ({ order }) => order.isGift, {
    1: true, YES: true, Yes: true, true: true, TRUE: true, 0: false, NO: false, no: false, false: false, 2: odd, '01': odd, y: odd, on: odd,
    'true ': odd, '1\n': odd, '00': odd, fal\u017fe: odd,
  }],
  text: ['CITY', ({ customer }) => customer.city, {
    'Jos\xc3\xa9\0': 'José\0', '\xef\xbb\xbfx': '\ufeffx', '\xef\xbf\xbd': '\ufffd', 'Jos\xe9': odd, '\xed\xa0\x80': odd, '\xc0\x80': odd, '\xf4\x90\x80\x80': odd,
    __proto__x: '__proto__x', constructor: 'constructor',
  }],
  currency: ['CURRENCY', ({ order }) => order.currency, { USD: 'USD', usd: odd, US: odd, USDT: odd, U$D: odd, 'USD\n': odd }],
  country: ['COUNTRY_CODE', ({ customer }) => customer.countryCode, { us: 'us', US: 'US', usa: odd, u: odd, u1: odd, 'us\n': odd }],
  month: ['CARD_EXPIRATION_DATE', ({ card }) => card.expires, {
    '12/29': '2029-12', '12/2029': '2029-12', '01/00': '2000-01', '01/0001': '0001-01', '13/29': odd, '00/29': odd, '1/29': odd, '12-29': odd,
    '12/029': odd, '12/29 ': odd, '12/29\n': odd, '2029-12': odd, '12/0000': odd,
  }],
  zone: ['TIMEZONE_OFFSET', ({ message }) => message.timezoneOffset, {
    'GMT+03:00': '+03:00', 'GMT-07:00': '-07:00', 'GMT-00:30': '-00:30', 'GMT-00:00': '+00:00', 'GMT+23:59': '+23:59', GMT: odd, 'GMT+3:00': odd,
    'GMT+03:60': odd, 'UTC+03:00': odd, 'GMT+03:00 ': odd, 'GMT+03:00\n': odd, 'GMT+24:00': odd, 'gmt+03:00': odd,
  }],
  date: ['TIMEZONE_OFFSET=GMT%2B03:00&SALEDATE', ({ order }) => order.placedAt, {
    '2021-04-16 14:34:07': '2021-04-16T14:34:07+03:00', '2021-04-16': '2021-04-16', '0001-01-01 00:00:00': '0001-01-01T00:00:00+03:00',
    '9999-12-31 23:59:59': '9999-12-31T23:59:59+03:00', '2024-02-29': '2024-02-29', '2000-02-29': '2000-02-29', '1900-02-29': odd,
    '0000-00-00': undefined, '0000-00-00 00:00:00': undefined, '0000-00-00 00:00:01': odd, '2021-02-29': odd, '2021-04-31': odd,
    '2021-13-01': odd, '2021-00-01': odd, '2021-01-00': odd, '2021-01-32': odd, '2021-04-16T14:34:07': odd, '2021-04-16 24:00:00': odd,
    '2021-04-16 23:60:00': odd, '2021-04-16 23:59:60': odd, '2021-04-16 14:34': odd, '16.04.2021': odd, '0000-01-01': odd, '21-04-16': odd,
    '2021-04-16 ': odd, '2021-04-16\n': odd, '2021-04-16 14:34:07\n': odd,
  }],
  stamp: ['TIMEZONE_OFFSET=GMT%2B03:00&IPN_DATE', ({ message }) => message.sentAt, {
    20210416143407: '2021-04-16T14:34:07+03:00', '0000-00-00 00:00:00': undefined, '2021-04-16 14:34:07': odd, '00000000000000': odd,
    '2021041614340': odd, 20210230143407: odd, 20210416240000: odd, '20210416143407\n': odd,
  }],
  expiry: ['IPN_PID[]=1&IPN_LICENSE_PROD[]=1&IPN_LICENSE_EXP[]', ({ licences }) => licences[0].expires, {
    '9999-12-31 23:59:59': 'never', '9999-12-31': 'never', '9999-12-30': '9999-12-30', '9999-12-31 24:00:00': odd, '0000-00-00': undefined,
  }],
  card: ['CARD_TYPE', ({ card }) => card.cardType, { ViSA: 'visa', MASTERCARD: 'mastercard', VISAS: 'VISAS', 'VISA\n': 'VISA\n', 'Vi\xc5\xbfA': 'ViſA' }],
};

for (const [kind, [name, property, texts]] of Object.entries(kinds)) {
  test(kind, () => {
    for (const [text, value] of Object.entries(texts)) {
      const message = ipn(`${name}=${escaped(text)}`);
      assert.strictEqual(property(message), value ?? undefined, text);
      const { invalid } = message;
      assert.equal(Object.keys(invalid).length, value === odd ? 1 : 0, text);
    }
    // Empty says nothing.
    const message = ipn(`${name}=`);
    assert.equal(property(message), undefined);
    assert.deepEqual(message.invalid, {});
  });
}

test('every day of four hundred years', () => {
  const days = new Set();
  for (let day = Date.UTC(1999, 11, 1); day < Date.UTC(2401, 0, 1); day += 86_400_000) days.add(new Date(day).toISOString().slice(0, 10));
  const pad = (number) => String(number).padStart(2, '0');
  for (const year of [1999, 2000, 2001, 2004, 2100, 2400]) {
    for (let month = 0; month < 14; month++) {
      for (let day = 0; day < 33; day++) {
        const text = `${year}-${pad(month)}-${pad(day)}`;
        if (year === 1999 && month < 12) continue;
        assert.equal(ipn(`SALEDATE=${text}`).order.placedAt, days.has(text) ? text : undefined);
      }
    }
  }
});

test('a moment needs a zone and a time', () => {
  assert.deepEqual(instant('2021-04-16T14:34:07+03:00'), new Date('2021-04-16T11:34:07Z'));
  assert.deepEqual(instant('2021-04-16T14:34:07-23:59'), new Date('2021-04-17T14:33:07Z'));
  assert.deepEqual(instant('0001-01-01T00:00:00+00:00'), new Date('0001-01-01T00:00:00Z'));
  for (const date of ['2021-04-16T14:34:07', '2021-04-16', 'never', undefined]) assert.equal(instant(date), undefined);
});

test('an expiry lasts to its last second, in favour of whoever relies on it', () => {
  for (const [expiry, zone, end] of [
    // As the crate's own example: until 2025-02-12 11:59:59 UTC.
    ['2025-02-11', '-12:00', 1739361599],
    ['2025-02-11', '+00:00', Date.UTC(2025, 1, 11, 23, 59, 59) / 1000],
    ['2025-02-11', '+02:00', Date.UTC(2025, 1, 11, 21, 59, 59) / 1000],
    ['2025-02-11T09:16:40', '+02:00', Date.UTC(2025, 1, 11, 7, 16, 40) / 1000],
    // It has a zone of its own.
    ['2025-02-11T09:16:40+03:00', '-12:00', Date.UTC(2025, 1, 11, 6, 16, 40) / 1000],
    ['2024-02-29', '-23:59', Date.UTC(2024, 2, 1, 23, 58, 59) / 1000],
  ]) {
    assert.equal(+lastSecond(expiry, zone), 1000 * end + 999, `${expiry} ${zone}`);
  }
  assert.equal(lastSecond('never', '+00:00'), 'never');
  assert.equal(lastSecond(undefined, '+00:00'), undefined);
  for (const [expiry, zone] of [['2025-02-11', 'UTC'], ['2025-02-11', undefined], ['2025-02-11', '+24:00'], ['never', ''], ['', '+00:00'], ['tomorrow', '+00:00'],
    [null, '+00:00'], ['2025-13-01', '+00:00'], ['2025-02-30', '+00:00'], ['2025-02-29T10:00:00+02:00', '+00:00'], ['2025-02-11T24:00:00', '+00:00'],
    ['2025-02-11T10:60:00', '+00:00'], ['2025-02-11+02:00', '+00:00'], ['2025-04-31', '-12:00'], [new Date(0), '+00:00']]) {
    assert.equal(thrown(() => lastSecond(expiry, zone)).code, 'invalid_argument', `${expiry} ${zone}`);
  }
});
