// The strict mode. Owns what looks re-cut in a message whose signature is right; must never run unless asked, because new fields and
// shapes of the vendor's must not cost a genuine message its receipt.

import { fail, CountersignError } from '../error.js';
import type { Fields, Kind } from '../fields.js';
import { lengthOf } from './rows.js';
import { signedAt } from './signed.js';
import { tables } from './table.js';
import type { Field } from './table.js';

const names = (fields: Iterable<Field>, kinds: RegExp): string[] =>
  [...fields].filter(({ kind }) => kinds.test(kind)).map(({ name }) => name);

/** The field of which a value was lost, if it is documented, families by product apart; nobody else's names are to be repeated in an error. */
const repeated = (fields: Fields, documented: readonly string[]): string | undefined =>
  [...fields.top()].find(([name, { from, to }]) => {
    while (from < to && !fields.isRepeated(from)) from++;
    return from < to && documented.includes(name);
  })?.[0];

export const checkStrict = (fields: Fields, kind: Kind): void => {
  const { ipn, lcn, rows } = tables;
  const single = [...ipn.values(), ...lcn.values()].flat();
  const arrays = [...rows.get('licence')!, ...single.filter(({ kind }) => kind === 'l')];
  const scalars = new Set(names(single, /^[^lot]?$/));
  if (fields.hasRepeats) fail('duplicate_field', repeated(fields, [...scalars, ...[...arrays, ...rows.get('line')!].map(({ name }) => name)]));
  for (const [name, place] of fields.top()) if (fields.isArray(place) && scalars.has(name)) fail('invalid_field', name);
  let lines = 0;
  for (const { name } of rows.get('line')!) {
    const place = fields.place(name);
    if (!place) continue;
    if (!fields.isArray(place)) fail('invalid_field', name);
    const length = lengthOf(fields, fields.members(place));
    if (length && (lines ||= length) !== length) fail('invalid_field', name);
  }
  for (const { name } of arrays) {
    const place = fields.place(name);
    if (place && !fields.isArray(place)) fail('invalid_field', name);
  }
  try {
    signedAt(fields, kind, '');
  } catch (error) {
    // A field that is switched off looks like nothing.
    if ((error as CountersignError).code === 'invalid_field') throw error;
  }
};
