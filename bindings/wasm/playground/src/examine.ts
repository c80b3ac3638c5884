/*
 * Asking the library. Owns the verifier and the only calls to the package `countersign`; everything the page shows comes
 * from what `examine` returns. Must never keep a secret longer than the answer it belongs to.
 */

import { Verifier } from 'countersign';
import { explain } from 'countersign/explain';

export type Algorithm = 'sha3-256' | 'sha256' | 'md5';
export type Field = readonly [path: string, value: string | Uint8Array];

export interface Question {
  readonly body: Uint8Array;
  readonly secrets: readonly string[];
  readonly acceptMd5: boolean;
  readonly requireAll: boolean;
  readonly strict: boolean;
}

/** What the page needs of a verified notification. */
export interface Message {
  readonly kind: 'ipn' | 'lcn' | 'unknown';
  readonly algorithm: Algorithm;
  readonly secretIndex: number;
  readonly hasRepeatedFields: boolean;
  readonly event: string;
  readonly action: string;
  fields(): readonly Field[];
  receipt(date?: Date): string;
  signedAt(): string;
  age(now?: Date): number;
  redacted(): string;
  toJSON(): unknown;
}

export interface Failure {
  readonly code: string;
  readonly message: string;
  readonly field?: string | undefined;
}

export interface Signature {
  readonly algorithm: Algorithm;
  readonly field: string;
  readonly isWellFormed: boolean;
  readonly secret?: number | undefined;
}

export interface Finding {
  readonly id: string;
  readonly code: string;
  readonly text: string;
  readonly isCertain: boolean;
  readonly field?: string | undefined;
}

export interface Answer {
  /** `waiting`: there is a body and no secret yet. `unaccepted`: the signature is right, and only the policy refuses. */
  readonly state: 'empty' | 'waiting' | 'genuine' | 'unaccepted' | 'refused';
  readonly question: Question;
  readonly message?: Message;
  readonly failure?: Failure;
  /** Which signature is right although the policy refuses. */
  readonly right?: { readonly algorithm: Algorithm; readonly secretIndex: number };
  readonly kind: 'ipn' | 'lcn' | 'unknown';
  readonly signatures: readonly Signature[];
  readonly findings: readonly Finding[];
  /** Whether every known mistake was tried. */
  readonly isComplete: boolean;
  /** What was signed, in signed order. Verified only if the state is `genuine`. */
  readonly fields: readonly Field[];
}

/** The policy that refuses nothing but a signature that is wrong. */
const LAX = { accept: ['sha3-256', 'sha256', 'md5'], requireAll: false, strict: false } as const;

let verifier: Verifier | undefined;

/** The verdict on a body, with everything that can be said about it. The answer before is of no use any more then. */
export function examine(question: Question): Answer {
  forget();
  const nothing = { kind: 'unknown', signatures: [], findings: [], isComplete: true, fields: [] } as const;
  if (question.body.length === 0) return { state: 'empty', question, ...nothing };

  const secrets = question.secrets.filter((secret) => secret !== '');
  const explained = explain(question.body, secrets);
  const about = {
    question,
    kind: explained.kind,
    signatures: explained.signatures,
    // That there is no key yet is no mistake.
    findings: explained.findings.filter((finding) => finding.code !== 'secret_missing'),
    isComplete: explained.isComplete,
    fields: explained.fields,
  };
  if (secrets.length === 0) {
    const failure = underAnyKey(question.body);
    return failure === undefined ? { state: 'waiting', ...about } : { state: 'refused', ...about, failure };
  }

  try {
    verifier = new Verifier({
      secrets,
      accept: question.acceptMd5 ? ['sha3-256', 'sha256', 'md5'] : ['sha3-256', 'sha256'],
      requireAll: question.requireAll,
      strict: question.strict,
    });
    const message: Message = verifier.verify(question.body);
    return { state: 'genuine', ...about, kind: message.kind, message, findings: [], fields: message.fields() };
  } catch (error) {
    const failure = asFailure(error);
    if (failure === undefined) throw error;
    const right = failure.code === 'empty_secret' ? undefined : underNoPolicy(question.body, secrets);
    return right === undefined ? { state: 'refused', ...about, failure } : { state: 'unaccepted', ...about, failure, right };
  }
}

/** Which signature is right, whatever the policy says of it. */
function underNoPolicy(body: Uint8Array, secrets: readonly string[]): Answer['right'] {
  const lax = new Verifier({ secrets, ...LAX });
  try {
    const verdict = lax.check(body);
    return verdict.ok ? { algorithm: verdict.notification.algorithm, secretIndex: verdict.notification.secretIndex } : undefined;
  } finally {
    lax.dispose();
  }
}

/** Why no key whatever can help. A key that nobody has fits nothing, so any other complaint than that is about the body. */
function underAnyKey(body: Uint8Array): Failure | undefined {
  const lax = new Verifier({ secrets: crypto.getRandomValues(new Uint8Array(32)), ...LAX });
  try {
    const verdict = lax.check(body);
    return verdict.ok || verdict.error.code === 'signature_mismatch' ? undefined : asFailure(verdict.error);
  } finally {
    lax.dispose();
  }
}

/** Wipes the secrets that the verifier holds. */
export function forget(): void {
  verifier?.dispose();
  verifier = undefined;
}

/** What an error of the library says; `undefined` for any other error, which is a mistake of ours. */
export function asFailure(error: unknown): Failure | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  const field = 'field' in error && typeof error.field === 'string' ? error.field : undefined;
  return { code: error.code, message: error.message, field };
}
