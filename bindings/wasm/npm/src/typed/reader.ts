// The typed reading of one message. Owns what was read of it, which is read once, and the odd values; must never touch the message
// before something is asked for, nor let an odd value spoil another.

import { decode } from '../fields.js';
import type { Fields, Place } from '../fields.js';
import { escapeBytes, hex } from './bytes.js';
import type { Field } from './table.js';
import { offset, readers } from './values.js';
import type { Reading } from './values.js';

/** A group, or a row of parallel arrays. */
export type Group = Record<string, unknown>;

/** What does not fit, as text where it is UTF-8. */
export type Odd = string | { readonly hex: string };

/** Shared by all lists that say nothing: a message may have very many. */
const nothing: readonly string[] = Object.freeze([]);

export const frozen: <T>(object: T) => Readonly<T> = Object.freeze;

export class Reader {
  readonly #done = new Map<string, unknown>();
  readonly #odd: Record<string, Odd> = {};
  /** The odd members of groups, each behind a blank. */
  readonly #oddMembers = new Map<object, string>();
  #zone: string | undefined;

  constructor(readonly fields: Fields) {}

  /** What is worked out once. */
  once<T>(name: string, work: () => T): T {
    if (!this.#done.has(name)) this.#done.set(name, work());
    return this.#done.get(name) as T;
  }

  place(name: string): Place | undefined {
    return this.fields.place(name);
  }

  /** A single value of a kind in `typed/values.ts`. Odd values are not kept here. */
  one(name: string, kind?: string): Reading {
    return this.#value(this.place(name), kind);
  }

  /** Text, where an odd one counts as not sent. */
  text(name: string): string | undefined {
    return (this.one(name) as Reading<string>) ?? undefined;
  }

  #value(place: Place | undefined, kind?: string, isMisplaced?: boolean): Reading {
    if (!place) return;
    const { fields } = this;
    if (fields.isArray(place)) {
      const [only, second] = kind === 'o' ? fields.members(place) : [];
      return only && !second ? this.#value(only[1]) : null;
    }
    if (fields.isEmpty(place.from)) return;
    const text = isMisplaced ? undefined : fields.text(place.from);
    const read = readers[kind!];
    return text === undefined ? null : read ? read(text, (this.#zone ??= this.zone())) : text;
  }

  /** The account's zone, as far as the message says. An odd one says nothing. */
  zone(): string {
    return offset(this.text('TIMEZONE_OFFSET') ?? '') ?? '';
  }

  /** Reads a field into a group. A value that says nothing is left out, a list never. */
  put(group: Group, { member, kind }: Field, place: Place | undefined, isMisplaced?: boolean): void {
    if (kind === 't' || kind === 'l') {
      group[member] = place ? this.#list(place, kind, isMisplaced) : nothing;
      return;
    }
    const value = this.#value(place, kind, isMisplaced);
    if (value === null) {
      this.#oddMembers.set(group, `${this.#oddMembers.get(group)} ${member}`);
      for (let i = place!.from; i < place!.to; i++) this.#keep(i);
    } else if (value !== undefined) {
      group[member] = value;
    }
  }

  /** A member of a group that was read; null if it is odd, which the group itself does not tell. */
  reread<T extends object, K extends keyof T & string>(group: T, member: K): T[K] | null {
    return this.#oddMembers.get(group)?.split(' ').includes(member) ? null : group[member];
  }

  /** The values under a place, or the members of an array that must have no deeper ones. Odd ones are kept apart, and the others close up. */
  #list(place: Place, kind: string, isMisplaced?: boolean): readonly string[] {
    const { fields } = this;
    const isStrict = kind === 'l';
    const isArray = fields.isArray(place);
    const isDeep = (member: Place) => isStrict && fields.isArray(member);
    const members = isStrict && isArray ? fields.members(place).map(([, member]) => member) : [place];
    // A single empty value is how an empty array is sent.
    if (place.to - place.from === 1 && fields.isEmpty(place.from) && !isDeep(members[0]!)) return nothing;
    const isOdd = isMisplaced || (isStrict && !isArray);
    const texts: string[] = [];
    for (const member of members) {
      const isText = !isOdd && !isDeep(member);
      for (let i = member.from; i < member.to; i++) {
        const text = isText ? fields.text(i) : undefined;
        if (text === undefined) this.#keep(i);
        else texts.push(text);
      }
    }
    return frozen(texts);
  }

  #keep(i: number): void {
    const { fields } = this;
    // Only keys can be anything but UTF-8 here. Escaped they may look like another one. Every path begins with a documented name,
    // so that none is the name of something that all objects have.
    let path = decode(fields.pathBytes(i)) ?? escapeBytes(fields.key(i));
    while (path in this.#odd) path += "'";
    this.#odd[path] = fields.text(i) ?? { hex: hex(fields.bytes(i)) };
  }

  /** A group that the message has once. */
  group(name: string, members: readonly Field[]): Group {
    return this.once(name, () => {
      const group: Group = {};
      for (const field of members) this.put(group, field, this.place(field.name));
      return frozen(group);
    });
  }

  /** The odd values that were met so far, by path. */
  odd(): Readonly<Record<string, Odd>> {
    return frozen(Object.fromEntries(Object.entries(this.#odd).sort()));
  }
}
