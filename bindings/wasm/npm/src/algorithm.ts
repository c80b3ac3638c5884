// The algorithms of signatures and receipts. Owns their names in this package and their numbers in what WebAssembly hands over.

/** Names of the signature algorithms, the strongest first. `md5` is accepted only where it is asked for. */
export type Algorithm = 'sha3-256' | 'sha256' | 'md5';

/** @internal by number */
export const algorithms: readonly Algorithm[] = ['md5', 'sha256', 'sha3-256'];
