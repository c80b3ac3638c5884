// A module as a script: `order` and `text` for `src/wasm/unpack.ts`. Owns the writing of that form.

const skipped = '"\\<';
const alphabet = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).filter((c) => !skipped.includes(c));
const singles = alphabet.length - 2;

/** The text of a JavaScript module with the bytes in it. */
export function inline(bytes) {
  const counts = Array.from({ length: 256 }, (_, byte) => [byte, 0]);
  for (const byte of bytes) counts[byte][1]++;
  const order = counts.sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([byte]) => byte);
  const places = order.map((_, place) =>
    place < singles
      ? alphabet[place]
      : alphabet[singles + Math.floor((place - singles) / singles)] + alphabet[(place - singles) % singles],
  );
  const byByte = [];
  order.forEach((byte, place) => (byByte[byte] = places[place]));
  const text = Array.from(bytes, (byte) => byByte[byte]).join('');
  return `export const order = [${order}];\nexport const text = "${text}";\n`;
}
