// The signed fields of one message, as WebAssembly hands them over. Owns that format, the order of the fields, their paths and the
// look-up of names; must never change a byte, nor give out a view of the bytes that it reads itself.

/** Which message it is; `unknown` is neither an order nor a subscription. */
export type Kind = 'ipn' | 'lcn' | 'unknown';

/**
 * What stands under a name or key: the fields `from` to `to` (without it), whose paths have their first `at` bytes in common. It is an
 * array if a path goes on behind them.
 */
export interface Place {
  readonly from: number;
  to: number;
  readonly at: number;
}

const HEADER = 16;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

export const encode = (text: string): Uint8Array => encoder.encode(text);

/** Text of any bytes; what is not UTF-8 becomes U+FFFD. */
const display = (bytes: Uint8Array): string => decoder.decode(bytes);

/** Text of bytes that are UTF-8, else undefined. An exception for each value that is not would cost too much. */
export const decode = (bytes: Uint8Array): string | undefined => {
  const text = display(bytes);
  // U+FFFD may have been sent as well.
  const isText = !text.includes('\ufffd') || encode(text).every((byte, at) => byte === bytes[at]);
  return isText ? text : undefined;
};

/** One character for each byte, whatever it is: ASCII stays as it is. */
export const perByte = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) {
    text += String.fromCharCode.apply(null, bytes.subarray(at, at + 8192) as never);
  }
  return text;
};

/** Text of bytes that are all ASCII, else undefined. Native code does the looking: a character more than a byte shows in the length. */
const ascii = (bytes: Uint8Array): string | undefined => {
  const text = decode(bytes);
  return text?.length === bytes.length ? text : undefined;
};

const isAscii = (text: string): boolean => !/[^\0-\x7f]/.test(text);

/** A path as people write it, `IPN_PID[0]`, as a name in here; empty if it is none. `IPN_PID[]` and `IPN_PID` are the same. */
const keyOf = (path: string): string => {
  const key = /^([^[]+(?:\[[^\]]*])*?)(?:\[])?$/.exec(path)?.[1] ?? '';
  return isAscii(key) ? key : perByte(encode(key));
};

/**
 * Names and keys are compared as bytes: inside of here, a name is a text with one character for each of its bytes. For the documented
 * names, which are ASCII, that is no difference.
 */
export class Fields {
  readonly count: number;
  readonly kind: Kind;
  /** Its number. */
  readonly algorithm: number;
  readonly secretIndex: number;
  /** Whether a value was lost because its field came again. */
  readonly hasRepeats: boolean;
  readonly #pack: Uint8Array;
  readonly #receipt: number;
  /** Where each path begins, and then each value, and where the last one ends. */
  #starts!: Uint32Array;
  #names!: string;
  #top: Map<string, Place> | undefined;
  #paths: Map<string, number> | undefined;
  #values: string | undefined | false = false;

  constructor(pack: Uint8Array) {
    const view = new DataView(pack.buffer, pack.byteOffset);
    this.#pack = pack;
    this.kind = pack[1] === 1 ? 'ipn' : pack[1] === 2 ? 'lcn' : 'unknown';
    this.algorithm = pack[2]!;
    this.hasRepeats = pack[3] === 1;
    this.secretIndex = view.getUint32(4, true);
    this.#receipt = pack.length - view.getUint32(8, true);
    this.count = view.getUint32(12, true);
  }

  /** What the receipt is made over. */
  receiptPart(): Uint8Array {
    return this.#pack.slice(this.#receipt);
  }

  /** The top-level names in their order. */
  top(): ReadonlyMap<string, Place> {
    return (this.#top ??= this.#index());
  }

  #index(): Map<string, Place> {
    const { count } = this;
    const pack = this.#pack;
    const view = new DataView(pack.buffer, pack.byteOffset);
    const starts = (this.#starts = new Uint32Array(2 * count + 1));
    const first = HEADER + 8 * count;
    starts[0] = first;
    let value = first;
    for (let i = 0, at = HEADER; i < count; i++, at += 8) {
      starts[i + 1] = value += view.getUint32(at, true);
    }
    for (let i = count, at = HEADER + 4; i < 2 * count; i++, at += 8) {
      starts[i + 1] = value += view.getUint32(at, true);
    }
    const bytes = pack.subarray(first, starts[count]);
    const names = (this.#names = ascii(bytes) ?? perByte(bytes));
    const top = new Map<string, Place>();
    // No top-level name has a `[` in it, so the first one begins the keys. It is looked for once for all names up to it.
    let open = -1;
    let name = '';
    let place: Place | undefined;
    for (let i = 0, from = 0; i < count; i++) {
      const end = starts[i + 1]! - first;
      if (open < from) {
        open = names.indexOf('[', from);
        if (open < 0) open = names.length;
      }
      const at = Math.min(open, end) - from;
      if (open < end && place?.at === at && names.startsWith(name, from)) {
        place.to = i + 1;
      } else {
        name = names.slice(from, from + at);
        top.set(name, { from: i, to: i + 1, at });
        place = open < end ? top.get(name) : undefined;
      }
      from = end;
    }
    return top;
  }

  /** The path of a field as PHP would write it, one character for each byte. */
  key(i: number): string {
    this.top();
    const first = this.#starts[0]!;
    return this.#names.slice(this.#starts[i]! - first, this.#starts[i + 1]! - first);
  }

  isArray(place: Place): boolean {
    return this.#starts[place.from + 1]! - this.#starts[place.from]! > place.at;
  }

  /** The members of an array by key, in their order; none of a value. At most one level is looked at. */
  members(place: Place): [key: string, member: Place][] {
    const members: [string, Place][] = [];
    const starts = this.#starts;
    for (let i = place.from; i < place.to && this.isArray(place); ) {
      const path = this.key(i);
      // No key has a `]` in it.
      const at = path.indexOf(']', place.at) + 1;
      const member = { from: i, to: ++i, at };
      if (at < path.length) {
        const head = path.slice(0, at);
        while (i < place.to && this.#names.startsWith(head, starts[i]! - starts[0]!)) member.to = ++i;
      }
      members.push([path.slice(place.at + 1, at - 1), member]);
    }
    return members;
  }

  /** The same as bytes. */
  pathBytes(i: number): Uint8Array {
    this.top();
    return this.#pack.slice(this.#starts[i], this.#starts[i + 1]);
  }

  /** The same as text, for people: what is not UTF-8 becomes U+FFFD. */
  path(i: number): string {
    const key = this.key(i);
    return isAscii(key) ? key : display(this.pathBytes(i));
  }

  /** The value of a field. */
  bytes(i: number): Uint8Array {
    this.top();
    return this.#pack.slice(this.#starts[this.count + i], this.#starts[this.count + i + 1]);
  }

  /** The same as text; undefined if it is not UTF-8. */
  text(i: number): string | undefined {
    this.top();
    const pack = this.#pack;
    const starts = this.#starts;
    const first = starts[this.count]!;
    const from = starts[this.count + i]!;
    const to = starts[this.count + i + 1]!;
    if (this.#values === false) {
      this.#values = ascii(pack.subarray(first, starts[2 * this.count]));
    }
    return this.#values === undefined ? decode(pack.subarray(from, to)) : this.#values.slice(from - first, to - first);
  }

  isEmpty(i: number): boolean {
    return this.#starts[this.count + i] === this.#starts[this.count + i + 1];
  }

  /** The value at a path; -1 if there is none, or an array. */
  find(path: string): number {
    const key = keyOf(path);
    const place = this.top().get(key);
    if (place) return this.isArray(place) ? -1 : place.from;
    if (!key.endsWith(']')) return -1;
    if (!this.#paths) {
      this.#paths = new Map();
      for (let i = 0; i < this.count; i++) this.#paths.set(this.key(i), i);
    }
    return this.#paths.get(key) ?? -1;
  }

  /** The numbers of all values at or under a path, in signed order. */
  under(path: string): number[] {
    const key = keyOf(path);
    const open = key.indexOf('[');
    const place = this.top().get(open < 0 ? key : key.slice(0, open));
    const found: number[] = [];
    for (let i = place ? place.from : 0; place && i < place.to; i++) {
      // A whole key ends with its `]`, so that no longer one is meant.
      if (open < 0 || this.key(i).startsWith(key)) found.push(i);
    }
    return found;
  }
}
