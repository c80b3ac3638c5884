// How PHP turns a form body into $_POST: plain and slow, after `docs/protocol/php-form.md`, and sharing nothing with what is tested. Bytes
// are text with one character for each here.

const APPEND = Symbol('[]');

const SIGNATURES = ['HASH', 'SIGNATURE_SHA2_256', 'SIGNATURE_SHA3_256'];

const decode = (text) =>
  text.replace(/\+|%[0-9a-f]{2}/gi, (escape) => (escape === '+' ? ' ' : String.fromCharCode(parseInt(escape.slice(1), 16))));

const translate = (text) => text.replace(/[ .]/g, '_');

/** The key and the end of the level that begins at a bracket. */
const readLevel = (name, bracket) => {
  const append = /^\[[ \t\n\v\f\r]?\]/.exec(name.slice(bracket));
  if (append) return [APPEND, bracket + append[0].length];
  // A `]` right behind one white-space byte was an append; the first byte of a key is none.
  const end = name.indexOf(']', bracket + 1);
  return end < 0 ? undefined : [name.slice(bracket + 1, end), end + 1];
};

const readName = (name) => {
  const bracket = name.indexOf('[');
  const first = bracket < 0 ? undefined : readLevel(name, bracket);
  if (!first) {
    if (bracket === 0) return undefined;
    const top = bracket < 0 ? translate(name) : `${translate(name.slice(0, bracket))}_${translate(name.slice(bracket + 1)).replaceAll('[', '_')}`;
    return top === '' ? undefined : [top];
  }
  const keys = [translate(name.slice(0, bracket))];
  if (keys[0] === '') return undefined;
  for (let level = first; level; level = name[level[1]] === '[' ? readLevel(name, level[1]) : undefined) keys.push(level[0]);
  return keys;
};

const isInteger = (key) => /^(0|-?[1-9]\d{0,18})$/.test(key) && BigInt.asIntN(64, BigInt(key)) === BigInt(key);

class PhpArray {
  members = new Map();
  highest = undefined;

  put(key, member) {
    this.members.set(key, member);
    if (isInteger(key) && (this.highest === undefined || BigInt(key) > this.highest)) this.highest = BigInt(key);
  }

  usable(key, name) {
    if (key === APPEND) {
      if (this.highest === undefined) return '0';
      return this.highest === 2n ** 63n - 1n ? undefined : `${this.highest + 1n}`;
    }
    return ['__Host-', '__Secure-'].some((guard) => key.startsWith(guard) && !name.startsWith(guard)) ? undefined : key;
  }
}

/** The signed fields of a body, as [path, value], and whether a value was lost. */
export const parse = (body) => {
  const post = new PhpArray();
  let repeats = false;
  pairs: for (const piece of Buffer.from(body).toString('latin1').split('&')) {
    if (piece === '') continue;
    const equals = piece.indexOf('=');
    const name = decode(equals < 0 ? piece : piece.slice(0, equals)).split('\0')[0].replace(/^ +/, '');
    const value = equals < 0 ? '' : decode(piece.slice(equals + 1));
    const keys = readName(name);
    if (!keys) continue;
    let array = post;
    for (const [depth, given] of keys.entries()) {
      const key = array.usable(given, name);
      if (key === undefined) continue pairs;
      const there = array.members.get(key);
      if (depth === keys.length - 1) {
        repeats ||= there !== undefined;
        array.put(key, value);
      } else if (there instanceof PhpArray) {
        array = there;
      } else {
        repeats ||= there !== undefined;
        const inner = new PhpArray();
        array.put(key, inner);
        array = inner;
      }
    }
  }
  const fields = [];
  const collect = (path, member) => {
    if (typeof member === 'string') fields.push([path, member]);
    else for (const [key, inner] of member.members) collect(`${path}[${key}]`, inner);
  };
  for (const [key, member] of post.members) if (!SIGNATURES.includes(key)) collect(key, member);
  return { fields, repeats };
};

/** The bytes of a vector's body. */
export const bodyOf = ({ body, body_hex: hex, body_rule: rule }) => {
  if (hex !== undefined) return Buffer.from(hex, 'hex');
  if (!rule) return Buffer.from(body);
  const parts = [];
  for (let i = rule.from; i <= rule.to; i++) parts.push(rule.template.replaceAll('{i}', i));
  return Buffer.from(parts.join(rule.join));
};
