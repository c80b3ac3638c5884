// Groups as properties. Owns their names; must never read one before it is asked for.

import { frozen } from './reader.js';
import type { Group, Reader } from './reader.js';
import { tables } from './table.js';

/** Gives a class a property for each group of a kind of message. */
export const defineGroups = <T extends object>(prototype: T, kind: 'ipn' | 'lcn', readerOf: (message: T) => Reader): void => {
  for (const [name, members] of tables[kind]) {
    Object.defineProperty(prototype, name, {
      get(this: T) {
        return readerOf(this).group(name, members);
      },
    });
  }
};

/** All of them. */
export const groupsOf = (reader: Reader, kind: 'ipn' | 'lcn'): Group =>
  frozen(Object.fromEntries([...tables[kind]].map(([name, members]) => [name, reader.group(name, members)])));
