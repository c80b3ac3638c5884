// Everything that needs no module of its own to be loaded: what all entries have in common. Owns which names are public.

export type { Algorithm } from './algorithm.js';
export { compareDecimals } from './decimals.js';
export { CountersignError } from './error.js';
export type { ErrorCode } from './error.js';
export type * from './generated/types.js';
export type { Handler, HandlerOptions, PlatformResponse, RequestLike, ResponseLike } from './handler.js';
export type { Bytes } from './fields.js';
export { instant, lastSecond } from './instant.js';
export { Ipn } from './ipn.js';
export { Lcn } from './lcn.js';
export { Notification } from './notification.js';
export type { Event } from './notification.js';
export type { IpnJson, LcnJson, MessageJson, OtherJson } from './typed/json.js';
export type { Body, Demand, Limits, Secret, VerifierOptions } from './options.js';
export type { Action } from './typed/actions.js';
export type { Entitlement } from './typed/entitlements.js';
export { OtherNotification } from './verified.js';
export type { Verified } from './verified.js';
export { BaseVerifier } from './verifier.js';
export type { Verdict, VerifiedOf } from './verifier.js';

/** @internal for the other entries */
export {
  announced as _announced,
  consumed as _consumed,
  endpoint as _endpoint,
  Gathered as _Gathered,
  incomplete as _incomplete,
} from './adapters/endpoint.js';
/** @internal */
export { invalid as _invalid } from './error.js';
/** @internal */
export { Fields as _Fields } from './fields.js';
/** @internal */
export { bitsOf as _bitsOf, bytesOf as _bytesOf, checkNames as _checkNames, limitsOf as _limitsOf, secretsOf as _secretsOf } from './options.js';
/** @internal */
export { refusal as _refusal, success as _success, sure as _sure } from './verifier.js';
/** @internal */
export { handlerWith as _handlerWith } from './handler.js';
