/*
 * The verdict at a glance. Owns the first card and the sentence that a screen reader announces.
 */

import { h, icon } from '../dom.ts';
import type { Answer, Message } from '../examine.ts';
import { ago, date, plural, size, visible } from '../text.ts';
import { actionWords, ALGORITHMS, eventWords, KINDS, refusalWords } from '../words.ts';
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
    case 'refused':
      return `${refusalWords(answer.failure?.code ?? '')[0]}: ${answer.failure?.message ?? ''}.`;
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
    case 'refused':
      return refusalWords(answer.failure?.code ?? '')[0];
  }
}

export function verdict(answer: Answer, now: Date): HTMLElement {
  const tone = answer.state === 'genuine' ? 'good' : answer.state === 'refused' ? 'bad' : 'open';
  const seal = { good: 'tick', bad: 'cross', open: 'question' } as const;
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
    answer.state === 'refused' && ofRefusal(answer),
    answer.state === 'waiting' &&
      facts([
        ['Looks like', KINDS[answer.kind]],
        ['Signed fields', plural(answer.fields.length, 'field')],
      ]),
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
    case 'refused':
      return refusalWords(answer.failure?.code ?? '')[1] || `${answer.failure?.message ?? ''}.`;
  }
}

function ofMessage(answer: Answer, message: Message, now: Date): HTMLElement[] {
  const [action, meaning] = actionWords(message.action);
  const several = answer.question.secrets.filter((secret) => secret !== '').length > 1;
  const list = facts([
    ['Kind', KINDS[message.kind]],
    message.kind !== 'unknown' && ['Event', h('code', null, visible(message.event))],
    message.kind !== 'unknown' && ['What to do', h('span', { class: `act ${message.action === 'grant' ? 'go' : message.action === 'wait' || message.action === 'test' ? '' : 'mind'}` }, action), ' ', meaning],
    ['Signature', `${ALGORITHMS[message.algorithm]}${several ? `, under key ${message.secretIndex + 1}` : ''}`],
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

function ofRefusal(answer: Answer): HTMLElement[] {
  const failure = answer.failure;
  const list = facts([
    ['Error', h('code', null, failure?.code ?? '')],
    refusalWords(failure?.code ?? '')[1] === '' && ['It says', `${visible(failure?.message ?? '', 400)}.`],
    failure?.field !== undefined && ['Field', h('code', null, visible(failure.field, 100))],
    answer.kind !== 'unknown' && ['Looks like', KINDS[answer.kind]],
    ['Answer with', failure?.code === 'empty_secret' ? 'Status 500: the mistake is on your side' : 'Status 400, and nothing else: no receipt, and nothing of why'],
  ]);
  return list === undefined ? [] : [list];
}
