/**
 * The suite that every runtime runs, on whatever it imported from the packed package.
 *
 * Owns which groups run and what counts as not offered; must never touch a runtime's own interfaces: it has no imports but its own files.
 */

import { Checks } from './checks.mjs';
import { fixtures, large, reasons } from './desk.mjs';
import { facts } from './facts.mjs';
import { handler } from './handler.mjs';
import { notifications, receipts } from './notifications.mjs';
import { plain } from './plain.mjs';
import { typed } from './typed.mjs';
import { verdicts } from './verdicts.mjs';

/**
 * @param modules  what was imported: `countersign`, and where the entry has them `testing` and `explain`
 * @param data     `vectors` by file, `bodies` of the fixtures by name, and `signed`: bodies signed elsewhere, for an entry that cannot sign
 */
export async function runSuite(modules, data) {
  const checks = new Checks();
  const notOffered = [];
  const recorded = {};
  const context = { ...modules, ...data, checks, notOffered, sign: signer(modules.testing, data.signed, recorded) };
  for (const [name, run] of Object.entries({ verdicts, notifications, receipts, plain, typed, facts, handler })) {
    await checks.group(name, () => run(context));
  }
  if (modules.testing === undefined) {
    notOffered.push('countersign/testing');
  } else {
    await checks.group('fixtures', () => fixtures(context));
    await checks.group('large', () => large(context));
  }
  if (modules.explain === undefined) {
    notOffered.push('countersign/explain');
  } else {
    await checks.group('reasons', () => reasons(context));
  }
  return { ...checks.report(), notOffered, recorded };
}

/**
 * Shows that a wrong answer would be seen here: with one expectation of each file made wrong, each must be reported, and nothing else.
 */
export async function proveItCanFail(modules, data) {
  const checks = new Checks();
  const broken = damaged(data.vectors);
  const context = { ...modules, ...data, vectors: broken, checks, notOffered: [], sign: signer(modules.testing, data.signed, {}) };
  const caught = {};
  for (const [name, run] of Object.entries({ verdicts, notifications, receipts, typed })) {
    const before = checks.failed;
    await checks.group(name, () => run(context));
    caught[name] = checks.failed - before;
  }
  return caught;
}

/** A copy of the vectors with one expectation wrong in each file. */
export function damaged(vectors) {
  const copy = JSON.parse(JSON.stringify(vectors));
  const at = (file, id) => copy[file].find((vector) => vector.id === id) ?? fail(`no vector ${id}`);
  copy.verdicts.find(({ expect }) => expect.valid).expect.secret += 1;
  at('notifications', 'arr-25').fields[24][1] += '0';
  at('receipts', 'doc-ipn-receipt').text.sha256 += ' ';
  copy.typed[0].notification.order.refno += '0';
  return copy;
}

function fail(text) {
  throw new Error(text);
}

function signer(testing, signed, recorded) {
  return (id, body, key, algorithms) => {
    const name = `${id} ${algorithms.join(' ')}`;
    if (testing !== undefined) {
      const made = testing.sign(body, key, algorithms);
      recorded[name] = latin1(made);
      return made;
    }
    const made = signed?.[name];
    return made === undefined ? fail(`${name} was not signed beforehand`) : Uint8Array.from(made, (char) => char.codePointAt(0));
  };
}

function latin1(bytes) {
  let text = '';
  for (const byte of bytes) {
    text += String.fromCodePoint(byte);
  }
  return text;
}
