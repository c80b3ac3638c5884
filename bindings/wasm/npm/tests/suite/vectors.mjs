/**
 * What the members of the shared vectors mean (`tests/vectors/README.md`).
 *
 * Owns bodies as bytes and that no member, code or kind is passed over in silence; never works an expected value out.
 */

const utf8 = new TextEncoder();
const lossy = new TextDecoder();

/** Every file that the package is held against, and the members that its vectors may have. */
const MEMBERS = {
  verdicts: ['id', 'note', 'body', 'body_hex', 'body_rule', 'secrets', 'policy', 'limits', 'expect'],
  notifications: ['id', 'note', 'protocol', 'kind', 'key', 'body', 'body_hex', 'body_rule', 'source', 'source_hex', 'source_len', 'fields', 'expected',
    'origin', 'published', 'where'],
  receipts: ['id', 'note', 'protocol', 'kind', 'key', 'body', 'date', 'source', 'source_hex', 'expected', 'text', 'origin', 'published', 'where'],
  plain: ['id', 'note', 'protocol', 'kind', 'mac', 'key', 'parts', 'source', 'expected', 'origin', 'published', 'where'],
  typed: ['id', 'note', 'protocol', 'kind', 'body', 'body_hex', 'notification'],
};

/** The vectors of one file, looked through for what nobody here would look at. */
export function vectorsOf(file, all) {
  const vectors = all[file];
  if (!Array.isArray(vectors) || vectors.length === 0) {
    throw new Error(`${file}.json has no vectors`);
  }
  const ids = new Set();
  for (const vector of vectors) {
    only(vector, MEMBERS[file], `${file}.json, ${vector.id}`);
    if (ids.has(vector.id)) {
      throw new Error(`${file}.json has ${vector.id} twice`);
    }
    ids.add(vector.id);
  }
  return vectors;
}

export function only(object, members, where) {
  const unknown = Object.keys(object).filter((member) => !members.includes(member));
  if (unknown.length > 0) {
    throw new Error(`${where}: unknown members ${unknown.join(', ')}`);
  }
}

/** The body of a vector. */
export function bodyOf(vector) {
  if (vector.body_rule !== undefined) {
    const { template, from, to, join, ...rest } = vector.body_rule;
    only(rest, [], vector.id);
    const pieces = [];
    for (let i = from; i <= to; i += 1) {
      pieces.push(template.replaceAll('{i}', String(i)));
    }
    return utf8.encode(pieces.join(join));
  }
  return vector.body !== undefined ? utf8.encode(vector.body) : unhex(vector.body_hex);
}

/** Text, or `{"hex": "…"}`, as bytes. */
export function bytesOf(value) {
  return typeof value === 'string' ? utf8.encode(value) : unhex(value.hex);
}

/** A path as the package shows it: what is not UTF-8 is replaced. */
export function pathOf(value) {
  return typeof value === 'string' ? value : lossy.decode(unhex(value.hex));
}

/** `20240102030405` as a moment; undefined if it is of another shape. */
export function momentOf(digits) {
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(digits);
  if (match === null) {
    return undefined;
  }
  const [year, month, day, hour, minute, second] = match.slice(1).map(Number);
  const date = new Date(Date.UTC(2000, month - 1, day, hour, minute, second));
  date.setUTCFullYear(year);
  return date;
}

function unhex(text) {
  if (typeof text !== 'string' || !/^([0-9a-f]{2})*$/.test(text)) {
    throw new Error(`not hex: ${text}`);
  }
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
