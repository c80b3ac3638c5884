// Bytes as text for people, and the source of a hash. Owns both spellings; must never let a byte through that moves a cursor or ends a line.

import { display, encode } from '../fields.js';

export const hexOf = (byte: number): string => byte.toString(16).padStart(2, '0');

export const hex = (bytes: Uint8Array): string => Array.from(bytes, hexOf).join('');

/** Each value behind its length in decimal, as in a signature. */
export const source = (values: readonly Uint8Array[]): Uint8Array => {
  const parts = values.flatMap((value) => [encode(`${value.length}`), value]);
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
};

const named: Record<string, string> = { '\t': '\\t', '\r': '\\r', '\n': '\\n', '\0': '\\0' };

/** A character that cannot be printed, or that would end a quotation. */
const escaped = (character: string): string =>
  named[character] ?? (/['"\\]/.test(character) ? '\\' + character : `\\u{${character.codePointAt(0)!.toString(16)}}`);

/** A mark in front of it would join what stands before. */
const printable = (text: string): string =>
  text.replace(/^[\p{Mn}\p{Me}]|['"\\\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu, escaped);

/** The character that begins at a byte, or nothing if that is not UTF-8. */
const characterAt = (bytes: Uint8Array, at: number): string | undefined => {
  const first = bytes[at]!;
  if (first < 0x80) return String.fromCharCode(first);
  const part = bytes.subarray(at, at + (first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4));
  const text = display(part);
  // What is not UTF-8 becomes U+FFFD, which may have been sent as well.
  return encode(text).join() === part.join() ? text : undefined;
};

/** Text with everything escaped that cannot be printed, and what is not UTF-8 byte by byte. */
export const escapeText = (bytes: Uint8Array): string => {
  let out = '';
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const character = characterAt(bytes, at);
    if (character === undefined) {
      out += printable(text) + escapeByte(bytes[at++]!);
      text = '';
    } else {
      text += character;
      at += encode(character).length;
    }
  }
  return out + printable(text);
};

const escapeByte = (byte: number): string => {
  const character = String.fromCharCode(byte);
  return /['"\\\t\r\n]/.test(character) ? escaped(character) : byte > 31 && byte < 127 ? character : '\\x' + hexOf(byte);
};

/** Every byte that is not printable ASCII as `\xNN`. */
export const escapeBytes = (bytes: Uint8Array): string => Array.from(bytes, escapeByte).join('');
