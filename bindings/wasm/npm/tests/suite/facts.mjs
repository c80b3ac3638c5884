/**
 * What the public interface promises beside the vectors: inputs, options, lifetimes, several verifiers at once.
 */

import { hex } from './checks.mjs';

const KEY = 'AABBCCDDEEFF';
const FORM = 'REFNO=900000001&COMPANY=&IPN_PID[]=101&IPN_PNAME[]=Caf%C3%A9+Pro&IPN_PID[]=102&IPN_PNAME[]=Seat&ORDERNO=0&IPN_DATE=20240102030405';
/** Worked out by hand-made means elsewhere in the repository: the README of the PHP package has the same. */
const SIGNED = `${FORM}&SIGNATURE_SHA3_256=ffc7d03b48719911abed7c697bb258d7ae371643ff4858dd4d25a17cb38183b9`;
const PATHS = ['REFNO', 'COMPANY', 'IPN_PID[0]', 'IPN_PID[1]', 'IPN_PNAME[0]', 'IPN_PNAME[1]', 'ORDERNO', 'IPN_DATE'];

const utf8 = new TextEncoder();
const bytesOfSigned = utf8.encode(SIGNED);
const DATE = new Date(Date.UTC(2024, 0, 2, 3, 5, 0));

export function facts({ checks, countersign, sign }) {
  inputs(checks, countersign);
  parsed(checks, countersign);
  clocks(checks, countersign, sign);
  options(checks, countersign);
  reading(checks, countersign);
  severalVerifiers(checks, countersign);
  disposal(checks, countersign);
  errors(checks, countersign);
}

function inputs(checks, { Verifier, CountersignError }) {
  const verifier = new Verifier({ secrets: KEY });
  const bytes = utf8.encode(SIGNED);
  const wide = new Uint8Array(bytes.length + 20).fill(0x26);
  wide.set(bytes, 7);
  const forms = {
    string: SIGNED,
    Uint8Array: bytes,
    ArrayBuffer: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length),
    'subarray with an offset': wide.subarray(7, 7 + bytes.length),
  };
  if (typeof Buffer === 'function') {
    forms.Buffer = Buffer.from(SIGNED);
  }
  for (const [name, body] of Object.entries(forms)) {
    const message = verifier.verify(body);
    checks.equal([message.kind, message.algorithm, message.secretIndex], ['ipn', 'sha3-256', 0], `body as ${name}`);
    checks.equal(message.get('IPN_PNAME[0]'), 'Café Pro', `body as ${name}: text`);
  }
  checks.equal(hex(bytes), hex(utf8.encode(SIGNED)), 'the body is left as it is');
  const kept = verifier.verify(bytes);
  bytes.fill(0);
  checks.equal(kept.get('REFNO'), '900000001', 'a message does not depend on the body it came from');
  checks.equal(hex(kept.rawBody()), hex(utf8.encode(SIGNED)), 'and it has that body');
  checks.equal(verifier.verify(kept.rawBody()).deliveryId(), kept.deliveryId(), 'of which the same message is made again');
  checks.throws(() => verifier.verify(''), 'missing_signature', CountersignError, 'an empty string');
  checks.throws(() => verifier.verify(new Uint8Array(0)), 'missing_signature', CountersignError, 'no bytes');
  verifier.dispose();

  const raw = utf8.encode(KEY);
  const byBytes = new Verifier({ secrets: [raw] });
  raw.fill(0x5a);
  checks.equal(byBytes.verify(SIGNED).kind, 'ipn', 'a secret as bytes is copied');
  byBytes.dispose();
}

/** The mistake that everybody makes once: a body that a framework has parsed already. */
function parsed(checks, { Verifier, CountersignError }) {
  const verifier = new Verifier({ secrets: KEY });
  const bodies = {
    'a parsed body': { REFNO: '900000001', IPN_PID: ['101'] },
    'a parsed body without a prototype': Object.assign(Object.create(null), { REFNO: '1' }),
    URLSearchParams: new URLSearchParams(SIGNED),
  };
  if (typeof FormData === 'function') {
    bodies.FormData = new FormData();
  }
  for (const [name, body] of Object.entries(bodies)) {
    const error = checks.throws(() => verifier.verify(body), 'invalid_argument', CountersignError, name);
    checks.match(error.message, /parsed/i, `${name} is explained`);
    checks.match(error.message, /raw/i, `${name}: what to pass instead`);
  }
  const detached = new ArrayBuffer(8);
  const detachedView = new Uint8Array(8);
  structuredClone(detached, { transfer: [detached] });
  structuredClone(detachedView, { transfer: [detachedView.buffer] });
  class Lying extends Uint8Array {
    get length() {
      return 1;
    }
  }
  checks.equal(verifier.verify(new Lying(bytesOfSigned)).kind, 'ipn', 'a length is looked at, not asked for');
  for (const [name, body, hint] of [
    ['a Blob', new Blob([SIGNED]), /await blob.arrayBuffer/],
    ['a Buffer that was JSON', { type: 'Buffer', data: [...bytesOfSigned] }, /Buffer\.from\(body\)/],
    ['a detached buffer', detached, /detached/],
    ['a view of one', detachedView, /detached/],
    ['what only calls itself a buffer', { [Symbol.toStringTag]: 'x ArrayBuffer', length: 2 ** 33 }, /parsed/],
    ['a Request', new Request('http://shop.example/', { method: 'POST', body: SIGNED }), /request/],
  ]) {
    checks.match(checks.throws(() => verifier.verify(body), 'invalid_argument', CountersignError, name).message, hint, `${name} is explained`);
  }
  const others = { undefined, null: null, 'a number': 1, 'an array': [1, 2], 'a promise': Promise.resolve(SIGNED), 'a map': new Map() };
  for (const [name, body] of Object.entries(others)) {
    checks.throws(() => verifier.verify(body), 'invalid_argument', CountersignError, name);
  }
  if (typeof Request === 'function') {
    const request = new Request('http://localhost/', { method: 'POST', body: SIGNED });
    checks.throws(() => verifier.verify(request), 'invalid_argument', CountersignError, 'a request');
  }
  verifier.dispose();
}

/** A clock that is none must neither let everything through nor blame the message. */
function clocks(checks, { Verifier, CountersignError }, sign) {
  const body = sign('clocks', utf8.encode('REFNO=1&IPN_DATE=20240102030405&TIMEZONE_OFFSET=GMT%2B00:00'), KEY, ['sha256']);
  const verifier = new Verifier({ secrets: KEY, maxAge: 60 });
  checks.equal(verifier.verify(body, new Date(Date.UTC(2024, 0, 2, 3, 5, 0))).kind, 'ipn', 'in time');
  checks.throws(() => verifier.verify(body, new Date(Date.UTC(2024, 0, 2, 3, 6, 0))), 'stale', CountersignError, 'too late');
  checks.throws(() => verifier.verify(body), 'stale', CountersignError, 'an old message, by the clock of the runtime');
  for (const now of ['2024-01-02', 1704164645, new Date(Number.NaN), {}]) {
    const error = checks.throws(() => verifier.verify(body, now), 'invalid_argument', CountersignError, `now: ${String(now)}`);
    checks.equal(error.isRefusal, false, `now: ${String(now)} is our own fault`);
  }
  verifier.dispose();
}

function options(checks, { Verifier, CountersignError }) {
  const empty = [{ secrets: '' }, { secrets: ' \t\r\n' }, { secrets: ['good', ''] }, { secrets: new Uint8Array(3) }];
  for (const given of empty) {
    checks.throws(() => new Verifier(given), 'empty_secret', CountersignError, `options ${JSON.stringify(given)}`);
  }
  const wrong = [undefined, null, 'AABB', {}, { secret: KEY }, { secrets: undefined }, { secrets: null }, { secrets: 7 }, { secrets: [7] }, { secrets: { a: KEY } }];
  for (const given of wrong) {
    let code;
    try {
      new Verifier(given).dispose();
    } catch (error) {
      code = error instanceof CountersignError ? error.code : `not ours: ${error}`;
    }
    checks.ok(['empty_secret', 'invalid_argument'].includes(code), `options ${JSON.stringify(given)}: ${code}`);
  }
  checks.throws(() => new Verifier({ secrets: [] }), 'empty_secret', CountersignError, 'no secrets');
  const others = [{ accept: [] }, { accept: ['sha1'] }, { accept: ['SHA256'] }, { accept: 'sha256' }, { accept: [undefined] }, { kind: 'order' }, { kind: 'IPN' },
    { kind: 'unknown' }, { maxAge: -1 }, { maxAge: Number.NaN }, { maxAge: '60' }, { limits: { body: -1 } }, { limits: { body: 1.5 } },
    { limits: { fields: '10' } }, { limits: { depth: Number.NaN } }, { limits: { name: 0 } }, { limits: 5 }, { limits: null }, { limits: { body: 2 ** 28 + 1 } }, { limits: { bodies: 1000 } }, { strict: 'no' }, { requireAll: 'false' }, { requireAll: 1 }, { secret: KEY, secrets: KEY }];
  for (const given of others) {
    checks.throws(() => new Verifier({ secrets: KEY, ...given }), 'invalid_argument', CountersignError, `options ${JSON.stringify(given)}`);
  }
  // Limits above what wasm can count are not cut to something small.
  const large = new Verifier({ secrets: KEY, limits: { body: 2 ** 28, fields: 1000, name: 1000, depth: 64 } });
  checks.equal(large.verify(SIGNED).kind, 'ipn', 'a limit of 4 GiB');
  large.dispose();
}

function reading(checks, { Verifier, Ipn, Notification, CountersignError }) {
  const verifier = new Verifier({ secrets: KEY });
  const message = verifier.verify(SIGNED);
  checks.ok(message instanceof Ipn && message instanceof Notification, 'an Ipn is a Notification');
  checks.equal(message.fields().map(([path]) => path), PATHS, 'paths in signed order');
  checks.equal(message.all('IPN_PID'), ['101', '102'], 'all of an array');
  checks.equal(message.allBytes('IPN_PID').length, 2, 'all of an array as bytes');
  checks.equal(message.get('COMPANY'), '', 'an empty field is there');
  for (const path of ['', '[', ']', '[]', '[0]', 'NONE', 'refno', 'REFNO[0]', 'REFNO[', 'IPN_PID', 'IPN_PID[2]', 'IPN_PID[00]', 'IPN_PID[0', 'SIGNATURE_SHA3_256', '__proto__', 'constructor']) {
    checks.equal([message.get(path), message.getBytes(path)], [undefined, undefined], `no value under ${path}`);
  }
  checks.equal(message.hasRepeatedFields, false, 'nothing repeated');
  checks.match(message.receipt(DATE), /^<sig algo="sha3-256" date="20240102030500">[0-9a-f]{64}<\/sig>$/, 'receipt');
  checks.match(message.receipt(), /^<sig algo="sha3-256" date="\d{14}">[0-9a-f]{64}<\/sig>$/, 'receipt of now');
  checks.match(message.receipt(DATE, 'md5'), /^<EPAYMENT>20240102030500\|[0-9a-f]{32}<\/EPAYMENT>$/, 'receipt with MD5');
  checks.throws(() => message.receipt(new Date(Number.NaN)), 'invalid_date', CountersignError, 'receipt of no date');
  checks.throws(() => message.receipt(new Date(Date.UTC(10000, 0, 1))), 'invalid_date', CountersignError, 'receipt of the year 10000');
  checks.throws(() => message.receipt(DATE, 'sha1'), 'invalid_argument', CountersignError, 'receipt with SHA-1');
  checks.match(message.deliveryId(), /^[0-9a-f]{64}$/, 'delivery id');
  checks.equal(message.lines.length, 2, 'lines');
  checks.equal(message.lines[0].name, 'Café Pro', 'name of a line');

  const hostile = verifier.check(`${SIGNED}&NEW=1`);
  checks.equal([hostile.ok, hostile.error?.code], [false, 'signature_mismatch'], 'check refuses');
  const good = verifier.check(SIGNED);
  checks.equal([good.ok, good.notification?.kind], [true, 'ipn'], 'check accepts');
  verifier.dispose();
}

function severalVerifiers(checks, { Verifier, CountersignError }) {
  const right = new Verifier({ secrets: KEY });
  const wrong = new Verifier({ secrets: 'another key' });
  const both = new Verifier({ secrets: ['another key', KEY] });
  const only = new Verifier({ secrets: KEY, accept: ['sha256'] });
  const messages = [];
  for (let i = 0; i < 50; i += 1) {
    const first = right.verify(SIGNED);
    checks.throws(() => wrong.verify(SIGNED), 'signature_mismatch', CountersignError, 'a verifier with another key');
    checks.throws(() => only.verify(SIGNED), 'algorithm_not_accepted', CountersignError, 'a verifier with another policy');
    const second = both.verify(SIGNED);
    checks.equal([first.secretIndex, second.secretIndex], [0, 1], 'two verifiers by turns');
    messages.push(first, second);
  }
  const receipts = new Set(messages.map((message) => message.receipt(DATE)));
  checks.equal(receipts.size, 1, 'the same receipt from each');
  wrong.dispose();
  checks.equal(right.verify(SIGNED).kind, 'ipn', 'one verifier outlives another');
  const next = new Verifier({ secrets: 'a third key' });
  checks.throws(() => next.verify(SIGNED), 'signature_mismatch', CountersignError, 'a verifier in the place of another');
  checks.equal(right.verify(SIGNED).receipt(DATE), messages[0].receipt(DATE), 'and does not disturb the first');
  for (const verifier of [right, both, only, next]) {
    verifier.dispose();
  }
}

function disposal(checks, { Verifier, CountersignError }) {
  const verifier = new Verifier({ secrets: KEY });
  const message = verifier.verify(SIGNED);
  verifier.dispose();
  verifier.dispose();
  for (const [name, use] of [['verify', () => verifier.verify(SIGNED)], ['check', () => verifier.check(SIGNED)]]) {
    const error = checks.throws(use, 'invalid_argument', CountersignError, `${name} after dispose`);
    checks.match(error.message, /dispose/i, `${name} after dispose is explained`);
    checks.equal(error.isRefusal, false, `${name} after dispose is our own fault`);
  }
  checks.equal(message.get('REFNO'), '900000001', 'a message outlives its verifier');
  // The key is wiped with its verifier, so that nothing can be signed any more.
  const error = checks.throws(() => message.receipt(DATE), 'invalid_argument', CountersignError, 'receipt after dispose');
  checks.match(error.message, /dispose/i, 'receipt after dispose is explained');
  if (typeof Symbol.dispose === 'symbol') {
    const another = new Verifier({ secrets: KEY });
    another[Symbol.dispose]();
    checks.throws(() => another.verify(SIGNED), 'invalid_argument', CountersignError, 'Symbol.dispose');
  }
}

function errors(checks, { Verifier, CountersignError }) {
  const key = 'a-secret-never-to-be-shown';
  const verifier = new Verifier({ secrets: key });
  const error = checks.throws(() => verifier.verify(SIGNED), 'signature_mismatch', CountersignError, 'a wrong key');
  checks.ok(error instanceof Error && error.name === 'CountersignError', 'an Error with its name');
  checks.equal(error.isRefusal, true, 'a wrong signature is a refusal');
  const told = [error.message, String(error), error.stack, JSON.stringify(error), JSON.stringify(verifier), String(verifier)].join(' ');
  for (const secret of [key, 'ffc7d03b', '900000001', 'Café']) {
    checks.ok(!told.includes(secret), `nothing tells ${secret}`);
  }
  verifier.dispose();
}
