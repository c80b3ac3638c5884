// A message as `docs/notification.schema.json` describes it. Owns the names there; must never hold a value that its property does not.

import { CountersignError } from '../error.js';
import type { Notification } from '../notification.js';

/** `countryCode` is `country_code`. Product ids, which are digits, stay. */
const snake = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(snake)
    : value instanceof Object
      ? Object.fromEntries(
          Object.entries(value).map(([key, member]) => [key.replace(/([a-z])([A-Z\d])/g, '$1_$2').toLowerCase(), snake(member)]),
        )
      : value;

export const asJson = (message: Notification, groups: Record<string, unknown>): Record<string, unknown> => {
  const { kind, event, action, invalid } = message;
  let key: string | undefined;
  try {
    key = message.dedupeKey();
  } catch (error) {
    if (!(error instanceof CountersignError)) throw error;
  }
  return {
    kind,
    event,
    action,
    ...(key && { dedupe_key: key }),
    delivery_id: message.deliveryId(),
    ...(snake(groups) as object),
    invalid,
  };
};
