/*
 * The verdict at a glance. Owns the first card and the sentence that a screen reader announces.
 */

import { h, icon } from '../dom.ts';
import type { Answer, Message } from '../examine.ts';
import { ago, date, plural, size, visible } from '../text.ts';
import { actionWords, ALGORITHMS, eventWords, KINDS, policyWords, refusalWords } from '../words.ts';
import { facts, note } from './parts.ts';

/** As long as 2Checkout repeats a message by itself. */
const REPEATED_FOR = 2 * 86_400;

/** One sentence for the live region and the bar on small screens. */
export function sentence(answer: Answer): string {
  switch (answer.state) {
    case 'empty':
      return 'Nothing to look at yet.';
    case 'waiting':
      return `Waiting for the secret key. ${KINDS[answer.kind]}, ${plural(answer.fields.length, 'signed field')}.`;
    case 'genuine':
      return `Genuine. ${KINDS[answer.kind]}. ${eventWords(answer.message?.event ?? '')}`;
    case 'unaccepted':
    case 'refused':
      return `${headline(answer)}. ${lead(answer)}`;
  }
}

export function headline(answer: Answer): string {
  switch (answer.state) {
    case 'empty':
      return 'Nothing here yet';
    case 'waiting':
      return 'Now the secret key';
    case 'genuine':
      return 'Genuine';
    case 'unaccepted':
      return 'Refused by policy';
    case 'refused':
      return refusalWords(answer.failure?.code ?? '')[0];
  }
}

export function verdict(answer: Answer, now: Date): HTMLElement {
  const tone = ({ genuine: 'good', unaccepted: 'mind', refused: 'bad', waiting: 'open', empty: 'open' } as const)[answer.state];
  const seal = { good: 'tick', mind: 'warning', bad: 'cross', open: 'question' } as const;
  return h(
    'section',
    { class: `card verdict ${tone}`, id: 'verdict', tabindex: -1, 'aria-labelledby': 'verdict-title' },
    h(
      'div',
      { class: 'verdict-head' },
      h('span', { class: 'seal' }, icon(seal[tone])),
      h('div', null, h('h2', { id: 'verdict-title' }, headline(answer)), h('p', { class: 'lead' }, lead(answer))),
    ),
    answer.message && ofMessage(answer, answer.message, now),
    (answer.state === 'refused' || answer.state === 'unaccepted') && ofRefusal(answer),
    answer.state === 'waiting' && ofWaiting(answer),
  );
}

function lead(answer: Answer): string {
  switch (answer.state) {
    case 'empty':
      return 'Paste a body, drop a file, or take one of the examples.';
    case 'waiting':
      return 'The message can be read, and below you see what was signed. Whether it is genuine, only the key can tell.';
    case 'genuine':
      return eventWords(answer.message?.event ?? '');
    case 'unaccepted':
      return answer.right === undefined ? '' : policyWords(answer.failure?.code ?? '', answer.right.algorithm);
    case 'refused':
      return refusalWords(answer.failure?.code ?? '')[1] || `${answer.failure?.message ?? ''}.`;
  }
}

function ofMessage(answer: Answer, message: Message, now: Date): HTMLElement[] {
  const [action, meaning] = actionWords(message.action);
  const list = facts([
    ['Kind', KINDS[message.kind]],
    message.kind !== 'unknown' && ['Event', h('code', null, visible(message.event))],
    message.kind !== 'unknown' && ['What to do', h('span', { class: `act ${message.action === 'grant' ? 'go' : message.action === 'wait' || message.action === 'test' ? '' : 'mind'}` }, action), ' ', meaning],
    ['Signature', `${ALGORITHMS[message.algorithm]}${underKey(answer, message.secretIndex)}`],
    ['Signed at', ...age(message, now)],
    ['Size', `${size(answer.question.body.length)}, ${plural(answer.fields.length, 'signed field')}`],
  ]);
  const notes = [
    isTest(message) && note('warn', 'A test order. Nothing was paid, and only the field ', h('code', null, message.kind === 'lcn' ? 'TEST' : 'TEST_ORDER'), ' tells.'),
    message.hasRepeatedFields && note('warn', 'Some names came more than once. What counts is the last value, as in PHP; 2Checkout never does this.'),
    message.kind === 'unknown' && note('warn', 'The signature is right, but the fields are those of no notification that Countersign knows. It cannot be answered with a receipt.'),
  ];
  return [list, ...notes].filter((part): part is HTMLElement => part instanceof HTMLElement);
}

function isTest(message: Message): boolean {
  const json = message.toJSON() as { message?: { is_test?: boolean } };
  return json.message?.is_test === true;
}

function age(message: Message, now: Date): (string | HTMLElement)[] {
  try {
    const signedAt = date(message.signedAt());
    try {
      const seconds = message.age(now);
      const old = seconds > REPEATED_FOR;
      return [signedAt, h('span', { class: 'aside' }, old ? `${ago(seconds)}: longer than 2Checkout repeats a message by itself` : ago(seconds))];
    } catch {
      return [signedAt, h('span', { class: 'aside' }, 'without a zone its age cannot be told')];
    }
  } catch {
    return ['not said'];
  }
}

function underKey(answer: Answer, index: number): string {
  return answer.question.secrets.filter((secret) => secret !== '').length > 1 ? `, under key ${index + 1}` : '';
}

function ofWaiting(answer: Answer): HTMLElement[] {
  const list = facts([
    ['Looks like', KINDS[answer.kind]],
    ['Signed with', answer.signatures.map((signature) => ALGORITHMS[signature.algorithm]).join(', ')],
    ['Signed fields', plural(answer.fields.length, 'field')],
  ]);
  const md5Alone = answer.signatures.every((signature) => signature.algorithm === 'md5');
  const alone = md5Alone && !answer.question.acceptMd5 && note('warn', 'Signed with MD5 alone, which the policy refuses even if it is right. Accept it under “Policy” where the URL sends nothing better.');
  return [list, alone].filter((part): part is HTMLElement => part instanceof HTMLElement);
}

function ofRefusal(answer: Answer): HTMLElement[] {
  const { failure, right } = answer;
  const list = facts([
    right && ['Signature', `${ALGORITHMS[right.algorithm]}, right${underKey(answer, right.secretIndex)}`],
    [right ? 'Refused as' : 'Error', h('code', null, failure?.code ?? '')],
    (right ? !/signature|algorithm/.test(failure?.code ?? '') : refusalWords(failure?.code ?? '')[1] === '') && ['It says', `${visible(failure?.message ?? '', 400)}.`],
    failure?.field !== undefined && ['Field', h('code', null, visible(failure.field, 100))],
    answer.kind !== 'unknown' && ['Looks like', KINDS[answer.kind]],
    ['Answer with', answerWith(answer)],
  ]);
  return list === undefined ? [] : [list];
}

function answerWith(answer: Answer): string {
  if (answer.failure?.code === 'empty_secret') return 'Status 500: the mistake is on your side';
  const refusal = 'Status 400, and nothing else: no receipt, and nothing of why';
  return answer.right === undefined ? refusal : `${refusal}. 2Checkout sends the message again, for two days: change the URL’s settings or the policy`;
}
