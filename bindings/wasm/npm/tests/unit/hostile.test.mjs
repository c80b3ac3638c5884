// Messages that a stranger's mind made up: very many fields, names that mean something to JavaScript, bytes that are no text. Cost must grow
// with the message, and not with its square.

import assert from 'node:assert/strict';
import test from 'node:test';
import { engine, ipn, message, packed } from './pack.mjs';
import { checkStrict, Fields, notificationOf } from './source.mjs';

const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'prototype', '__defineGetter__', 'then', 'toJSON', 'length', '0'];

test('names that mean something to JavaScript are names', () => {
  const fields = NAMES.flatMap((name) => [
    [name, `top ${name}`],
    [`IPN_PID[${name}]`, `pid ${name}`],
    [`CUSTOM_FIELDS[${name}][${name}]`, `custom ${name}`],
    [`CITY[${name}]`, `city ${name}`],
  ]);
  // Depth first: members stand together.
  fields.sort(([a], [b]) => a.split('[')[0].localeCompare(b.split('[')[0]));
  const order = notificationOf(packed({ fields: [['REFNO', '1'], ...fields], kind: 'ipn' }), engine);
  for (const [path, value] of fields) assert.equal(order.get(path), value);
  assert.equal(order.invalid['CITY[__proto__]'], 'city __proto__');
  assert.equal(Object.keys(order.invalid).length, NAMES.length);
  assert.equal(order.order.customFields.length, NAMES.length);
  // As many rows as members; the one with the key 0 is in one, the others are strays.
  assert.equal(order.lines.length, NAMES.length);
  assert.ok(order.hasStrayMembers);
  assert.deepEqual(Object.keys(order.options), []);
  assert.equal(JSON.parse(JSON.stringify(order)).order.custom_fields.length, NAMES.length);
  assert.equal({}.polluted, undefined);
  assert.equal(Object.getPrototypeOf(order.order), Object.prototype);
  checkStrict(new Fields(packed({ fields: NAMES.map((name) => [name, 'x']) })), 'unknown');
});

test('deep nesting', () => {
  const keys = '[k]'.repeat(64);
  const order = ipn(`CUSTOM_FIELDS${keys}=x&CUSTOM_FIELDS${keys.slice(3)}[l]=y&CITY${keys}=z&IPN_DELIVEREDCODES[0]${keys.slice(3)}=w&IPN_PID[]=1`);
  assert.deepEqual(order.order.customFields, ['x', 'y']);
  assert.deepEqual(order.invalid, { [`CITY${keys}`]: 'z' });
  assert.deepEqual(order.lines[0].deliveredCodes, ['w']);
  assert.equal(order.get(`CITY${keys}`), 'z');
});

test('names that are no text', () => {
  const order = message('REFNO=1&CITY[%FF]=a&CITY[%FE]=b&%FF=c&%FE=d&%FF[x]=e&Z%C3%A9=f&IPN_PID[%FF]=g&IPN_PID[0]=h', 'ipn');
  assert.deepEqual(order.invalid, { 'CITY[\\xfe]': 'b', 'CITY[\\xff]': 'a' });
  assert.equal(order.get('Zé'), 'f');
  assert.equal(order.get('\ufffd'), undefined);
  assert.equal(order.lines[0].productId, 'h');
  assert.ok(order.hasStrayMembers);
  assert.equal(order.order.refno, '1');
});

/** Everything that can be asked. */
const ask = (order) => {
  const { event, action, lines, entitlements, invalid, options } = order;
  order.dedupeKey();
  order.redacted();
  order.get('IPN_PID[99]');
  order.all('IPN_PID');
  checkQuietly(order);
  return [event, action, lines, entitlements, invalid, options, JSON.stringify(order), order.fields()].length;
};

const checkQuietly = (order) => {
  try {
    checkStrict(new Fields(packed({ fields: order.fields().slice(0, 10).map(([path]) => [path, '']), kind: 'ipn' })), 'ipn');
  } catch {
    // Whatever it says.
  }
};

const time = (fields) => {
  const pack = packed({ fields: [['REFNO', '1'], ['ORDERSTATUS', 'COMPLETE'], ...fields], kind: 'ipn' });
  const begun = performance.now();
  ask(notificationOf(pack, engine));
  return performance.now() - begun;
};

const range = (count, field) => Array.from({ length: count }, (_, i) => field(i));

const SHAPES = {
  'names of their own': (count) => range(count, (i) => [`N${i}`, 'x']),
  'names that end like arrays': (count) => range(count, (i) => [`N${i}]`, 'x']),
  'product lines': (count) => range(count, (i) => [`IPN_PID[${i}]`, `${i}`]),
  'lines of one product': (count) => range(count, (i) => [`IPN_PID[${i}]`, '7']),
  'lines and licences of one product': (count) => [
    ...range(count / 2, (i) => [`IPN_PID[${i}]`, '7']),
    ...range(count / 2, (i) => [`IPN_LICENSE_PROD[${i}]`, '7']),
  ],
  'licences of no line': (count) => range(count, (i) => [`IPN_LICENSE_PROD[${i}]`, '7']),
  'products with options': (count) => [
    ...range(count / 2, (i) => [`IPN_PID[${i}]`, `${i}`]),
    ...range(count / 2, (i) => [`IPN_PRODUCT_OPTIONS_${i}_TEXT[0]`, 'x']),
  ],
  'strays': (count) => range(count, (i) => [`IPN_QTY[x${i}]`, '1']),
  'far keys': (count) => range(count, (i) => [`IPN_QTY[${4294967295 - i}]`, '1']),
  'odd members': (count) => range(count, (i) => [`IPN_QTY[${i}]`, 'odd']),
  'an array in the wrong place': (count) => range(count, (i) => [`CITY[${i}]`, '\xff']),
  'members with members': (count) => range(count, (i) => [`ORIGINAL_REFNOEXT[${i}][x]`, 'y']),
  'names that are no text': (count) => range(count, (i) => [`CITY[\xff${i}]`, 'y']),
  'escaped paths that look the same': (count) => range(count, (i) => [i % 2 ? `EMAIL_D[\xff${i}]` : `EMAIL_D[\\xff${i + 1}]`, 'y']),
  'deep arrays': (count) => range(count, (i) => [`CUSTOM_FIELDS${'[a]'.repeat(40)}[${i}]`, 'y']),
};

for (const [shape, fieldsOf] of Object.entries(SHAPES)) {
  test(`100,000 fields: ${shape}`, () => {
    const small = fieldsOf(12_500);
    const large = fieldsOf(100_000);
    const [few, many] = [Math.min(time(small), time(small)), time(large)];
    // Eight times as many fields. What grows with the square takes 64 times as long; a machine that is busy may double anything.
    assert.ok(many < 40 * few + 200, `${Math.round(few)} ms and ${Math.round(many)} ms`);
    assert.ok(many < 20_000, `${Math.round(many)} ms`);
  });
}

test('long values', () => {
  const long = '0'.repeat(4_000_000);
  for (const name of ['ORDERNO', 'IPN_SHIPPING', 'SALEDATE', 'CARD_EXPIRATION_DATE', 'GIFT_ORDER', 'CURRENCY', 'IPN_DATE', 'TIMEZONE_OFFSET', 'PAYMETHOD']) {
    for (const value of [long, `${long}x`, `-${long}.`, '\xff'.repeat(300_000), `${long}\xc3\xa9`]) {
      const order = notificationOf(packed({ fields: [['REFNO', '1'], [name, value]], kind: 'ipn' }), engine);
      const begun = performance.now();
      assert.equal(order.order.refno, '1');
      order.toJSON();
      order.redacted();
      assert.ok(performance.now() - begun < 3_000, name);
    }
  }
});
