// Bytes as text for people, and the source of a hash. Owns both spellings; must never let a byte through that moves a cursor or ends a line.

import { decode, encode } from '../fields.js';

export const hexOf = (byte: number): string => byte.toString(16).padStart(2, '0');

export const hex = (bytes: Uint8Array): string => Array.from(bytes, hexOf).join('');

/** Each value behind its length in decimal, as in a signature. */
export const source = (values: readonly Uint8Array[]): Uint8Array => {
  const digits = encode(values.map(({ length }) => length).join(''));
  const joined = new Uint8Array(values.reduce((sum, { length }) => sum + length, digits.length));
  let at = 0;
  let digit = 0;
  for (const value of values) {
    const end = digit + `${value.length}`.length;
    joined.set(digits.subarray(digit, end), at);
    joined.set(value, (at += end - digit));
    at += value.length;
    digit = end;
  }
  return joined;
};

/** `\t` and its like, where there is a short way to write it. */
const escaped = (character: string, other: string): string => {
  const at = '\t\r\n\'"\\'.indexOf(character);
  return at < 0 ? other : '\\' + 'trn\'"\\'[at];
};

/** Text with everything escaped that cannot be printed. A mark in front of it would join what stands before. */
export const escapeText = (text: string): string =>
  text.replace(/^[\p{Mn}\p{Me}]|['"\\\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu, (character) =>
    escaped(character, character === '\0' ? '\\0' : `\\u{${character.codePointAt(0)!.toString(16)}}`),
  );

/** Bytes, one character for each, with every one that is not printable ASCII as `\xNN`. */
export const escapeBytes = (bytes: string): string =>
  bytes.replace(/[^ -~]|['"\\]/g, (byte) => escaped(byte, '\\x' + hexOf(byte.charCodeAt(0))));

/** The same where what is UTF-8 stays text. */
export const escapeMixed = (bytes: string): string => {
  let out = '';
  let text = '';
  // What looks like a character and is none is nothing but bytes that begin none either.
  for (const [part] of bytes.matchAll(/[\0-\x7f]+|[\xc0-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xff][\x80-\xbf]{3}|[^]/g)) {
    const decoded = decode(Uint8Array.from(part, (byte) => byte.charCodeAt(0)));
    if (decoded === undefined) {
      out += escapeText(text) + escapeBytes(part);
      text = '';
    } else {
      text += decoded;
    }
  }
  return out + escapeText(text);
};
