/**
 * `verdicts.json`: verify a body with secrets, a policy and limits, compare the whole answer.
 *
 * Owns how a policy of the vectors is said in options; never works a verdict out.
 */

import { bodyOf, momentOf, only, vectorsOf } from './vectors.mjs';

/** Our own fault, to be answered with 500; every other code is a refusal. */
const OURS = ['empty_secret', 'clock_missing', 'invalid_date', 'not_utf8', 'invalid_argument', 'internal_error'];
const UNTOLD_DATE = '20240102030500';

export function verdicts({ checks, countersign, vectors }) {
  for (const vector of vectorsOf('verdicts', vectors)) {
    const expected = expectedOf(vector);
    const body = bodyOf(vector);
    const { value, refused } = answer(countersign, vector, body);
    checks.equal(value, expected, vector.id);
    if (refused !== undefined) {
      checks.equal(refused.isRefusal, !OURS.includes(refused.code), `${vector.id}: whose fault`);
    }
    if (vector.body !== undefined) {
      checks.equal(answer(countersign, vector, vector.body).value, expected, `${vector.id}, as a string`);
    }
  }
}

function expectedOf(vector) {
  const { expect } = vector;
  only(expect, ['valid', 'error', 'kind', 'algorithm', 'secret', 'receipt'], vector.id);
  only(expect.receipt ?? {}, ['date', 'text', 'error', 'field'], vector.id);
  if (expect.valid !== (expect.error === undefined) || expect.valid !== (expect.receipt !== undefined)) {
    throw new Error(`${vector.id}: valid, and what else?`);
  }
  return expect;
}

function answer({ Verifier, CountersignError }, vector, body) {
  const { policy, limits } = vector;
  only(policy, ['accept', 'kind', 'require_all', 'strict', 'max_age'], vector.id);
  only(policy.max_age ?? {}, ['seconds', 'now'], vector.id);
  only(limits ?? {}, ['body', 'fields', 'name', 'depth'], vector.id);
  const now = policy.max_age === undefined ? undefined : new Date(policy.max_age.now * 1000);
  let verifier;
  try {
    verifier = new Verifier({
      secrets: vector.secrets,
      accept: policy.accept,
      requireAll: policy.require_all,
      strict: policy.strict,
      ...(policy.kind === 'auto' ? {} : { kind: policy.kind }),
      ...(policy.max_age === undefined ? {} : { maxAge: policy.max_age.seconds }),
      ...(limits === undefined ? {} : { limits }),
    });
  } catch (error) {
    return refusal(error, CountersignError);
  }
  try {
    const message = verifier.verify(body, now);
    const checked = verifier.check(body, now);
    if (!checked.ok || checked.notification.deliveryId() !== message.deliveryId()) {
      return { value: 'verify and check differ' };
    }
    return { value: accepted(message, vector.expect.receipt?.date ?? UNTOLD_DATE, CountersignError) };
  } catch (error) {
    const checked = error instanceof CountersignError ? verifier.check(body, now) : undefined;
    if (checked !== undefined && (checked.ok || checked.error.code !== error.code)) {
      return { value: 'verify and check differ' };
    }
    return refusal(error, CountersignError);
  } finally {
    verifier.dispose();
  }
}

function refusal(error, CountersignError) {
  if (!(error instanceof CountersignError)) {
    return { value: `not ours: ${error?.stack ?? error}` };
  }
  return { value: { valid: false, error: error.code }, refused: error };
}

function accepted(message, date, CountersignError) {
  return {
    valid: true,
    kind: message.kind,
    algorithm: message.algorithm,
    secret: message.secretIndex,
    receipt: receipt(message, date, CountersignError),
  };
}

function receipt(message, date, CountersignError) {
  try {
    return { date, text: message.receipt(momentOf(date)) };
  } catch (error) {
    if (!(error instanceof CountersignError)) {
      throw error;
    }
    return { date, error: error.code, field: error.field };
  }
}
