/**
 * The three ways of doing the same, each as a function to be called over and over.
 *
 * Owns that they do the same: the receipts are compared before anything is timed.
 */

import { Verifier } from 'countersign';
import { fixture, sign } from 'countersign/testing';

import { noble } from './noble.mjs';
import { has, platform } from './platform.mjs';

const KEY = 'AABBCCDDEEFFGGHHIIJJ';
const DATE = new Date(Date.UTC(2024, 0, 2, 3, 5, 0));

export const FIXTURES = ['ipn-minimal', 'ipn-complete'];
/** To the receipt; and after that five fields, by their names on the wire or typed. Rivals have no types. */
export const TASKS = ['receipt', 'names', 'typed'];
const FIVE = ['REFNO', 'ORDERSTATUS', 'CUSTOMEREMAIL', 'CURRENCY', 'IPN_TOTALGENERAL'];

export function candidates(name, algorithm, task) {
  const body = sign(fixture(name), KEY, [algorithm]);
  const verifier = new Verifier({ secrets: KEY, accept: [algorithm] });
  const rivals = { platform: has(algorithm) ? platform(algorithm, KEY) : undefined, noble: noble(algorithm, KEY) };
  const made = { countersign: () => ours(verifier, body, task) };
  for (const [rival, verify] of Object.entries(rivals)) {
    if (verify !== undefined) {
      made[rival] = () => theirs(verify(body, DATE), task);
    }
  }
  const answers = new Set(Object.values(made).map((run) => run()));
  if (answers.size !== 1) {
    throw new Error(`${name}, ${algorithm}, ${task}: the candidates do not agree: ${[...answers].join(' ')}`);
  }
  return { size: body.length, candidates: made };
}

function ours(verifier, body, task) {
  const message = verifier.verify(body);
  const receipt = message.receipt(DATE);
  if (task === 'receipt') {
    return receipt;
  }
  if (task === 'names') {
    return [receipt, ...FIVE.map((name) => message.get(name))].join();
  }
  const { order, customer, totals } = message;
  return [receipt, order.refno, order.status, customer.email, order.currency, totals.total].join();
}

function theirs({ form, receipt }, task) {
  return task === 'receipt' ? receipt : [receipt, ...FIVE.map((name) => form.get(name))].join();
}
