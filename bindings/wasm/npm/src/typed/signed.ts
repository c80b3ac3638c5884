// The date that a message is signed with: IPN_DATE or DATE_UPDATED. Owns how it is read and how old it may be; must never fill in a
// zone, nor read a clock.

import { fail } from '../error.js';
import type { Fields, Kind } from '../fields.js';
import { dateTime, offset, stamp } from './values.js';

/** A single value as it was sent. */
const sent = (fields: Fields, name: string): string => {
  const place = fields.place(name);
  if (!place) return fail('missing_field', name);
  // What is not UTF-8 is no date.
  return (fields.isArray(place) ? undefined : fields.text(place.from)) ?? '';
};

/** As ISO 8601, with the zone given. Throws where it was not sent, or is no such date, and for another kind. */
export const signedAt = (fields: Fields, kind: Kind, zone: string): string => {
  if (kind === 'unknown') return fail('wrong_kind');
  const [name, read] = kind === 'ipn' ? (['IPN_DATE', stamp] as const) : (['DATE_UPDATED', dateTime] as const);
  const date = read(sent(fields, name), zone);
  return date?.[10] ? date : fail('invalid_field', name);
};

/** The same in Unix seconds, which takes the account's zone. */
const unix = (fields: Fields, kind: Kind): number => {
  const local = signedAt(fields, kind, '');
  const zone = offset(sent(fields, 'TIMEZONE_OFFSET'));
  return zone ? Date.parse(local + zone) / 1000 : fail('invalid_field', 'TIMEZONE_OFFSET');
};

/** Seconds from the signed date to `now`; negative if the date is in the future. */
export const age = (fields: Fields, kind: Kind, now: Date): number => Math.floor(+now / 1000) - unix(fields, kind);

/** Refuses what is further than `seconds` from `now`, into the past or the future. */
export const checkAge = (fields: Fields, kind: Kind, seconds: number, now: Date): void => {
  // Not `>`, so that a clock or a limit that is no number lets nothing pass.
  if (!(Math.abs(age(fields, kind, now)) <= seconds)) fail('stale');
};
