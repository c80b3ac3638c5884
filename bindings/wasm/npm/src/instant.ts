// From a date of a message to a moment. Owns which dates are one; must never fill in a zone.

import type { ExpiryText } from './generated/types.js';

/** The moment, if it is one: a date with a time of day and a zone. All others are undefined, so that undefined does not mean without end: look for `never` first. */
export const instant = (date: ExpiryText | undefined): Date | undefined =>
  date && /T.*[+-]/.test(date) ? new Date(date) : undefined;
