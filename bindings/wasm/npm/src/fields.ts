// The signed fields of one message, as WebAssembly hands them over. Owns that format, the order of the fields, their paths and the
// look-up of names; must never change a byte, nor give out a view of the bytes that it reads itself.

import { invalid } from './error.js';

/** Bytes of one's own, as TypeScript calls them from 5.7 on, where `fetch` and the like take no others; before, simply a `Uint8Array`. */
export type Bytes = ReturnType<Uint8Array['slice']>;

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
/** With more fields than any genuine message has, names are listed in a `Map`, whose cost no choice of names can raise. */
const MANY = 512;

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
  if (typeof path !== 'string') throw invalid("a path is a text: 'REFNO', 'IPN_PID[0]'");
  const key = /^([^[]+(?:\[[^\]]*])*?)(?:\[])?$/.exec(path)?.[1] ?? '';
  return isAscii(key) ? key : perByte(encode(key));
};

/** The top-level name of a path. */
const topOf = (key: string): string => key.replace(/\[.*/s, '');

/** A number below 128 for a name, of some of its bytes: a documented one is found in some 1.4 steps. */
const hash = (length: number, first: number, middle: number, last: number): number => (9 * length + 31 * first + 13 * middle + 7 * last) & 127;

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
  readonly #view: DataView;
  /** Where each path begins, and then each value, and where the last one ends. */
  #starts: Uint32Array | undefined;
  /** All paths, one character for each byte, and behind them all values if these are ASCII. */
  #names!: string;
  #isAscii = false;
  #top: Map<string, Place> | undefined;
  #paths: Map<string, number> | undefined;
  /** For each hash of a name its first field, and for each field the next one of its hash; counted from 1. */
  #heads: Uint16Array | undefined;
  #nexts!: Uint16Array;

  constructor(pack: Uint8Array) {
    const view = new DataView(pack.buffer, pack.byteOffset);
    this.#pack = pack;
    this.#view = view;
    this.kind = (['unknown', 'ipn', 'lcn'] as const)[pack[1]!]!;
    this.algorithm = pack[2]!;
    this.hasRepeats = !!pack[3];
    this.secretIndex = view.getUint32(4, true);
    this.count = view.getUint32(12, true);
  }

  /** What the receipt is made over. */
  receiptPart(): Uint8Array {
    return this.#pack.slice(this.#pack.length - this.#view.getUint32(8, true));
  }

  /** Where paths and values begin. Nothing is read before this is asked for. */
  #begin(): Uint32Array {
    if (!this.#starts) {
      const { count } = this;
      const starts = (this.#starts = new Uint32Array(2 * count + 1));
      const view = this.#view;
      let at = (starts[0] = HEADER + 8 * count);
      // Two plain loops, because this is most of what a first look costs.
      for (let i = 0; i < count; i++) starts[i + 1] = at += view.getInt32(HEADER + 8 * i, true) & 0x7fffffff;
      for (let i = 0; i < count; i++) starts[count + i + 1] = at += view.getInt32(HEADER + 4 + 8 * i, true);
      // Nearly always everything is ASCII, and decoded at once.
      const upTo = (end: number): Uint8Array => this.#pack.subarray(starts[0], starts[end]);
      const text = ascii(upTo(2 * count));
      this.#isAscii = text !== undefined;
      this.#names = text ?? ascii(upTo(count)) ?? perByte(upTo(count));
    }
    return this.#starts;
  }

  /** The path of a field as PHP would write it, one character for each byte. */
  key(i: number): string {
    const starts = this.#begin();
    return this.#names.slice(starts[i]! - starts[0]!, starts[i + 1]! - starts[0]!);
  }

  /** Whether the path of a field begins so. */
  #has(i: number, head: string): boolean {
    return this.#names.startsWith(head, this.#starts![i]! - this.#starts![0]!);
  }

  /** The place whose first field is `i`, with a path of which `head` leads there. */
  #from(i: number, head: string): Place {
    const place = { from: i, to: i + 1, at: head.length };
    // All of an array stands together. What follows a key is a `]`, and what follows a name a `[`, so that no longer one is meant.
    if (this.isArray(place)) while (place.to < this.count && this.#has(place.to, head + '[')) place.to++;
    return place;
  }

  /** The top-level names in their order. */
  top(): ReadonlyMap<string, Place> {
    if (!this.#top) {
      const starts = this.#begin();
      const names = this.#names;
      const top = (this.#top = new Map<string, Place>());
      for (let i = 0, place: Place; i < this.count; i = place.to) {
        const from = starts[i]! - starts[0]!;
        const end = starts[i + 1]! - starts[0]!;
        let name = names.slice(from, end);
        // No top-level name has a `[` in it.
        if (names.charCodeAt(end - 1) === 93) name = topOf(name);
        place = name.length < end - from ? this.#from(i, name) : { from: i, to: i + 1, at: name.length };
        top.set(name, place);
      }
    }
    return this.#top;
  }

  /** Whether a value was lost because this field came again. */
  isRepeated(i: number): boolean {
    // The highest bit.
    return this.#view.getInt32(HEADER + 8 * i, true) < 0;
  }

  /** What stands under a top-level name. */
  place(name: string): Place | undefined {
    const starts = this.#begin();
    if (this.count > MANY) return this.top().get(name);
    const names = this.#names;
    const first = starts[0]!;
    const { length } = name;
    const heads = this.#heads ?? this.#hash();
    for (let i = heads[hash(length, name.charCodeAt(0), name.charCodeAt(length >> 1), name.charCodeAt(length - 1))]!; i; i = this.#nexts[i]!) {
      const from = starts[i - 1]! - first;
      const rest = starts[i]! - first - from - length;
      // As long, or an array.
      if ((!rest || (rest > 0 && names.charCodeAt(from + length) === 91)) && names.startsWith(name, from)) return this.#from(i - 1, name);
    }
    return;
  }

  /** Lists the top-level names by their hashes, which takes a quarter of the time of a `Map` or less: that needs a text for each of them. */
  #hash(): Uint16Array {
    const { count } = this;
    const starts = this.#begin();
    const pack = this.#pack;
    const heads = (this.#heads = new Uint16Array(128));
    const nexts = (this.#nexts = new Uint16Array(count + 1));
    // From the end, so that the first field of an array is found first.
    for (let i = count; i > 0; i--) {
      const from = starts[i - 1]!;
      const end = starts[i]!;
      let at = end;
      // No top-level name has a `[` in it.
      if (pack[end - 1] === 93) for (at = from; at < end && pack[at] !== 91; ) at++;
      const head = hash(at - from, pack[from]!, pack[(from + at) >> 1]!, pack[at - 1]!);
      nexts[i] = heads[head]!;
      heads[head] = i;
    }
    return heads;
  }

  isArray(place: Place): boolean {
    const starts = this.#begin();
    return starts[place.from + 1]! - starts[place.from]! > place.at;
  }

  /** The members of an array by key, in their order; none of a value. */
  members(place: Place): [key: string, member: Place][] {
    const members: [string, Place][] = [];
    for (let i = place.from; i < place.to && this.isArray(place); ) {
      const key = this.key(i);
      // No key has a `]` in it.
      const at = key.indexOf(']', place.at) + 1;
      const member = this.#from(i, key.slice(0, at));
      members.push([key.slice(place.at + 1, at - 1), member]);
      i = member.to;
    }
    return members;
  }

  /** The path of a field as text, for people: what is not UTF-8 becomes U+FFFD. */
  path(i: number): string {
    const key = this.key(i);
    return isAscii(key) ? key : display(this.pathBytes(i));
  }

  /** The same as bytes. */
  pathBytes(i: number): Uint8Array {
    const starts = this.#begin();
    return this.#pack.subarray(starts[i], starts[i + 1]);
  }

  /** The value of a field: the bytes that are read here, which nobody else may be given. */
  bytes(i: number): Uint8Array {
    return this.pathBytes(this.count + i);
  }

  isEmpty(i: number): boolean {
    const starts = this.#begin();
    return starts[this.count + i] === starts[this.count + i + 1];
  }

  /** The value as text; undefined if it is not UTF-8. */
  text(i: number): string | undefined {
    const starts = this.#begin();
    const { count } = this;
    return this.#isAscii ? this.#names.slice(starts[count + i]! - starts[0]!, starts[count + i + 1]! - starts[0]!) : decode(this.bytes(i));
  }

  /** The value at a path; -1 if there is none, or an array. */
  find(path: string): number {
    const key = keyOf(path);
    const place = this.place(topOf(key));
    if (!place) return -1;
    if (place.at === key.length) return this.isArray(place) ? -1 : place.from;
    if (place.to - place.from < 32) {
      for (let i = place.from; i < place.to; i++) if (this.key(i) === key) return i;
      return -1;
    }
    if (!this.#paths) {
      this.#paths = new Map();
      for (let i = 0; i < this.count; i++) this.#paths.set(this.key(i), i);
    }
    return this.#paths.get(key) ?? -1;
  }

  /** The numbers of all values at or under a path, in signed order. */
  under(path: string): number[] {
    const key = keyOf(path);
    const place = this.place(topOf(key));
    const found: number[] = [];
    for (let i = place ? place.from : 0; place && i < place.to; i++) {
      // A whole key ends with its `]`, and a name with its `[` or its path, so that no longer one is meant.
      if (this.#has(i, key)) found.push(i);
    }
    return found;
  }
}
