/**
 * `plain.json`: the digests of other messages that are signed with the same keys.
 *
 * The package does not make or check those messages. What it can be held against are the digests of those whose parts make a form body with
 * the same source string; the rest is counted and named as not offered.
 */

import { NAMES } from './notifications.mjs';
import { vectorsOf } from './vectors.mjs';

const utf8 = new TextEncoder();
const ascii = new TextDecoder('latin1');
const FIELDS = { md5: 'HASH', sha256: 'SIGNATURE_SHA2_256', sha3_256: 'SIGNATURE_SHA3_256' };

/** Not a MAC over values with their lengths: INS and the classic return (plain MD5), tokens (HMAC-SHA-512), texts hashed as they are. */
const NOT_OFFERED = ['doc-hmac-teststring', 'doc-hmac-text', 'doc-ins-java', 'doc-ins-mock', 'doc-ins-php', 'doc-ins-ruby', 'doc-jwt-dotnet', 'doc-return-demo',
  'doc-return-java', 'doc-return-php', 'doc-return-ruby'];

export function plain({ checks, sign, vectors, notOffered }) {
  for (const vector of vectorsOf('plain', vectors)) {
    const { id } = vector;
    checks.equal(vector.kind, 'plain', id);
    if (vector.mac !== 'hmac' || vector.parts === undefined) {
      checks.ok(NOT_OFFERED.includes(id), `${id} is known as not offered`);
      notOffered.push(id);
      continue;
    }
    checks.ok(!NOT_OFFERED.includes(id), id);
    const body = vector.parts.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&');
    const signed = ascii.decode(sign(id, utf8.encode(body), vector.key, Object.values(NAMES)));
    for (const [name, digest] of Object.entries(vector.expected)) {
      checks.ok(signed.includes(`${FIELDS[name]}=${digest}`), `${id}: ${name}`);
    }
  }
  checks.equal(notOffered.length, NOT_OFFERED.length, 'plain.json: what is not offered');
}
