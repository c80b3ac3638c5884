// What the module exports, as wasm-bindgen's own half shows it: see the crate's sources for the meaning of the numbers. Owns nothing but
// these shapes; both modules and the plain-JavaScript form of the small one have them.

/** Secrets and a policy inside the module. */
export interface RawVerifier {
  /** False if the secret is blank. The bytes are copied, and the copy is wiped. */
  add(secret: Uint8Array): boolean;
  verify(body: Uint8Array): Uint8Array;
  receipt(secret: number, algorithm: number, part: Uint8Array, now: number): Uint8Array;
  free(): void;
}

/** The module that verifies. */
export interface Core {
  Verifier: new (
    secrets: number,
    accept: number,
    kind: number,
    requireAll: boolean,
    body: number,
    fields: number,
    name: number,
    depth: number,
  ) => RawVerifier;
  sha256(bytes: Uint8Array): Uint8Array;
}

/** The module that also signs and explains. */
export interface Desk {
  sign(body: Uint8Array, secret: Uint8Array, algorithms: number): Uint8Array;
  explain(body: Uint8Array, secrets: Uint8Array, limits: Uint32Array): Uint8Array;
}
