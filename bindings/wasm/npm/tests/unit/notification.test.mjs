// What any message can be asked: bare fields, keys, dates, the line for logs.

import assert from 'node:assert/strict';
import test from 'node:test';
import { inspect } from 'node:util';
import { parse } from './form.mjs';
import { engine, ipn, lcn, message, packed, thrown } from './pack.mjs';
import { again, checkAge, checkStrict, CountersignError, Fields, Ipn, Lcn, notificationOf, OtherNotification } from './source.mjs';

const bytes = (...numbers) => Uint8Array.from(numbers);

test('bare fields', () => {
  const order = message('REFNO=1&CITY=%FF&IPN_PID[]=2&IPN_PID[]=3&A[x][y]=4&A[z]=5&B[x[][y]=6&E]=7&%C3%A9[%E2%82%AC]=8&%FF[a]=9', 'ipn');
  for (const [path, value] of [
    ['REFNO', '1'], ['REFNO[]', '1'], ['IPN_PID', undefined], ['IPN_PID[1]', '3'], ['IPN_PID[1][]', '3'], ['IPN_PID[01]', undefined], ['IPN_PID[]', undefined],
    ['IPN_PID[2]', undefined], ['A[x][y]', '4'], ['A[x]', undefined], ['A[z]', '5'], ['A[x][y', undefined], ['A[x]y]', undefined], ['A[', undefined],
    ['A[]', undefined], ['A[][y]', undefined], ['B[x[][y]', '6'], ['B[x[]', undefined], ['E]', '7'], ['é[€]', '8'], ['', undefined], ['[]', undefined], ['[0]', undefined],
    ['__proto__', undefined], ['constructor', undefined], ['STATE', undefined], ['REFNO[0]', undefined], ['REFNO ', undefined], ['\ufffd[a]', undefined],
  ]) {
    assert.equal(order.get(path), value, path);
    assert.deepEqual(order.getBytes(path), value === undefined ? undefined : new Uint8Array(Buffer.from(value)), path);
  }
  for (const [path, values] of [
    ['IPN_PID', ['2', '3']], ['IPN_PID[]', ['2', '3']], ['IPN_PID[0]', ['2']], ['REFNO', ['1']], ['REFNO[]', ['1']], ['STATE', []], ['A', ['4', '5']],
    ['A[x]', ['4']], ['A[x][]', ['4']], ['A[]', ['4', '5']], ['A[', []], ['A[x', []], ['B[x[]', ['6']], ['REFNO[0]', []], ['é', ['8']], ['__proto__', []],
  ]) {
    assert.deepEqual(order.all(path), values, path);
    assert.deepEqual(order.allBytes(path), values.map((value) => new Uint8Array(Buffer.from(value))), path);
  }
  assert.equal(thrown(() => order.get('CITY')).code, 'not_utf8');
  assert.equal(thrown(() => order.all('CITY')).code, 'not_utf8');
  assert.deepEqual(order.getBytes('CITY'), bytes(255));
  assert.deepEqual(order.fields().slice(0, 4), [['REFNO', '1'], ['CITY', bytes(255)], ['IPN_PID[0]', '2'], ['IPN_PID[1]', '3']]);
  assert.equal(order.fields().at(-1)[0], '\ufffd[a]');
});

test('what is given out is a copy', () => {
  const order = ipn('CITY=Roma&A[]=x');
  for (const given of [order.getBytes('CITY'), ...order.allBytes('A')]) given.fill(0);
  assert.deepEqual([order.get('CITY'), order.get('A[0]')], ['Roma', 'x']);
  for (const object of [order, order.order].slice(1).concat(order.lines, order.invalid, order.options)) assert.ok(Object.isFrozen(object));
  assert.throws(() => { 'use strict'; order.order.status = 'COMPLETE'; }, TypeError);
});

test('kinds', () => {
  const { fields } = parse('A=1');
  const of = (settings) => notificationOf(packed({ fields, ...settings }), engine);
  const order = of({ kind: 'ipn', algorithm: 0, secret: 3, repeats: true });
  assert.ok(order instanceof Ipn);
  assert.deepEqual([order.kind, order.algorithm, order.secretIndex, order.hasRepeatedFields], ['ipn', 'md5', 3, true]);
  const change = of({ kind: 'lcn', algorithm: 1 });
  assert.ok(change instanceof Lcn);
  assert.deepEqual([change.kind, change.algorithm, change.secretIndex, change.hasRepeatedFields], ['lcn', 'sha256', 0, false]);
  const other = of({});
  assert.ok(other instanceof OtherNotification);
  assert.deepEqual([other.kind, other.algorithm, other.event, other.action], ['unknown', 'sha3-256', 'unclassified', 'review']);
  assert.deepEqual(Object.keys(other.toJSON()), ['kind', 'event', 'action', 'delivery_id', 'invalid']);
  // A pack need not begin where its memory does.
  const pack = packed({ fields: parse('REFNO=1&IPN_PID[]=2').fields, kind: 'ipn', receipt: 'R' });
  const inside = new Uint8Array(pack.length + 7).fill(65);
  inside.set(pack, 3);
  const moved = notificationOf(inside.subarray(3, 3 + pack.length), engine);
  assert.deepEqual([moved.get('REFNO'), moved.lines[0].productId, moved.receipt(new Date(0))], ['1', '2', '0 sha3-256 R 19700101000000']);
  // None at all.
  assert.deepEqual(notificationOf(packed({ fields: [] }), engine).fields(), []);
});

test('nothing is read before it is asked for', () => {
  const pack = packed({ fields: parse('REFNO=1&CITY=x').fields, kind: 'ipn' });
  const order = notificationOf(pack, engine);
  pack.set(Buffer.from('2'), pack.indexOf(0x31, 16 + 16));
  assert.equal(order.order.refno, '2');
});

test('receipts are dated in UTC', () => {
  const order = notificationOf(packed({ fields: [], kind: 'ipn', algorithm: 1, secret: 2, receipt: 'part\xff' }), engine);
  assert.equal(order.receipt(new Date('2024-01-02T03:05:00.999+03:00')), '2 sha256 part\xff 20240102000500');
  assert.equal(order.receipt(new Date('2024-01-02T03:05:00Z'), 'md5'), '2 md5 part\xff 20240102030500');
  assert.match(order.receipt(), /^2 sha256 part\xff 20\d{12}$/);
  assert.match(order.receipt(new Date('0001-01-01T00:00:00Z')), / 00010101000000$/);
  assert.match(order.receipt(new Date('9999-12-31T23:59:59Z')), / 99991231235959$/);
  for (const date of [new Date(NaN), new Date('+010000-01-01T00:00:00Z'), new Date('0000-12-31T23:59:59Z')]) {
    assert.equal(thrown(() => order.receipt(date)).code, 'invalid_date');
  }
});

test('no key', () => {
  for (const [kind, body, code, field] of [
    ['ipn', 'ORDERSTATUS=PENDING', 'missing_field', 'REFNO'],
    ['ipn', 'REFNO=1&ORDERSTATUS=', 'missing_field', 'ORDERSTATUS'],
    ['ipn', 'REFNO=1&ORDERSTATUS=PENDING&FRAUD_STATUS[]=', 'invalid_field', 'FRAUD_STATUS'],
    ['lcn', 'LICENSE_CODE=1', 'missing_field', 'DATE_UPDATED'],
    ['lcn', 'LICENSE_CODE=1&DATE_UPDATED[]=x', 'invalid_field', 'DATE_UPDATED'],
    ['unknown', 'REFNO=1&ORDERSTATUS=PENDING', 'wrong_kind', undefined],
  ]) {
    const error = thrown(() => message(body, kind).dedupeKey());
    assert.ok(error instanceof CountersignError && error instanceof Error);
    assert.deepEqual([error.name, error.code, error.field, error.isRefusal], ['CountersignError', code, field, true]);
    assert.ok(!('dedupe_key' in message(body, kind).toJSON()));
  }
  // An engine that fails is no missing key.
  const broken = notificationOf(packed({ fields: parse('REFNO=1&ORDERSTATUS=x').fields, kind: 'ipn' }), { sha256() { throw new TypeError(); } });
  assert.throws(() => broken.toJSON(), TypeError);
});

test('the signed date', () => {
  const order = ipn('IPN_DATE=20210416143408&TIMEZONE_OFFSET=GMT%2B03:00');
  assert.equal(order.signedAt(), '2021-04-16T14:34:08+03:00');
  assert.equal(order.age(new Date(1_618_572_908_999)), 60);
  assert.equal(order.age(new Date(1_618_572_847_000)), -1);
  assert.ok(order.age() > 60);
  assert.equal(message('DATE_UPDATED=2024-02-11+09:16:41', 'lcn').signedAt(), '2024-02-11T09:16:41');
  assert.equal(message('DATE_UPDATED=2024-02-11+09:16:41&TIMEZONE_OFFSET=x', 'lcn').signedAt(), '2024-02-11T09:16:41');
  assert.equal(ipn('IPN_DATE=00010101000000&TIMEZONE_OFFSET=GMT-00:00').age(new Date('0001-01-01T00:00:01Z')), 1);
  assert.equal(ipn('IPN_DATE=20210416143408&TIMEZONE_OFFSET=GMT-23:59').age(new Date('2021-04-17T14:33:08Z')), 0);
});

test('no age', () => {
  for (const [kind, body, code, field] of [
    ['ipn', 'REFNO=1', 'missing_field', 'IPN_DATE'],
    ['ipn', 'IPN_DATE=', 'invalid_field', 'IPN_DATE'],
    ['ipn', 'IPN_DATE=%FF', 'invalid_field', 'IPN_DATE'],
    ['ipn', 'IPN_DATE=2021-04-16+14:34:08', 'invalid_field', 'IPN_DATE'],
    ['ipn', 'IPN_DATE=0000-00-00', 'invalid_field', 'IPN_DATE'],
    ['ipn', 'IPN_DATE[]=20210416143408', 'invalid_field', 'IPN_DATE'],
    ['ipn', 'IPN_DATE=20210416143408', 'missing_field', 'TIMEZONE_OFFSET'],
    ['ipn', 'IPN_DATE=20210416143408&TIMEZONE_OFFSET=UTC', 'invalid_field', 'TIMEZONE_OFFSET'],
    ['ipn', 'IPN_DATE=20210416143408&TIMEZONE_OFFSET[]=', 'invalid_field', 'TIMEZONE_OFFSET'],
    ['lcn', 'DATE_UPDATED=2024-02-11&TIMEZONE_OFFSET=GMT%2B03:00', 'invalid_field', 'DATE_UPDATED'],
    ['lcn', 'DATE_UPDATED=0000-00-00+00:00:00', 'invalid_field', 'DATE_UPDATED'],
    ['unknown', 'IPN_DATE=20210416143408', 'wrong_kind', undefined],
  ]) {
    for (const call of [(asked) => asked.age(new Date(0)), ({ kind }) => checkAge(new Fields(packed(parse(body))), kind, 1e12, new Date(0))]) {
      const error = thrown(() => call(message(body, kind)));
      assert.deepEqual([error.code, error.field], [code, field], body);
    }
  }
});

test('a clock or a limit that is no number lets nothing pass', () => {
  const fields = new Fields(packed(parse('IPN_DATE=20210416143408&TIMEZONE_OFFSET=GMT%2B03:00')));
  const then = new Date('2021-04-16T14:34:08+03:00');
  const later = (seconds) => new Date(+then + 1000 * seconds);
  for (const now of [then, later(60), later(-60)]) checkAge(fields, 'ipn', 60, now);
  checkAge(fields, 'ipn', Infinity, new Date(0));
  for (const [limit, now] of [[60, later(61)], [60, later(-61)], [NaN, then], [60, new Date(NaN)], [-1, then], [undefined, then]]) {
    assert.equal(thrown(() => checkAge(fields, 'ipn', limit, now)).code, 'stale');
  }
});

test('odd paths are kept apart', () => {
  const change = message('PHONE[x]=1&EMAIL[%FF]=a&EMAIL[\\xff]=b&EMAIL[a%09]=c&EMAIL[%FE%09%27%22%5C]=%00%FF&EMAIL[%EF%BF%BD]=d', 'lcn');
  assert.deepEqual(change.invalid, {
    "EMAIL[\\xfe\\t\\'\\\"\\\\]": { hex: '00ff' },
    'EMAIL[\\xff]': 'a',
    "EMAIL[\\xff]'": 'b',
    'EMAIL[a\t]': 'c',
    'EMAIL[\ufffd]': 'd',
    'PHONE[x]': '1',
  });
});

test('a star is no product', () => {
  const order = ipn('IPN_QTY[]=1&IPN_CUSTOM_*_TEXT[]=x&IPN_CUSTOM__TEXT[]=y&IPN_PRODUCT_OPTIONS_*_TEXT[]=z');
  assert.deepEqual([order.options, order.customFields], [{}, {}]);
  for (const product of ['*', '1/*', '1\n', '1.0', ' 1', '__proto__', '٣']) {
    const escaped = encodeURIComponent(product);
    assert.deepEqual(ipn(`IPN_PID[]=${escaped}&IPN_CUSTOM_${escaped}_TEXT[]=x`).customFields, {});
  }
  assert.deepEqual(ipn('IPN_PID[]=7&IPN_CUSTOM_7_TEXT[]=Size&IPN_CUSTOM_7_VALUE[]=M').customFields, { 7: [{ label: 'Size', value: 'M' }] });
});

test('redacted', () => {
  const line = (body) => message(body, 'ipn').redacted();
  assert.equal(
    line(
      'REFNO=900000001&LASTNAME=Example&FAX=&IPN_PNAME[]=Sample+Suite&NEW=1&IPN_CUSTOM_1_TEXT[]=Size&IPN_CUSTOM_1_VALUE[]=M&IPN_CUSTOM__TEXT[]=x' +
        '&IPN_CUSTOM_x_TEXT[]=y&IPN_PRODUCT_OPTIONS_1_PRICE[]=7.00&1=2&IPN_CUSTOM_*_TEXT=z&constructor=3&EMAIL=4&REFNO%41=5',
    ),
    'REFNO=900000001 LASTNAME=[redacted] FAX= IPN_PNAME[0]="Sample Suite" NEW=[redacted] IPN_CUSTOM_1_TEXT[0]=Size IPN_CUSTOM_1_VALUE[0]=[redacted]' +
      ' IPN_CUSTOM__TEXT[0]=[redacted] IPN_CUSTOM_x_TEXT[0]=[redacted] IPN_PRODUCT_OPTIONS_1_PRICE[0]=7.00 1=[redacted] IPN_CUSTOM_%2A_TEXT=[redacted]' +
      ' constructor=[redacted] EMAIL=[redacted] REFNOA=[redacted]',
  );
  assert.equal(
    line('REFNO=1&X[0+ORDERSTATUS=COMPLETE&X%0A%3D[%20%22]=2&IPN_LINK_SOURCE=ada%2540example.com&CURRENCY=a@b&ORDERFLOW=%FF@'),
    'REFNO=1 X_0_ORDERSTATUS=[redacted] X%0A%3D[%20%22]=[redacted] IPN_LINK_SOURCE=[redacted] CURRENCY=[redacted] ORDERFLOW=[redacted]',
  );
});

test('values forge no lines', () => {
  for (const [value, shown] of [
    ['a\nb', '"a\\nb"'],
    ['tab\t\0', '"tab\\t\\0"'],
    ['say "it\'s" \\', '"say \\"it\\\'s\\" \\\\"'],
    ['Zoë \u200b\u202e\u00a0\u2028\u007f', '"Zoë \\u{200b}\\u{202e}\\u{a0}\\u{2028}\\u{7f}"'],
    ['\u0301e\u0301', '"\\u{301}e\u0301"'],
    ['\u{1f600}', '"\u{1f600}"'],
    ['\ufffd', '"\ufffd"'],
    ['2021-04-16 14:34:07', '"2021-04-16 14:34:07"'],
    ['USD\n', '"USD\\n"'],
    [Buffer.from('ffcc8161e282', 'hex'), '"\\xff\\u{301}a\\xe2\\x82"'],
    [Buffer.from('00c080eda080efbfbdf09f98', 'hex'), '"\\0\\xc0\\x80\\xed\\xa0\\x80\ufffd\\xf0\\x9f\\x98"'],
  ]) {
    const escaped = Buffer.from(value).toString('hex').replace(/../g, '%$&');
    assert.equal(message(`REFNO=${escaped}`, 'ipn').redacted(), `REFNO=${shown}`);
  }
});

test('dumps hold no values', () => {
  const order = ipn('LASTNAME=pRiVaTe&IPN_PNAME[]=Suite');
  assert.equal(order.customer.lastName, 'pRiVaTe');
  const line = 'ipn unclassified review { REFNO=900000001 LASTNAME=[redacted] IPN_PNAME[0]=Suite }';
  assert.equal(inspect(order), line);
  assert.equal(order[Symbol.for('Deno.customInspect')](), line);
  assert.ok(!inspect(order, { depth: 9, showHidden: true }).includes('pRiVaTe'));
  assert.ok(!inspect(lcn('EMAIL=pRiVaTe'), { depth: 9, showHidden: true }).includes('pRiVaTe'));
});

test('the raw body', () => {
  const order = ipn('LASTNAME=x');
  order.rawBody().fill(0);
  assert.equal(Buffer.from(order.rawBody()).toString(), 'REFNO=900000001&LASTNAME=x');
});

test('the strict mode names the documented field of which a value was lost', () => {
  const field = (...fields) => thrown(() => checkStrict(new Fields(packed({ fields, repeats: true, kind: 'ipn' })), 'ipn')).field;
  assert.equal(field(['REFNO', '1'], ['CITY', 'x', true]), 'CITY');
  assert.equal(field(['A', '1', true], ['IPN_PNAME[0]', 'x'], ['IPN_PNAME[1]', 'x', true]), 'IPN_PNAME');
  assert.equal(field(['IPN_LICENSE_REF[0]', '1', true]), 'IPN_LICENSE_REF');
  assert.equal(field(['A', '1', true], ['CITY', 'x']), undefined);
  // It was a signature field, of which there are no values here.
  assert.equal(field(['CITY', 'x']), undefined);
});

test('an error of another copy of the class is one', () => {
  class Own extends CountersignError {}
  for (const error of [new CountersignError('stale'), new again.CountersignError('stale'), new Own('stale')]) {
    assert.ok(error instanceof CountersignError);
    assert.ok(error instanceof again.CountersignError);
  }
  assert.ok(!(new CountersignError('stale') instanceof Own));
  assert.ok(new Own('stale') instanceof Own);
  for (const other of [new Error('stale'), { code: 'stale' }, 'stale', null, undefined, Object.create(null)]) assert.ok(!(other instanceof CountersignError));
});

test('a path is a text', () => {
  for (const path of [Symbol('REFNO'), undefined, null, 1, {}]) {
    for (const name of ['get', 'getBytes', 'all', 'allBytes']) assert.equal(thrown(() => ipn('')[name](path)).code, 'invalid_argument');
  }
});

test('errors', () => {
  const error = new CountersignError('body_too_large', undefined, 8388608);
  assert.equal(error.message, 'the body is longer than the limit of 8388608 bytes');
  assert.ok(!('field' in error));
  assert.equal(`${new CountersignError('missing_field', 'IPN_DATE')}`, 'CountersignError: IPN_DATE was not sent; switch it on for this URL in the Control Panel');
  assert.equal(new CountersignError('duplicate_field').message, 'a field was sent more than once');
  for (const code of ['empty_secret', 'invalid_date', 'not_utf8', 'invalid_argument', 'internal_error']) {
    assert.equal(new CountersignError(code).isRefusal, false, code);
  }
  for (const code of ['signature_mismatch', 'stale', 'invalid_field', 'wrong_kind', 'not_form']) assert.ok(new CountersignError(code).isRefusal, code);
});
