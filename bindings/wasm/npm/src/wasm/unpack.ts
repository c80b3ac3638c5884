// The module as text inside a script: the form that every runtime, bundler and page loads in the same way. Owns the reading of what
// `scripts/inline.mjs` writes. Not base64, because that hides from gzip and brotli where bytes repeat: a third more to download.

/** The characters in use: printable ASCII without the ones that quotes or HTML would need escaped. */
const skipped = '"\\<';

/** The frequent bytes are one character each, and the others two. Which are frequent is said by 256 bits, four to a hexadecimal digit, lowest first. */
export function unpack(frequent: string, text: string): Uint8Array<ArrayBuffer> {
  const digit = new Uint8Array(128);
  let digits = 0;
  for (let code = 32; code < 127; code++) if (!skipped.includes(String.fromCharCode(code))) digit[code] = digits++;
  const singles = digits - 2;
  const all = [...Array(256).keys()];
  const isFrequent = (byte: number) => (parseInt(frequent[byte >> 2]!, 16) >> (byte & 3)) & 1;
  const order = [...all.filter(isFrequent), ...all.filter((byte) => !isFrequent(byte))];
  const bytes = new Uint8Array(text.length);
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    let place = digit[text.charCodeAt(i)]!;
    if (place >= singles) place = singles + (place - singles) * singles + digit[text.charCodeAt(++i)]!;
    bytes[length++] = order[place]!;
  }
  return bytes.slice(0, length);
}
