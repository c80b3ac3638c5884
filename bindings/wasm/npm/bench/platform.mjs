/**
 * The straightforward way: node:crypto, which Node, Bun and Deno have, and workerd under its flag `nodejs_compat`.
 */

import { Buffer } from 'node:buffer';
import { createHmac, timingSafeEqual } from 'node:crypto';

import { digits, FIELD, parse, receiptSource, receiptText, source } from './walk.mjs';

/** Whether this platform has the algorithm at all. */
export function has(algorithm) {
  try {
    createHmac(algorithm, 'key').update('').digest();
    return true;
  } catch {
    return false;
  }
}

export function platform(algorithm, key) {
  return (bytes, moment) => {
    const form = parse(bytes);
    const signature = Buffer.from(form.get(FIELD[algorithm]) ?? '', 'hex');
    const digest = createHmac(algorithm, key).update(source(form)).digest();
    if (signature.length !== digest.length || !timingSafeEqual(signature, digest)) {
      throw new Error('signature_mismatch');
    }
    const date = digits(moment);
    return { form, receipt: receiptText(algorithm, date, createHmac(algorithm, key).update(receiptSource(form, date)).digest('hex')) };
  };
}
