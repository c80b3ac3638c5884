// A module as a script: `frequent` and `text` for `src/wasm/unpack.ts`. Owns the writing of that form.

const skipped = '"\\<';
const alphabet = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).filter((c) => !skipped.includes(c));
const singles = alphabet.length - 2;

/** The text of a JavaScript module with the bytes in it. */
export function inline(bytes) {
  const counts = Array.from({ length: 256 }, (_, byte) => [byte, 0]);
  for (const byte of bytes) counts[byte][1]++;
  counts.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  // Which they are is all that has to be told: within the two sorts the order is the usual one.
  const [frequent, others] = [counts.slice(0, singles), counts.slice(singles)].map((sort) => sort.map(([byte]) => byte).sort((a, b) => a - b));
  const order = [...frequent, ...others];
  const places = order.map((_, place) =>
    place < singles
      ? alphabet[place]
      : alphabet[singles + Math.floor((place - singles) / singles)] + alphabet[(place - singles) % singles],
  );
  const byByte = [];
  order.forEach((byte, place) => (byByte[byte] = places[place]));
  const text = Array.from(bytes, (byte) => byByte[byte]).join('');
  const bits = Array.from({ length: 64 }, (_, digit) => [0, 1, 2, 3].reduce((bits, bit) => bits | (frequent.includes(4 * digit + bit) << bit), 0).toString(16));
  return `export const frequent = '${bits.join('')}';\nexport const text = "${text}";\n`;
}
