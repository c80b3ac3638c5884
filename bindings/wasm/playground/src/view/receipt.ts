/*
 * What to send back. Owns the receipt and its date; there is a receipt for a verified message only.
 */

import { h, fill } from '../dom.ts';
import { asFailure, type Answer, type Message } from '../examine.ts';
import { fromStamp, stamp, visible } from '../text.ts';
import { copyButton, note, section } from './parts.ts';

export function receipt(answer: Answer, now: Date): HTMLElement | undefined {
  const message = answer.message;
  if (message === undefined || message.kind === 'unknown') return undefined;

  const input = h('input', { id: 'receipt-date', type: 'text', inputmode: 'numeric', maxlength: 14, autocomplete: 'off', spellcheck: 'false', value: stamp(now), 'aria-describedby': 'receipt-date-hint' });
  const button = h('button', { type: 'button', class: 'button quiet' }, 'Now');
  const out = h('div', { class: 'receipt-out' });
  let text = '';
  const update = (): void => {
    const moment = fromStamp(input.value.trim());
    input.setAttribute('aria-invalid', String(moment === undefined));
    text = moment === undefined ? '' : write(message, moment, out);
    if (moment === undefined) fill(out, note('bad', 'Fourteen digits of a real date and time, please: year, month, day, hour, minute, second.'));
    copy.disabled = text === '';
  };
  const copy = copyButton('Copy the receipt', () => text);
  input.addEventListener('input', update);
  button.addEventListener('click', () => {
    input.value = stamp(new Date());
    update();
  });
  update();

  return section(
    'receipt',
    'What to answer',
    h('p', null, 'Store the message, then send exactly this as the body of a 200. Without it, 2Checkout sends the message again for two days.'),
    out,
    h(
      'div',
      { class: 'row' },
      copy,
      h('span', { class: 'date' }, h('label', { for: 'receipt-date' }, 'Date'), input, button),
    ),
    h('p', { class: 'hint', id: 'receipt-date-hint' }, 'YYYYMMDDHHMMSS, UTC. The date in the tag is signed with it, so make a new receipt for every answer.'),
  );
}

function write(message: Message, moment: Date, out: HTMLElement): string {
  try {
    const text = message.receipt(moment);
    fill(out, h('pre', { class: 'receipt', tabindex: 0, role: 'region', 'aria-label': 'Receipt' }, h('code', null, text)));
    return text;
  } catch (error) {
    const failure = asFailure(error);
    if (failure === undefined) throw error;
    fill(
      out,
      note(
        'bad',
        `No receipt can be made: ${visible(failure.message, 300)}. `,
        failure.code === 'missing_field' && 'Switch the field on in the response tags of the Control Panel.',
        ' ',
        h('code', null, failure.code),
      ),
    );
    return '';
  }
}
