/**
 * `countersign/testing` and `countersign/explain`: signing, fixtures, reasons.
 */

import { hex } from './checks.mjs';
import { NAMES } from './notifications.mjs';

const KEY = 'AABBCCDDEEFF';
const utf8 = new TextEncoder();
const text = new TextDecoder();

/** The fixtures are the files of the repository, and each is accepted as what it is, whatever signs it. */
export function fixtures({ checks, countersign, testing, bodies }) {
  const { Verifier, CountersignError } = countersign;
  const names = Object.keys(bodies).sort();
  checks.equal(testing.fixtures.map(({ name }) => name).sort(), names, 'names of the fixtures');
  for (const { name, kind, summary } of testing.fixtures) {
    checks.ok(typeof summary === 'string' && summary.length > 0, `${name}: summary`);
    const body = testing.fixture(name);
    checks.ok(body instanceof Uint8Array, `${name}: bytes`);
    checks.equal(text.decode(body), bodies[name], name);
    for (const algorithm of Object.values(NAMES)) {
      const signed = testing.sign(body, KEY, [algorithm]);
      const verifier = new Verifier({ secrets: KEY, accept: [algorithm], kind, requireAll: true, strict: true });
      const message = verifier.verify(signed);
      checks.equal([message.kind, message.algorithm], [kind, algorithm], `${name}, ${algorithm}`);
      checks.match(message.receipt(), /^<(sig algo="[a-z0-9-]+" date="\d{14}">[0-9a-f]{64}<\/sig|EPAYMENT>\d{14}\|[0-9a-f]{32}<\/EPAYMENT)>$/, `${name}: receipt`);
      const line = message.redacted();
      checks.ok(line.length > 20 && !line.includes('\n') && !line.includes('@'), `${name}: redacted in one line, without addresses`);
      checks.throws(() => verifier.verify(`${text.decode(signed)}&NEW=`), 'signature_mismatch', CountersignError, `${name}, changed`);
      verifier.dispose();
    }
  }
  const changed = testing.fixture('ipn-complete', { REFNO: '1 & 2', 'IPN_LICENSE_REF[]': 'Zoë', TEST_ORDER: undefined, NEW: '', NONE: undefined });
  const before = new Verifier({ secrets: KEY }).verify(testing.sign(testing.fixture('ipn-complete'), KEY)).fields();
  const after = before.filter(([path]) => path !== 'TEST_ORDER').map(([path, value]) => [path, { REFNO: '1 & 2', 'IPN_LICENSE_REF[0]': 'Zoë' }[path] ?? value]);
  checks.equal(new Verifier({ secrets: KEY }).verify(testing.sign(changed, KEY)).fields(), [...after, ['NEW', '']], 'a fixture with changes');
  checks.throws(() => testing.fixture('ipn-nonesuch'), 'invalid_argument', CountersignError, 'no such fixture');
  checks.throws(() => testing.sign('A=1', ''), 'empty_secret', CountersignError, 'signing with no secret');
  checks.throws(() => testing.sign({ A: 1 }, KEY), 'invalid_argument', CountersignError, 'signing a parsed body');
  checks.throws(() => testing.sign('A=1', KEY, ['sha1']), 'invalid_argument', CountersignError, 'signing with SHA-1');
  const both = text.decode(testing.sign('A=1', KEY));
  checks.ok(both.includes('SIGNATURE_SHA3_256=') && both.includes('SIGNATURE_SHA2_256=') && !both.includes('HASH='), 'SHA3-256 and SHA-256 by default');
  checks.equal(hex(testing.sign(utf8.encode('A=1'), KEY)), hex(utf8.encode(both)), 'bytes and text are signed alike');
}

export function reasons({ checks, countersign, testing, explain: { explain } }) {
  const { CountersignError } = countersign;
  const body = testing.fixture('ipn-minimal');
  const signed = text.decode(testing.sign(body, KEY));

  const right = explain(signed, ['another', KEY]);
  checks.equal([right.kind, right.isComplete, right.secret, right.error], ['ipn', true, 1, undefined], 'explain: right');
  checks.equal(right.signatures.map(({ algorithm, isWellFormed, secret }) => [algorithm, isWellFormed, secret]).sort(), [['sha256', true, 1], ['sha3-256', true, 1]], 'explain: signatures');
  const verifier = new countersign.Verifier({ secrets: KEY });
  checks.equal(right.fields, verifier.verify(signed).fields(), 'explain: fields');
  verifier.dispose();

  const refusal = (body, secrets, options) => explain(body, secrets, options).refusal?.code;
  checks.equal(refusal(signed, ['another', KEY]), undefined, 'explain: what is right is not refused');
  const old = testing.sign(body, KEY, ['md5']);
  checks.equal([explain(old, KEY).secret, refusal(old, KEY)], [0, 'algorithm_not_accepted'], 'explain: MD5 alone is right and refused');
  checks.equal(refusal(signed, []), 'empty_secret', 'explain: without a secret nothing is accepted');
  checks.equal(refusal(signed, [KEY, '']), 'empty_secret', 'explain: nor with one that is empty');
  checks.equal(refusal(signed, 'another'), 'signature_mismatch', 'explain: refused');
  checks.equal(refusal(`${signed}&REFNO=1`, KEY), 'duplicate_field', 'explain: refused for another reason');
  checks.equal(explain(`${signed}&REFNO=1`, KEY).refusal.field, 'REFNO', 'explain: refused, and the field');
  checks.equal(refusal(signed, KEY, { limits: { fields: 2 } }), 'too_many_fields', 'explain: refused under the limits given');

  const wrong = explain(signed, 'another');
  checks.equal([wrong.secret, wrong.signatures.map(({ secret }) => secret)], [undefined, [undefined, undefined]], 'explain: wrong key');
  checks.ok(wrong.findings.length > 0, 'explain: a finding for a wrong key');
  for (const { id, code, text: sentence, isCertain } of wrong.findings) {
    checks.ok([id, code, sentence].every((part) => typeof part === 'string' && part.length > 0) && typeof isCertain === 'boolean', `explain: finding ${id}`);
  }
  const json = explain('{"REFNO":"1"}', KEY);
  checks.ok(json.findings.some(({ code }) => code === 'body_is_json'), 'explain: JSON');
  checks.ok(explain(signed, ' ').findings.some(({ code, secret }) => code === 'secret_empty' && secret === 0), 'explain: a blank secret is a finding');
  const long = explain(signed, KEY, { limits: { body: 100 } });
  checks.equal([long.error?.code, long.fields], ['body_too_large', []], 'explain: a body that passes a limit');
  checks.throws(() => explain({ REFNO: '1' }, KEY), 'invalid_argument', CountersignError, 'explain: a parsed body');
  for (const options of [null, 5, { limit: {} }, { limits: { bodies: 1 } }]) {
    checks.throws(() => explain(signed, KEY, options), 'invalid_argument', CountersignError, `explain: options ${JSON.stringify(options)}`);
  }
  const many = explain(signed, [...Array.from({ length: 20 }, (_, i) => `another ${i}`), KEY]);
  checks.equal([many.refusal, many.secret, many.isComplete], [undefined, undefined, false], 'explain: more secrets than it looks at');
}

/** As many fields as the limits allow, and one more. */
export function large({ checks, countersign, testing }) {
  const pairs = [];
  for (let i = 0; i < 99_999; i += 1) {
    pairs.push(`F${i}=${i}`);
  }
  const signed = text.decode(testing.sign(pairs.join('&'), KEY, ['sha256']));
  const verifier = new countersign.Verifier({ secrets: KEY });
  const message = verifier.verify(signed);
  checks.equal(message.fields().length, 99_999, '100,000 fields');
  checks.equal(message.get('F99998'), '99998', 'the last of them');
  checks.equal(message.get('F0'), '0', 'the first of them');
  checks.throws(() => verifier.verify(`${signed}&ONE=more`), 'too_many_fields', countersign.CountersignError, 'one more');
  verifier.dispose();
}
