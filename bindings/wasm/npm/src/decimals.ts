// Amounts as they are sent: decimal text. Owns their order; must never go through floats, nor calculate: there are libraries for that.

import { invalid } from './error.js';
import type { Decimal } from './generated/types.js';
import { decimal, scaled } from './typed/values.js';

/** An exact number without its point. */
const exact = (amount: Decimal): bigint => {
  const number = typeof amount === 'string' && decimal(amount);
  if (!number) throw invalid("an amount is decimal text: '98.00'");
  return scaled(number);
};

/**
 * Below zero, zero or above it, as `one` is less than, equal to or more than `other`: `98.0` and `98.00` are equal. Throws `invalid_argument` for what is
 * no decimal text, undefined included, so that an amount that was not sent passes no comparison.
 */
export const compareDecimals = (one: Decimal, other: Decimal): -1 | 0 | 1 => {
  const [a, b] = [exact(one), exact(other)];
  return a < b ? -1 : a > b ? 1 : 0;
};
