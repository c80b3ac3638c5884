/**
 * `notifications.json`: fields and digests; and `receipts.json`: the exact tags.
 *
 * The bodies are not signed, or hold junk where signatures belong: they are signed anew, and the digests compared with those of the vectors.
 */

import { bodyOf, bytesOf, momentOf, pathOf, vectorsOf } from './vectors.mjs';

export const NAMES = { md5: 'md5', sha256: 'sha256', sha3_256: 'sha3-256' };
const FIELDS = { md5: 'HASH', sha256: 'SIGNATURE_SHA2_256', sha3_256: 'SIGNATURE_SHA3_256' };

/** Right digests, but a field twice on which a receipt would stand: no verifier may accept them. */
const REFUSED = ['dup-scalar', 'name-leading-blank'];

const utf8 = new TextEncoder();
const ascii = new TextDecoder('latin1');
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export function notifications({ checks, countersign, sign, vectors }) {
  const { Verifier, CountersignError } = countersign;
  let refused = 0;
  for (const vector of vectorsOf('notifications', vectors)) {
    const { id } = vector;
    checks.equal([vector.kind, Object.keys(vector.expected)], ['notification', Object.keys(NAMES)], id);
    checks.ok(['ipn', 'lcn'].includes(vector.protocol), `${id}: protocol`);
    const body = sign(id, bodyOf(vector), vector.key, Object.values(NAMES));
    const text = ascii.decode(body);
    for (const [name, algorithm] of Object.entries(NAMES)) {
      checks.ok(text.includes(`${FIELDS[name]}=${vector.expected[name]}`), `${id}: ${name}`);
      const verifier = new Verifier({ secrets: vector.key, accept: [algorithm] });
      if (REFUSED.includes(id)) {
        refused += 1;
        checks.throws(() => verifier.verify(body), 'duplicate_field', CountersignError, id);
      } else {
        checks.equal(signedFields(verifier.verify(body)), expectedFields(vector), `${id}: fields`);
      }
      verifier.dispose();
    }
    if (!REFUSED.includes(id)) {
      const verifier = new Verifier({ secrets: vector.key });
      byPath(checks, verifier.verify(body), vector);
      verifier.dispose();
    }
  }
  checks.equal(refused, REFUSED.length * 3, 'vectors that none may accept');
}

function signedFields(message) {
  const fields = message.fields();
  return fields.length > 1000 ? sourceLength(fields) : fields;
}

function expectedFields(vector) {
  if (vector.fields === undefined) {
    return vector.source_len;
  }
  return vector.fields.map(([path, value]) => [pathOf(path), decoded(bytesOf(value))]);
}

function sourceLength(fields) {
  let length = 0;
  for (const [, value] of fields) {
    const size = typeof value === 'string' ? utf8.encode(value).length : value.length;
    length += String(size).length + size;
  }
  return length;
}

/** Text, or the bytes themselves if they are not UTF-8. */
function decoded(bytes) {
  try {
    return strict.decode(bytes);
  } catch {
    return bytes;
  }
}

function byPath(checks, message, vector) {
  const { id } = vector;
  for (const [path, value] of vector.fields ?? []) {
    if (typeof path !== 'string') {
      continue; // A name that is not UTF-8 has no path to ask with; it is in fields().
    }
    const bytes = bytesOf(value);
    checks.equal(message.getBytes(path), bytes, `${id}: bytes of ${path}`);
    checks.equal(message.allBytes(path), [bytes], `${id}: all bytes of ${path}`);
    const text = decoded(bytes);
    if (typeof text === 'string') {
      checks.equal(message.get(path), text, `${id}: ${path}`);
      checks.equal(message.all(path), [text], `${id}: all of ${path}`);
    } else {
      let code;
      try {
        message.get(path);
      } catch (error) {
        code = error.code;
      }
      checks.equal(code, 'not_utf8', `${id}: ${path}`);
    }
  }
}

export function receipts({ checks, countersign, sign, vectors }) {
  let refused = 0;
  for (const vector of vectorsOf('receipts', vectors)) {
    const { id } = vector;
    checks.equal(vector.kind, 'receipt', id);
    const date = momentOf(vector.date);
    if (date === undefined) {
      refused += 1; // Shapes of dates that must never be sent: there is no way to ask for one.
      continue;
    }
    for (const [name, algorithm] of Object.entries(NAMES)) {
      const body = sign(id, bodyOf(vector), vector.key, [algorithm]);
      const verifier = new countersign.Verifier({ secrets: vector.key, accept: [algorithm] });
      const message = verifier.verify(body);
      checks.equal(message.receipt(date), vector.text[name], `${id}: ${name}`);
      checks.ok(message.receipt(date).includes(vector.expected[name]), `${id}: digest of ${name}`);
      for (const [otherName, other] of Object.entries(NAMES)) {
        checks.equal(message.receipt(date, other), vector.text[otherName], `${id}: ${otherName} for ${name}`);
      }
      verifier.dispose();
    }
  }
  checks.equal(refused, 2, 'dates that must never be sent');
}
