// From a date of a message to a moment. Owns which dates are one, and how long those that are none may last; must never fill in a zone
// that it was not given.

import { invalid } from './error.js';
import type { ExpiryText, ZoneText } from './generated/types.js';

/**
 * The moment, if it is one: a date with a time of day and a zone. All others are undefined, so that undefined does not mean without end: look
 * for `never` first, or take `lastSecond()`.
 */
export const instant = (date: ExpiryText | undefined): Date | undefined =>
  date && /T.*[+-]/.test(date) ? new Date(date) : undefined;

/**
 * The end of the last second of an expiry, in favour of whoever relies on it: a mere day lasts to its end. `zone` is taken where the date has none, and for a
 * mere day always, since nobody says which zone its day is in; `-12:00` is the latest there is. `never` stays, and so does undefined, which is no
 * answer: the message does not say.
 *
 * ```js
 * const end = lastSecond(entitlement.expiry(), '-12:00');
 * if (end === 'never' || (end && end >= new Date())) letItRun();
 * ```
 *
 * Throws `invalid_argument` for what is no expiry or no zone.
 */
export const lastSecond = (expiry: ExpiryText | undefined, zone: ZoneText): Date | 'never' | undefined => {
  if (!/^[+-]([01]\d|2[0-3]):[0-5]\d$/.test(zone)) throw invalid("a zone is its distance from UTC: '+02:00'");
  if (expiry === undefined) return;
  if (expiry === 'never') return 'never';
  const [, day, time = 'T23:59:59', own = zone] = /^(\d{4}-\d\d-\d\d)(?:(T\d\d:\d\d:\d\d)([+-]\d\d:\d\d)?)?$/.exec(expiry) ?? [];
  const end = new Date(`${day}${time}.999${own}`);
  const local = new Date(`${day}${time}Z`);
  // There are days that no month has, and that `Date` takes for the next one's.
  if (Number.isNaN(+end) || Number.isNaN(+local) || !local.toISOString().startsWith(`${day}${time}`)) throw invalid("an expiry is a date as expiry() gives it: '2025-02-11', or 'never'");
  return end;
};
