/**
 * The fields of a form body in the order PHP would give them, as a careful developer would write it with what platforms have.
 *
 * Owns the grouping for both rivals of the package; does less than the package: no limits, no bytes that are not UTF-8, no names that PHP changes, arrays of
 * one level only, nothing refused that came twice.
 */

import { Buffer } from 'node:buffer';

const decoder = new TextDecoder();
const SIGNATURES = new Set(['HASH', 'SIGNATURE_SHA2_256', 'SIGNATURE_SHA3_256']);

/** Values and arrays of values by name, arrays where their first member stood. */
export function parse(bytes) {
  const form = new Map();
  for (const [name, value] of new URLSearchParams(decoder.decode(bytes))) {
    const bracket = name.indexOf('[');
    if (bracket <= 0) {
      form.set(name, value);
      continue;
    }
    const base = name.slice(0, bracket);
    const members = form.get(base);
    if (Array.isArray(members)) {
      members.push(value);
    } else {
      form.set(base, [value]);
    }
  }
  return form;
}

/** What is signed: every value behind its length in bytes. */
export function source(form) {
  let text = '';
  for (const [name, value] of form) {
    if (SIGNATURES.has(name)) {
      continue;
    }
    if (typeof value === 'string') {
      text += Buffer.byteLength(value) + value;
    } else {
      for (const member of value) {
        text += Buffer.byteLength(member) + member;
      }
    }
  }
  return text;
}

export function receiptSource(form, date) {
  let text = '';
  for (const value of [form.get('IPN_PID')[0], form.get('IPN_PNAME')[0], form.get('IPN_DATE'), date]) {
    text += Buffer.byteLength(value) + value;
  }
  return text;
}

export function digits(date) {
  return date.toISOString().slice(0, 19).replace(/[-:T]/g, '');
}

export function receiptText(algorithm, date, digest) {
  return algorithm === 'md5' ? `<EPAYMENT>${date}|${digest}</EPAYMENT>` : `<sig algo="${algorithm}" date="${date}">${digest}</sig>`;
}

export const FIELD = { md5: 'HASH', sha256: 'SIGNATURE_SHA2_256', 'sha3-256': 'SIGNATURE_SHA3_256' };
