// What the unit tests see of the source.

export { CountersignError } from '../../src/error.js';
export { Fields } from '../../src/fields.js';
export { instant, lastSecond } from '../../src/instant.js';
export { Ipn } from '../../src/ipn.js';
export { Lcn } from '../../src/lcn.js';
export { checkAge } from '../../src/typed/signed.js';
export { checkStrict } from '../../src/typed/strict.js';
export { OtherNotification } from '../../src/verified.js';

import { Fields } from '../../src/fields.js';
import type { Engine } from '../../src/notification.js';
import { notificationOf as ofFields } from '../../src/verified.js';

/** The message of what WebAssembly handed over. */
export const notificationOf = (pack: Uint8Array, engine: Engine, body = new Uint8Array(0)) => ofFields(new Fields(pack), engine, body);
