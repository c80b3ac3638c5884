// From a text that is not empty to a value. Owns the grammar of each kind (`docs/typed.md`, section "Nothing, odd, valid"); must never
// mend a text that is nearly right.

import { aliases, ignoringCase } from '../generated/table.js';

export type Value = string | number | boolean;

/** Undefined: it says nothing. Null: it is odd. */
export type Reading<T = Value> = T | undefined | null;

/** How long a month is. */
const days = (year: number, month: number): number =>
  month === 2 ? (year % 4 || (!(year % 100) && year % 400) ? 28 : 29) : 30 + ((month + +(month > 7)) & 1);

/** `Y-m-d H:i:s`, or `Y-m-d`, as ISO 8601. */
export const dateTime = (text: string, zone: string): Reading<string> => {
  if (/^0000-00-00( 00:00:00)?$/.test(text)) return;
  const [, date, year, month, day, time] =
    /^((\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]))(?: ((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d))?$/.exec(text) ?? [];
  if (!+year! || +day! > days(+year!, +month!)) return null;
  return time ? `${date}T${time}${zone}` : date;
};

/** `YmdHis` in the same way. */
export const stamp = (text: string, zone: string): Reading<string> =>
  /^\d{14}$/.test(text)
    ? dateTime(text.replace(/(....)(..)(..)(..)(..)(..)/, '$1-$2-$3 $4:$5:$6'), zone) ?? null
    : (dateTime(text, zone) === undefined ? undefined : null);

/** `GMT+03:00` */
export const offset = (text: string): string | null =>
  /^GMT[+-]([01]\d|2[0-3]):[0-5]\d$/.test(text) ? text.slice(3).replace('-00:00', '+00:00') : null;

export const decimal = (text: string): string | null => {
  const [, sign, zeros, number] = (text.length < 31 && /^(-?)(0*)(\d+(?:\.\d+)?)$/.exec(text)) || [];
  if (!number || (zeros! + number).replace('.', '').length > 28) return null;
  return (/[1-9]/.test(number) ? sign : '') + number;
};

/** An exact number without its point, at a scale of 28 decimals, for comparison. */
export const scaled = (number: string): bigint => {
  const [whole, decimals = ''] = number.split('.');
  return BigInt(whole + decimals.padEnd(28, '0'));
};

const int = (text: string): number | null => {
  const number = /^-?\d+$/.test(text) ? +text : NaN;
  return Number.isSafeInteger(number) ? number || 0 : null;
};

const card = (text: string): string | null => {
  const [, month, century = '20', year] = /^(0[1-9]|1[0-2])\/(\d\d)?(\d\d)$/.exec(text) ?? [];
  return month && +(century + year!) ? `${century}${year}-${month}` : null;
};

const shaped = (shape: RegExp) => (text: string): string | null => (shape.test(text) ? text : null);

/** By the letter of the kind in the table; anything else is text. */
export const readers: Record<string, (text: string, zone: string) => Reading> = {
  n: int,
  m: decimal,
  d: dateTime,
  s: stamp,
  e(text, zone) {
    const date = dateTime(text, zone);
    return date?.startsWith('9999-12-31') ? 'never' : date;
  },
  z: offset,
  f: (text) => (/^(1|yes|true)$/i.test(text) ? true : /^(0|no|false)$/i.test(text) ? false : null),
  c: shaped(/^[A-Z]{3}$/),
  k: shaped(/^[A-Za-z]{2}$/),
  x: card,
  a: (text) => aliases[text] ?? text,
  i: (text) => (ignoringCase.test(text) ? text.toLowerCase() : text),
};
