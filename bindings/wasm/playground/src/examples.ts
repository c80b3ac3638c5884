/*
 * Messages to try: the made-up fixtures, signed here and now with the test key, and the same damaged in the ways that
 * cost people days. Owns how each is made; must never hold a ready-made signature.
 */

import { fixture, sign } from 'countersign/testing';
import type { FixtureName } from 'countersign/testing';

export const TEST_KEY = 'AABBCCDDEEFF';

export interface Example {
  readonly id: string;
  readonly title: string;
  /** What it shows, in one sentence. */
  readonly about: string;
  /** What the page says of it. `policy`: its signature is right, and the policy refuses it. */
  readonly group: 'genuine' | 'policy' | 'broken';
  readonly make: () => { readonly body: Uint8Array; readonly secret: string };
}

const genuine = (id: FixtureName, title: string, about: string): Example => ({
  id,
  title,
  about,
  group: 'genuine',
  make: () => ({ body: sign(fixture(id), TEST_KEY), secret: TEST_KEY }),
});

const broken = (id: string, title: string, about: string, body: () => Uint8Array, secret = TEST_KEY, group: Example['group'] = 'broken'): Example => ({
  id,
  title,
  about,
  group,
  make: () => ({ body: body(), secret }),
});

export const EXAMPLES: readonly Example[] = [
  genuine('ipn-complete', 'An order', 'One product with a licence, paid by card and delivered.'),
  genuine('ipn-complete-three-products', 'Three products', 'Three lines, two licences, options, and a payout in another currency.'),
  genuine('ipn-non-ascii', 'Accents and emoji', 'Lengths count bytes, not characters: “é” is two.'),
  genuine('ipn-refund-partial', 'Refund', 'Part of the money went back: the total is negative.'),
  genuine('ipn-chargeback', 'Chargeback', 'A COMPLETE that must not deliver: the bank disputes the payment.'),
  genuine('ipn-test-order', 'Test order', 'Signed like a live order. Only one field tells that nothing was paid.'),
  genuine('ipn-large-cart', 'Sixty lines', 'More fields than PHP reads by default.'),
  genuine('lcn-expiration', 'Expired', 'An LCN: a subscription has expired.'),
  genuine('lcn-trial', 'Trial', 'An LCN: a trial, moved to another company.'),

  broken('wrong-key', 'Wrong key', 'Signed with another key than the one you see here.', () =>
    sign(fixture('ipn-complete'), 'another-test-key')),
  broken('quoted-key', 'Quoted key', 'The key was read from a settings file together with its quotes.', () =>
    sign(fixture('ipn-complete'), TEST_KEY), `"${TEST_KEY}"`),
  broken('changed-amount', 'Amount changed', 'A stranger lowered the price and left the signature as it was.', () =>
    edit(sign(fixture('ipn-complete'), TEST_KEY), (body) => body.replace('=59.78', '=0.01'))),
  broken('trimmed', 'Values trimmed', 'The signature was made over values without their outer blanks.', () =>
    signedAs(product('+Sample+Suite+'), product('Sample+Suite'))),
  // The values are not delimited in what is signed, so that `9Café 2000` can be read in two ways: as ten bytes whose
  // length was counted in characters, and, rightly, as the nine bytes `Café 200` and the empty value `0`.
  broken('characters', 'Characters counted', 'The lengths were counted in characters: “Café 2000” has nine, and ten bytes.', () =>
    signedAs(product('Caf%C3%A9+2000'), product('Caf%C3%A9+200&EMPTY='))),
  broken('slashes', 'Slashes added', 'WordPress and old PHP put backslashes before quotes.', () =>
    signedAs(product('Keeper%5C%27s+Suite'), product('Keeper%27s+Suite'))),
  broken('thousand', 'Cut at 1,000', 'PHP read 1,000 fields of a large cart and left the rest, signatures and all.', () =>
    edit(sign(fixture('ipn-large-cart'), TEST_KEY), (body) => body.split('&').slice(0, 1000).join('&'))),
  broken('truncated', 'Cut short', 'The end of the body is missing, inside the last signature.', () =>
    edit(sign(fixture('ipn-complete'), TEST_KEY), (body) => body.slice(0, -20))),
  broken('json', 'JSON', 'A framework parsed the form, and what was stored is not the body any more.', () =>
    utf8(JSON.stringify(Object.fromEntries(new URLSearchParams(latin1(sign(fixture('ipn-complete'), TEST_KEY)))), null, 2))),
  broken('md5-only', 'MD5 only', 'Rightly signed, but with MD5 alone, which is accepted only if you say so.', () =>
    sign(fixture('ipn-complete'), TEST_KEY, ['md5']), TEST_KEY, 'policy'),
];

/** The first fixture with another product name, as it stands in a form. */
function product(name: string): Uint8Array {
  return edit(fixture('ipn-complete'), (body) => body.replace('Sample+Suite', name));
}

/** A body with the signature that belongs to another one. */
function signedAs(body: Uint8Array, other: Uint8Array): Uint8Array {
  const signed = sign(other, TEST_KEY);
  return edit(body, (text) => text + latin1(signed.subarray(other.length)));
}

// Bodies are ASCII once their values are percent-encoded, and bytes otherwise: Latin-1 loses neither.
function edit(body: Uint8Array, change: (text: string) => string): Uint8Array {
  return Uint8Array.from(change(latin1(body)), (character) => character.charCodeAt(0));
}

function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
