/*
 * Reading the typed JSON of a message without trusting its shape: what is missing is nothing, and names such as
 * `__proto__` are names. Also the two lists that belong to every kind: all fields with a meaning, and odd values.
 */

import { h } from '../dom.ts';
import { count, date, visible } from '../text.ts';
import { spelledOut } from '../words.ts';
import { facts, note } from './parts.ts';

const MOST_ODD = 100;

/** One object of the JSON. */
export class Group {
  readonly #members: Map<string, unknown>;

  constructor(value: unknown) {
    this.#members = new Map(typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : []);
  }

  names(): string[] {
    return [...this.#members.keys()];
  }

  /** A text or a number as text; decimals are texts already. */
  text(name: string): string | undefined {
    const value = this.#members.get(name);
    return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;
  }

  flag(name: string): boolean | undefined {
    const value = this.#members.get(name);
    return typeof value === 'boolean' ? value : undefined;
  }

  date(name: string): string | undefined {
    const value = this.text(name);
    return value === undefined ? undefined : date(value);
  }

  texts(name: string): string[] {
    const value = this.#members.get(name);
    return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
  }

  group(name: string): Group {
    return new Group(this.#members.get(name));
  }

  rows(name: string): Group[] {
    const value = this.#members.get(name);
    return Array.isArray(value) ? value.map((item) => new Group(item)) : [];
  }

  /** The rows under a key, such as the options of a product. */
  table(name: string, key: string): Group[] {
    return this.group(name).rows(key);
  }

  /** Everything that is one value, for a list. */
  singles(): [name: string, value: string][] {
    const singles: [string, string][] = [];
    for (const name of this.names()) {
      const flag = this.flag(name);
      const value = flag === undefined ? this.text(name) : flag ? 'yes' : 'no';
      const several = this.texts(name).join(', ');
      if (value !== undefined) singles.push([name, /(_at|_on|^due|^expires)$/.test(name) ? date(value) : value]);
      else if (several !== '') singles.push([name, several]);
    }
    return singles;
  }
}

export type Json = Group;

/** All that the message says, group by group, for those who look for one field. */
export function leftovers(json: Json, groups: readonly string[]): HTMLElement | undefined {
  const blocks = groups.flatMap((name) => {
    const list = facts(json.group(name).singles().map(([label, value]) => [spelledOut(label), visible(value, 500)] as const), 'pairs');
    return list === undefined ? [] : [h('div', { class: 'person' }, h('h3', null, spelledOut(name)), list)];
  });
  if (blocks.length === 0) return undefined;
  return h('details', { class: 'all' }, h('summary', null, 'Every field with a meaning'), h('div', { class: 'people' }, blocks));
}

/** Values that do not fit their field. They are part of what was signed, and are read nowhere else. */
export function oddValues(json: Json): HTMLElement | undefined {
  const invalid = json.group('invalid');
  const names = invalid.names();
  if (names.length === 0) return undefined;
  return h(
    'div',
    { class: 'odd' },
    h('h3', null, 'Odd values'),
    h('p', { class: 'hint' }, 'They do not fit their fields, so nothing above is made of them. The message is genuine all the same.'),
    facts(
      names.slice(0, MOST_ODD).map((path) => {
        const text = invalid.text(path);
        const value = text === undefined ? `not UTF-8: ${(invalid.group(path).text('hex') ?? '').slice(0, 200)}` : visible(text, 200);
        return [visible(path, 100), h('code', null, value === '' ? '(empty)' : value)] as const;
      }),
      'pairs mono',
    ),
    names.length > MOST_ODD && note('plain', `And ${count(names.length - MOST_ODD)} more.`),
  );
}
