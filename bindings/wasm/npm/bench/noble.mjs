/**
 * The same walk with the hashes of @noble/hashes, which run wherever JavaScript does.
 */

import { hmac } from '@noble/hashes/hmac.js';
import { md5 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { sha3_256 } from '@noble/hashes/sha3.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';

import { digits, FIELD, parse, receiptSource, receiptText, source } from './walk.mjs';

const HASHES = { md5, sha256, 'sha3-256': sha3_256 };

export function noble(algorithm, key) {
  const hash = HASHES[algorithm];
  const secret = utf8ToBytes(key);
  return (bytes, moment) => {
    const form = parse(bytes);
    const signature = hexToBytes(form.get(FIELD[algorithm]) ?? '');
    if (!equal(signature, hmac(hash, secret, utf8ToBytes(source(form))))) {
      throw new Error('signature_mismatch');
    }
    const date = digits(moment);
    return { form, receipt: receiptText(algorithm, date, bytesToHex(hmac(hash, secret, utf8ToBytes(receiptSource(form, date))))) };
  };
}

/** In constant time. */
function equal(a, b) {
  let difference = a.length ^ b.length;
  for (let i = 0; i < b.length; i += 1) {
    difference |= a[i] ^ b[i];
  }
  return difference === 0;
}
