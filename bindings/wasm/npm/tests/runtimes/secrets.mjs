/**
 * What stays of a secret in the module's memory, and what a call that runs out of memory leaves behind.
 *
 * Owns the search: for the key, the key as HMAC pads it, and the states of SHA-256 behind those pads, with which alone one could sign. All three must be gone once
 * the verifier is disposed of, and nothing but the states may be there before.
 */

import { reportOf } from './lib/process.mjs';
import * as tools from './lib/tools.mjs';

const PROGRAM = `import assert from 'node:assert/strict';

// The memory of the module that verifies, taken where the package makes it.
let memory;
const { Instance } = WebAssembly;
WebAssembly.Instance = class extends Instance {
  constructor(module, imports) {
    super(module, imports);
    if (this.exports.verifier_verify && !this.exports.sign) memory = this.exports.memory;
  }
};
const { CountersignError, Verifier } = await import('countersign');
const { fixture, sign } = await import('countersign/testing');

const KEY = Buffer.from('S3cr3t-Key-With-20ch!');
const pad = (byte) => Buffer.alloc(64, byte).map((filler, i) => filler ^ (KEY[i] ?? 0));

/** The state of SHA-256 after one block, as it lies in memory: FIPS 180-4, section 6.2. */
function state(block) {
  const primes = [];
  for (let n = 2; primes.length < 64; n += 1) if (primes.every((p) => n % p)) primes.push(n);
  const fraction = (x) => Math.floor((x - Math.floor(x)) * 2 ** 32) | 0;
  const rotate = (x, n) => (x >>> n) | (x << (32 - n));
  const w = Array.from({ length: 16 }, (_, i) => block.readInt32BE(4 * i));
  for (let i = 16; i < 64; i += 1) {
    const [a, b] = [w[i - 15], w[i - 2]];
    w[i] = (w[i - 16] + (rotate(a, 7) ^ rotate(a, 18) ^ (a >>> 3)) + w[i - 7] + (rotate(b, 17) ^ rotate(b, 19) ^ (b >>> 10))) | 0;
  }
  const first = primes.slice(0, 8).map((p) => fraction(Math.sqrt(p)));
  let [a, b, c, d, e, f, g, h] = first;
  for (let i = 0; i < 64; i += 1) {
    const one = (h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & f) ^ (~e & g)) + fraction(Math.cbrt(primes[i])) + w[i]) | 0;
    const two = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [a, b, c, d, e, f, g, h] = [(one + two) | 0, a, b, c, (d + one) | 0, e, f, g];
  }
  const bytes = Buffer.alloc(32);
  [a, b, c, d, e, f, g, h].forEach((word, i) => bytes.writeInt32LE((word + first[i]) | 0, 4 * i));
  return bytes;
}

const plain = { key: KEY.subarray(0, 8), inner: pad(0x36).subarray(0, KEY.length), outer: pad(0x5c).subarray(0, KEY.length) };
const states = { 'inner state': state(pad(0x36)), 'outer state': state(pad(0x5c)) };
let checks = 0;
const holds = (what) => Buffer.from(memory.buffer).includes(what);
const gone = (them, when) => {
  for (const [name, bytes] of Object.entries(them)) {
    assert.ok(!holds(bytes), name + ' ' + when);
    checks += 1;
  }
};

for (const algorithm of ['md5', 'sha256', 'sha3-256']) {
  const body = sign(fixture('ipn-complete'), KEY, [algorithm]);
  const verifier = new Verifier({ secrets: KEY, accept: ['md5', 'sha256', 'sha3-256'] });
  gone(plain, 'once the verifier is made');
  // Or else this search would find nothing anywhere.
  assert.ok(holds(states['inner state']) && holds(states['outer state']), 'the states are kept');
  verifier.verify(body).receipt();
  gone(plain, 'after ' + algorithm);
  verifier.dispose();
  gone({ ...plain, ...states }, 'after dispose, ' + algorithm);
}
assert.throws(() => new Verifier({ secrets: [KEY, ' '] }), { code: 'empty_secret' });
gone({ ...plain, ...states }, 'after a list of secrets that was refused');

// A body that is too long is refused before it is copied.
const small = new Verifier({ secrets: KEY });
const genuine = sign(fixture('ipn-complete'), KEY);
small.verify(genuine);
const pages = memory.buffer.byteLength;
assert.throws(() => small.verify(new Uint8Array(64 << 20)), { code: 'body_too_large' });
assert.equal(memory.buffer.byteLength, pages, 'memory has not grown');
checks += 2;

// No memory left: an error of ours, and everything else goes on.
const many = sign(Array.from({ length: 90_000 }, (_, i) => 'F' + i + '=').join('&') + '&REFNO=1', KEY);
try {
  for (let step = 16384; step >= 1; step /= 2) while (true) memory.grow(step);
} catch {
  for (let step = 8192; step >= 1; step = Math.floor(step / 2)) {
    try {
      while (true) memory.grow(step);
    } catch {
      // Less, then.
    }
  }
}
let trapped;
try {
  for (let i = 0; i < 50 && !trapped; i += 1) small.verify(many);
} catch (error) {
  trapped = error;
}
assert.ok(trapped instanceof CountersignError && trapped.code === 'internal_error' && !trapped.isRefusal, 'a trap is an error of ours: ' + trapped);
assert.equal(small.verify(genuine).kind, 'ipn', 'the same verifier works');
const other = new Verifier({ secrets: KEY });
assert.equal(other.verify(genuine).kind, 'ipn', 'another one works');
small.dispose();
small.dispose();
other.dispose();
assert.throws(() => small.verify(genuine), { code: 'invalid_argument' });
checks += 5;
console.log('COUNTERSIGN ' + JSON.stringify({ checks }));
`;

export function secrets(consumer) {
  consumer.write('secrets.mjs', PROGRAM);
  return [{
    name: 'node 20, traces of secrets, and no memory left',
    simple: true,
    run: () => reportOf(tools.node20(), ['secrets.mjs'], { cwd: consumer.folder }),
  }];
}
