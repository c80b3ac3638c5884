/**
 * Counts checks and keeps the first failures.
 *
 * Owns equality and what is told of a failure; must never throw, so that one wrong answer does not hide the rest.
 */

/** Of each group. */
const KEPT = 5;

export class Checks {
  total = 0;
  failed = 0;
  failures = [];
  /** Checks by group, so that a group that checks nothing is seen. */
  groups = {};
  /** Failed checks by group. */
  failedIn = {};
  #group = '';
  #told = 0;

  /** Runs one group; what it throws is a failure of the group. */
  async group(name, run) {
    this.#group = name;
    this.#told = 0;
    this.groups[name] ??= 0;
    try {
      await run();
    } catch (error) {
      this.fail(`${name} ended early`, error instanceof Error ? `${error.stack ?? error}` : String(error), 'no exception');
    }
    if (this.groups[name] === 0) {
      this.fail(`${name}`, 'no checks', 'some checks');
    }
  }

  equal(actual, expected, where) {
    this.#count();
    if (show(actual) !== show(expected)) {
      this.#record(where, show(actual), show(expected));
    }
  }

  ok(condition, where) {
    this.equal(Boolean(condition), true, where);
  }

  match(text, pattern, where) {
    this.#count();
    if (typeof text !== 'string' || !pattern.test(text)) {
      this.#record(where, show(text), String(pattern));
    }
  }

  /** The code of the error that `run` throws, which must be one of ours. */
  throws(run, code, CountersignError, where) {
    this.#count();
    try {
      run();
    } catch (error) {
      const is = error instanceof CountersignError ? error.code : `another error: ${error}`;
      if (is !== code) {
        this.#record(where, is, code);
      }
      return error;
    }
    this.#record(where, 'nothing thrown', code);
    return new Error('nothing was thrown');
  }

  fail(where, actual, expected) {
    this.#count();
    this.#record(where, actual, expected);
  }

  report() {
    return { checks: this.total, failed: this.failed, failures: this.failures, groups: this.groups, failedIn: this.failedIn };
  }

  #count() {
    this.total += 1;
    this.groups[this.#group] = (this.groups[this.#group] ?? 0) + 1;
  }

  #record(where, actual, expected) {
    this.failed += 1;
    this.failedIn[this.#group] = (this.failedIn[this.#group] ?? 0) + 1;
    this.#told += 1;
    if (this.#told <= KEPT) {
      this.failures.push({ where, actual: cut(actual), expected: cut(expected) });
    }
  }
}

/** A value as one text, equal for equal values: members in the order of their names, bytes in hex, undefined members as none. */
export function show(value) {
  return JSON.stringify(plain(value)) ?? 'undefined';
}

function plain(value) {
  if (value instanceof Uint8Array) {
    return { hex: hex(value) };
  }
  if (Array.isArray(value)) {
    return value.map((member) => plain(member) ?? null);
  }
  if (typeof value === 'bigint') {
    return `${value}n`;
  }
  if (typeof value === 'object' && value !== null) {
    const sorted = Object.create(null);
    for (const key of Object.keys(value).sort()) {
      sorted[key] = plain(value[key]);
    }
    return sorted;
  }
  return value;
}

export function hex(bytes) {
  let text = '';
  for (const byte of bytes) {
    text += byte.toString(16).padStart(2, '0');
  }
  return text;
}

function cut(text) {
  return text.length > 600 ? `${text.slice(0, 600)}… (${text.length})` : text;
}
