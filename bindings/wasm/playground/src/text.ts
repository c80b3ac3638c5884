/*
 * Text made fit to be looked at: numbers, sizes, dates, ages, and values that came from strangers. Must never change
 * an amount: decimals stay the text that was sent.
 */

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `1,034`: digits in groups. */
export function count(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `1 field`, `107 fields`. */
export function plural(number: number, one: string, many = `${one}s`): string {
  return `${count(number)} ${number === 1 ? one : many}`;
}

/** `2,366 bytes`, `8.0 MiB`. */
export function size(bytes: number): string {
  return bytes < 100_000 ? plural(bytes, 'byte') : bytes < 1_048_576
    ? `${(bytes / 1024).toFixed(0)} KiB`
    : `${(bytes / 1_048_576).toFixed(1)} MiB`;
}

/**
 * A date as the library gives it, in words. Only a date with a zone is a moment, and where there is none it is said;
 * JavaScript's `Date` would make one up.
 */
export function date(text: string): string {
  if (text === 'never') return 'never';
  const parts = /^(\d{4})-(\d{2})(?:-(\d{2})(?:T(\d{2}:\d{2}:\d{2})([+-]\d{2}:\d{2})?)?)?$/.exec(text);
  if (parts === null) return visible(text);
  const [, year, month, day, time, zone] = parts;
  const name = MONTHS[Number(month) - 1] ?? month;
  if (day === undefined) return `${name} ${year}`;
  const words = `${Number(day)} ${name} ${year}`;
  return time === undefined ? words : `${words}, ${time} ${zone === undefined ? '(zone not said)' : zone}`;
}

const STEPS: readonly (readonly [seconds: number, word: string, until: number])[] = [
  [1, 'second', 120],
  [60, 'minute', 7_200],
  [3_600, 'hour', 172_800],
  [86_400, 'day', 5_184_000],
  [2_629_746, 'month', 63_113_904],
  [31_556_952, 'year', Infinity],
];

/** `3 minutes ago`, `in 2 hours`. */
export function ago(seconds: number): string {
  const long = Math.abs(seconds);
  const [unit, word] = STEPS.find(([, , until]) => long < until) ?? [1, 'second'];
  const words = plural(Math.floor(long / unit), word);
  return seconds < 0 ? `in ${words}` : `${words} ago`;
}

/** The date of a receipt, `YYYYMMDDHHMMSS`, in UTC. */
export function stamp(moment: Date): string {
  return moment.toISOString().replace(/[-T:]/g, '').slice(0, 14);
}

/** The moment that such a date names, if there is one. */
export function fromStamp(text: string): Date | undefined {
  const parts = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/.exec(text);
  if (parts === null) return undefined;
  const [year, month, day, hour, minute, second] = parts.slice(1).map(Number) as [number, number, number, number, number, number];
  const moment = new Date(0);
  moment.setUTCFullYear(year, month - 1, day);
  moment.setUTCHours(hour, minute, second, 0);
  return stamp(moment) === text ? moment : undefined;
}

// What would act on the lines around it, or not be seen at all: controls, marks of direction, invisible blanks.
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/** A stranger's text with everything invisible made visible. */
export function visible(text: string, longest = Infinity): string {
  const shown = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return shown.replace(UNSEEN, (character) => {
    const code = character.charCodeAt(0);
    if (code < 32) return String.fromCharCode(0x2400 + code);
    if (code === 127) return '\u2421';
    return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
  });
}

/** `43 61 66 c3 a9` */
export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
}
