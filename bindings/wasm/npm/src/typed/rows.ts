// Everything of an order that comes in parallel arrays. Owns how many rows there are and which belong together (`docs/typed.md`,
// section "Rows"); must never take another member because one's own is missing, nor cost more than the arrays are long.

import type { Fields, Place } from '../fields.js';
import { frozen } from './reader.js';
import type { Group, Reader } from './reader.js';
import { tables } from './table.js';

interface Rows {
  readonly rows: readonly Group[];
  /** Whether a member is in none of them. */
  readonly hasStrays: boolean;
}

/** How many members an array has. One empty member counts as none, because that is how empty arrays are sent. */
export const lengthOf = (fields: Fields, members: readonly (readonly [string, Place])[]): number => {
  const only = members[1] ? undefined : members[0]?.[1];
  return only && !fields.isArray(only) && fields.isEmpty(only.from) ? 0 : members.length;
};

/** The rows of a group; of a family for one product. They are frozen by whoever is done with them. */
const rowsOf = (reader: Reader, group: string, product = ''): Rows => {
  const { fields } = reader;
  const columns = tables.rows.get(group)!.map((field) => {
    const place = reader.place(field.name.replace('*', product));
    const isArray = !!place && fields.isArray(place);
    const members: [string, Place][] = !place ? [] : isArray ? fields.members(place) : [['0', place]];
    return { field, members, length: lengthOf(fields, members), isMisplaced: !isArray };
  });
  const count = Math.max(...columns.map(({ length }) => length));
  const rows = Array.from({ length: count }, (): Group => ({}));
  let hasStrays = false;
  for (const { field, members, length, isMisplaced } of columns) {
    const cells: Place[] = [];
    for (const [key, member] of members) {
      if (/^(0|[1-9]\d*)$/.test(key) && +key < count) cells[+key] = member;
      else if (length) hasStrays = true;
    }
    for (let row = 0; row < count; row++) reader.put(rows[row]!, field, cells[row], isMisplaced);
  }
  return { rows, hasStrays };
};

export interface Joined {
  /** Each with its licences. */
  readonly lines: readonly Group[];
  readonly licences: readonly Group[];
  readonly otherLicences: readonly Group[];
  readonly hasStrays: boolean;
}

/** Lines and licences. An odd product joins with nothing. */
export const joined = (reader: Reader): Joined =>
  reader.once('lines', () => {
    const { rows: lines, hasStrays } = rowsOf(reader, 'line');
    const { rows: licences, hasStrays: haveStrays } = rowsOf(reader, 'licence');
    const ofProduct = new Map<unknown, Group[][]>();
    for (const line of lines) {
      const own: Group[] = [];
      line['licences'] = own;
      const product = line['productId'];
      if (ofProduct.get(product)?.push(own) === undefined) ofProduct.set(product, [own]);
    }
    const otherLicences: Group[] = [];
    const given = new Map<unknown, number>();
    for (const licence of licences) {
      const product = licence['productId'];
      const places = product === undefined ? undefined : ofProduct.get(product);
      const turn = given.get(product) ?? 0;
      given.set(product, turn + 1);
      // The last line of the product gets what is left.
      (places ? places[Math.min(turn, places.length - 1)]! : otherLicences).push(frozen(licence));
    }
    for (const line of lines) {
      frozen(line['licences']);
      frozen(line);
    }
    return { lines: frozen(lines), licences: frozen(licences), otherLicences: frozen(otherLicences), hasStrays: hasStrays || haveStrays };
  });

/** The rows of a family by product, once for each however many lines it has, so that no message grows on its way. */
export const family = (reader: Reader, group: string): Readonly<Record<string, readonly Group[]>> =>
  reader.once(group, () => {
    const ofProduct: Record<string, readonly Group[]> = {};
    for (const { productId } of joined(reader).lines as readonly { productId?: string }[]) {
      // Anything but digits would let a value choose which field is read, or which property is written.
      if (!productId || !/^\d+$/.test(productId) || ofProduct[productId]) continue;
      const { rows } = rowsOf(reader, group, productId);
      if (rows.length) ofProduct[productId] = frozen(rows.map(frozen));
    }
    return frozen(ofProduct);
  });
