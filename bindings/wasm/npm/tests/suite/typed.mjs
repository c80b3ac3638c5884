/**
 * `typed.json`: the typed form as JSON, and each group and row by its accessor.
 *
 * Owns the spelling of members in JavaScript (camelCase); never works a typed value out.
 */

import { bodyOf, vectorsOf } from './vectors.mjs';

const KEY = 'any key will do';
/** Objects whose members are not names of ours but product ids or paths. */
const MAPS = ['options', 'custom_fields', 'invalid'];
/** Members of the whole message that are methods, or looked at by themselves. */
const SINGLE = ['kind', 'event', 'action', 'delivery_id', 'dedupe_key'];

export function typed({ checks, countersign, sign, vectors }) {
  const { Verifier, Ipn, Lcn, CountersignError } = countersign;
  const verifier = new Verifier({ secrets: KEY });
  for (const vector of vectorsOf('typed', vectors)) {
    const { id, notification: expected } = vector;
    checks.equal(vector.kind, 'typed', id);
    const body = sign(id, bodyOf(vector), KEY, ['sha256']);
    const message = verifier.verify(body);
    checks.ok(message instanceof (vector.protocol === 'ipn' ? Ipn : Lcn), `${id}: class`);
    checks.equal(JSON.parse(JSON.stringify(message)), expected, `${id}: JSON`);
    checks.equal(message.toJSON(), expected, `${id}: toJSON`);
    checks.equal([message.kind, message.event, message.action], [expected.kind, expected.event, expected.action], `${id}: event`);
    checks.equal(message.deliveryId(), expected.delivery_id, `${id}: delivery id`);
    dedupeKey(checks, message, expected, CountersignError, id);
    accessors(checks, verifier.verify(body), expected, id);
  }
  verifier.dispose();
}

function dedupeKey(checks, message, expected, CountersignError, id) {
  let key;
  try {
    key = message.dedupeKey();
  } catch (error) {
    checks.ok(error instanceof CountersignError && ['missing_field', 'invalid_field'].includes(error.code), `${id}: no dedupe key, and why`);
  }
  checks.equal(key, expected.dedupe_key, `${id}: dedupe key`);
}

function accessors(checks, message, expected, id) {
  for (const [member, value] of Object.entries(expected)) {
    if (SINGLE.includes(member)) {
      continue;
    }
    const name = camel(member);
    checks.equal(message[name], camelised(value, MAPS.includes(member)), `${id}: ${name}`);
    checks.ok(Object.isFrozen(message[name]), `${id}: ${name} is frozen`);
    checks.ok(name === 'invalid' || message[name] === message[name], `${id}: ${name} is made once`);
  }
}

/** The names of members as JavaScript writes them; those of a map stay. */
function camelised(value, isMap) {
  if (Array.isArray(value)) {
    return value.map((member) => camelised(member, false));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [isMap ? name : camel(name), camelised(member, MAPS.includes(name) && !Array.isArray(member))]));
}

function camel(name) {
  return name.replaceAll(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase());
}
