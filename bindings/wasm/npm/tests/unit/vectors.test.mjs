// The known-answer vectors of tests/vectors, as far as they need no WebAssembly.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { bodyOf, parse } from './form.mjs';
import { engine, kindOf, message, packed } from './pack.mjs';
import { checkAge, checkStrict, Fields, notificationOf } from './source.mjs';

const vectors = (name) => {
  const found = JSON.parse(readFileSync(new URL(`../../../../../tests/vectors/${name}.json`, import.meta.url)));
  assert.ok(found.length > 0);
  return found;
};

const bytesOf = (text) => (typeof text === 'string' ? Buffer.from(text) : Buffer.from(text.hex, 'hex')).toString('latin1');

test('the parser of these tests, and the fields', () => {
  for (const vector of vectors('notifications')) {
    const { fields } = parse(bodyOf(vector));
    const expected = vector.fields?.map(([path, value]) => [bytesOf(path), bytesOf(value)]);
    if (expected) assert.deepEqual(fields, expected, vector.id);
    const read = new Fields(packed({ fields }));
    assert.equal(read.count, fields.length, vector.id);
    fields.forEach(([path, value], i) => {
      assert.equal(Buffer.from(read.pathBytes(i)).toString('latin1'), path, vector.id);
      assert.equal(read.key(i), path, vector.id);
      assert.equal(Buffer.from(read.bytes(i)).toString('latin1'), value, vector.id);
    });
    // Found by a path of text, if it is one.
    if (fields.length > 2000) continue;
    fields.forEach(([path], i) => {
      const text = Buffer.from(path, 'latin1').toString();
      if (Buffer.from(text).toString('latin1') === path) assert.equal(read.find(text), i, vector.id);
    });
  }
});

test('the delivery id is made over the source string', () => {
  for (const vector of vectors('notifications')) {
    if (!vector.source && !vector.source_hex) continue;
    const source = vector.source === undefined ? Buffer.from(vector.source_hex, 'hex') : Buffer.from(vector.source);
    assert.equal(message(bodyOf(vector)).deliveryId(), createHash('sha256').update(source).digest('hex'), vector.id);
  }
});

test('typed forms', () => {
  for (const vector of vectors('typed')) {
    const typed = message(bodyOf(vector), vector.protocol);
    assert.deepEqual(JSON.parse(JSON.stringify(typed)), vector.notification, vector.id);
    // In another order, and again, it is the same.
    const other = message(bodyOf(vector), vector.protocol);
    assert.deepEqual(other.invalid, vector.notification.invalid, vector.id);
    assert.equal(other.event, vector.notification.event, vector.id);
    assert.equal(other.action, vector.notification.action, vector.id);
    assert.equal(JSON.stringify(other), JSON.stringify(typed), vector.id);
  }
});

test('verdicts of the strict mode and of age limits', () => {
  let strict = 0;
  let aged = 0;
  const here = ['duplicate_field', 'invalid_field', 'missing_field', 'wrong_kind', 'stale'];
  for (const vector of vectors('verdicts')) {
    const { policy, expect } = vector;
    if (!policy.strict && !policy.max_age) continue;
    const { fields, repeats } = parse(bodyOf(vector));
    const kind = kindOf(fields);
    const read = new Fields(packed({ fields, repeats, kind }));
    let code;
    try {
      if (policy.kind !== 'auto' && policy.kind !== kind) continue;
      if (policy.strict) checkStrict(read, kind);
      if (policy.max_age) checkAge(read, kind, policy.max_age.seconds, new Date(policy.max_age.now * 1000));
    } catch (error) {
      code = error.code;
    }
    // What objects before is decided elsewhere.
    if (!expect.valid && !here.includes(expect.error)) continue;
    assert.equal(code, expect.error, vector.id);
    if (policy.strict) strict++;
    if (policy.max_age) aged++;
  }
  assert.ok(strict > 60 && aged > 35, `${strict} and ${aged} verdicts`);
});
