// Messages for tests, handed over as WebAssembly does.

import { createHash } from 'node:crypto';
import { parse } from './form.mjs';
import { notificationOf } from './source.mjs';

const KINDS = ['unknown', 'ipn', 'lcn'];

/**
 * Signed fields in the format of `src/fields.ts`; names and values are bytes, as text with one character for each. A third member that is true says
 * that another value was lost.
 */
export const packed = ({ fields, kind = 'unknown', algorithm = 2, repeats = false, secret = 0, receipt = '' }) => {
  const parts = [...fields.map(([path]) => path), ...fields.map(([, value]) => value), receipt].map((text) => Buffer.from(text, 'latin1'));
  const head = Buffer.alloc(16 + 8 * fields.length);
  head.set([0, KINDS.indexOf(kind), algorithm, Number(repeats)]);
  head.writeUInt32LE(secret, 4);
  head.writeUInt32LE(parts.at(-1).length, 8);
  head.writeUInt32LE(fields.length, 12);
  for (const [i] of fields.entries()) {
    head.writeUInt32LE(parts[i].length + (fields[i][2] ? 2 ** 31 : 0), 16 + 8 * i);
    head.writeUInt32LE(parts[fields.length + i].length, 20 + 8 * i);
  }
  return new Uint8Array(Buffer.concat([head, ...parts]));
};

export const kindOf = (fields) => {
  const has = (name) => fields.some(([path]) => path === name || path.startsWith(`${name}[`));
  return ['REFNO', 'IPN_PID', 'IPN_DATE'].some(has) ? 'ipn' : has('LICENSE_CODE') ? 'lcn' : 'unknown';
};

export const engine = {
  sha256: (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest()),
  receipt: (secret, algorithm, part, seconds) => {
    const stamp = new Date(seconds * 1000).toISOString().replace(/\D/g, '').slice(0, 14);
    return `${secret} ${algorithm} ${Buffer.from(part).toString('latin1')} ${stamp}`;
  },
};

/** The message of a form body. */
export const message = (body, kind) => {
  const { fields, repeats } = parse(body);
  return notificationOf(packed({ fields, repeats, kind: kind ?? kindOf(fields) }), engine, new Uint8Array(Buffer.from(body)));
};

export const ipn = (body) => message(`REFNO=900000001&${body}`, 'ipn');

export const lcn = (body) => message(`LICENSE_CODE=AB12CD34EF&DATE_UPDATED=2024-02-11+09:16:41&${body}`, 'lcn');

/** What a call throws. */
export const thrown = (call) => {
  try {
    call();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
};
