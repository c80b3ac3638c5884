/**
 * For tests: signs messages as 2Checkout does, and has some made-up ones to sign. Not for production, where nothing has to be signed but receipts.
 *
 * @packageDocumentation
 */

import { made } from './fixtures.js';
import { desk } from './desk.js';
import { _bitsOf as bitsOf, _bytesOf as bytesOf, CountersignError, _invalid as invalid, _secretsOf as secretsOf, _success as success, _sure as sure } from './shared.js';
import type { FixtureName } from './generated/fixtures.js';
import type { Algorithm, Body, Bytes, Secret } from './shared.js';

export type { FixtureName };

/** A made-up message, unsigned. */
export interface Fixture {
  readonly name: FixtureName;
  readonly kind: 'ipn' | 'lcn';
  /** What it is about; what goes beyond what is publicly known is named as guessed. */
  readonly summary: string;
}

/** The body with signature fields behind it: a genuine message under that secret. Those it has already are replaced. */
export function sign(body: Body, secret: Secret, algorithms: readonly Algorithm[] = ['sha3-256', 'sha256']): Bytes {
  const [key] = secretsOf([secret]);
  if (key === undefined) throw new CountersignError('empty_secret');
  const bits = bitsOf(algorithms, 'algorithms');
  const bytes = bytesOf(body);
  return new Uint8Array(success(sure(() => desk().sign(bytes, key, bits))).subarray(1));
}

/** What made-up messages there are. All data in them is invented. */
export const fixtures: readonly Fixture[] = made.map(({ name, kind, summary }) => ({ name: name as FixtureName, kind, summary }));

/**
 * The body of one, without signatures. `changes` are by name as it is sent, brackets and all, and go for every field of that name: a text takes the place
 * of its value, or is added at the end; undefined takes the field out.
 *
 * ```js
 * fixture('ipn-complete', { REFNO: '214000001', 'IPN_LICENSE_REF[]': 'CD34EF56AB', TEST_ORDER: undefined });
 * ```
 */
export function fixture(name: FixtureName, changes: Readonly<Record<string, string | undefined>> = {}): Bytes {
  const found = made.find((one) => one.name === name);
  if (!found) throw invalid(`there is no made-up message of that name; there are: ${fixtures.map((one) => one.name).join(', ')}`);
  const left = new Map(Object.entries(changes));
  const pairs = found.body.split('&').flatMap((pair) => {
    const field = decodeURIComponent(pair.replace(/=.*/s, ''));
    if (!Object.hasOwn(changes, field)) return pair;
    left.delete(field);
    return changed(field, changes[field]);
  });
  const body = [...pairs, ...[...left].flatMap(([field, value]) => changed(field, value))].join('&');
  return new Uint8Array(new TextEncoder().encode(body));
}

const changed = (field: string, value: string | undefined): string[] => (value === undefined ? [] : [`${encodeURIComponent(field)}=${encodeURIComponent(value)}`]);
