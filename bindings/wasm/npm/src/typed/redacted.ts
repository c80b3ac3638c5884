// A message as it may be logged. Owns what is shown; must never show a field that is not documented.

import { perByte } from '../fields.js';
import type { Fields } from '../fields.js';
import { escapeMixed, escapeText, hexOf } from './bytes.js';
import { tables } from './table.js';

/** By name, whether it may be shown. Private in one kind of message is private in both. */
let shown: Map<string, boolean> | undefined;

const isShown = (name: string): boolean => {
  if (!shown) {
    shown = new Map();
    for (const field of Object.values(tables).flatMap((table) => [...table.values()].flat())) {
      shown.set(field.name, !field.isPrivate && shown.get(field.name) !== false);
    }
  }
  // Digits take the place of the `*` of a family. No name comes here with a `*` of its own.
  return !!(shown.get(name) ?? shown.get(name.replace(/_\d+_/, '_*_')));
};

/** One line. */
export const redacted = (fields: Fields): string => {
  const shownFields: string[] = [];
  for (let i = 0; i < fields.count; i++) {
    const text = fields.text(i);
    const value = text ?? perByte(fields.bytes(i));
    // A path that nobody can make look like the end of another field: names are not signed.
    const path = fields.key(i).replace(/[^\w.[\]-]/g, (byte) => '%' + hexOf(byte.charCodeAt(0)).toUpperCase());
    // Empty values stay, for they say that there is nothing. An address of e-mail may be encoded once more.
    const isKept = !value || (isShown(path.replace(/\[.*/, '')) && !/@|%40/.test(value));
    shownFields.push(`${path}=${!isKept ? '[redacted]' : /^[\w.:/+,%-]*$/.test(value) ? value : `"${text === undefined ? escapeMixed(value) : escapeText(text)}"`}`);
  }
  return shownFields.join(' ');
};
