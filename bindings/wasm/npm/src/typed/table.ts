// The field table as it was generated, taken apart when it is needed. Owns the grammar of the compact text; must never know a field by
// name.

import { ipn, lcn, rows } from '../generated/table.js';

/** How one documented field is read. */
export interface Field {
  /** On the wire; in families with a `*` for the product id. */
  readonly name: string;
  /** The property it becomes. */
  readonly member: string;
  /** A letter of `typed/values.ts`; none for text. */
  readonly kind: string;
  /** Personal data, or as good as money. */
  readonly isPrivate: boolean;
}

/** `custom_field` is `customField`. */
const camel = (name: string): string => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/**
 * Groups are apart by `;`, fields by blanks: `-eNAME`, where `-` stands for private and `e` for the kind. The member is the name in small
 * letters; of `A<B>C` only `b`; of `A=B` it is `b`.
 */
const parse = (table: string): ReadonlyMap<string, readonly Field[]> =>
  new Map(
    table.split(';').map((text) => {
      const [group, ...fields] = text.split(' ');
      return [
        camel(group!),
        fields.map((field) => {
          const [, hidden, kind, before = '', middle, after = '', member] =
            /(-?)([a-z]*)(?:([^<]*)<)?([^>=]*)>?([^=]*)=?(.*)/.exec(field)!;
          return {
            name: before + middle + after,
            member: camel((member || middle)!.toLowerCase()),
            kind: kind!,
            isPrivate: !!hidden,
          };
        }),
      ];
    }),
  );

/** The groups of orders and subscriptions by their property, and the rows of orders. */
export const tables = { ipn: parse(ipn), lcn: parse(lcn), rows: parse(rows) };
