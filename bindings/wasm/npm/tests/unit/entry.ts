// What the unit tests see of the source.

export { CountersignError } from '../../src/error.js';
export { Fields } from '../../src/fields.js';
export { instant } from '../../src/instant.js';
export { Ipn } from '../../src/ipn.js';
export { Lcn } from '../../src/lcn.js';
export { checkAge } from '../../src/typed/signed.js';
export { checkStrict } from '../../src/typed/strict.js';
export { notificationOf, OtherNotification } from '../../src/verified.js';
