/*
 * The page: takes what the visitor puts in, asks, and draws the answer. Owns the order of the sections and when to ask
 * again; each section draws itself.
 */

import { byId, fill, h } from './dom.ts';
import { examine, forget, type Answer, type Question } from './examine.ts';
import { EXAMPLES, TEST_KEY, type Example } from './examples.ts';
import { input } from './input.ts';
import { size } from './text.ts';
import { theme } from './theme.ts';
import { code } from './view/code.ts';
import { note } from './view/parts.ts';
import { reasons, signatures } from './view/reasons.ts';
import { order } from './view/order.ts';
import { receipt } from './view/receipt.ts';
import { stream } from './view/stream.ts';
import { subscription } from './view/subscription.ts';
import { headline, sentence, verdict } from './view/verdict.ts';
import { Group } from './view/values.ts';

/** So long a body takes long enough to say so before the page is busy. */
const LONG = 262_144;
const PAUSE = 150;

let timer = 0;
const fields = input((replaced) => {
  chooseExample(undefined);
  window.clearTimeout(timer);
  timer = window.setTimeout(ask, replaced ? 0 : PAUSE);
});

function ask(): void {
  const question = fields.question();
  if (question.body.length <= LONG) return draw(question);
  byId('announce').textContent = 'Reading.';
  fill(byId('result'), h('section', { class: 'card verdict open', id: 'verdict' }, h('h2', null, 'Reading…'), h('p', null, `${size(question.body.length)} take a moment.`)));
  // The frame with these words is painted first.
  window.requestAnimationFrame(() => window.setTimeout(() => draw(question), 0));
}

function draw(question: Question): void {
  const now = new Date();
  const result = byId('result');
  const peek = byId('peek');
  let answer: Answer;
  try {
    answer = examine(question);
    fill(result, sections(answer, now));
  } catch (error) {
    // A mistake of ours. What it says may hold a value, so it is told by its name only.
    fill(result, h('section', { class: 'card verdict bad', id: 'verdict', tabindex: -1 }, h('h2', null, 'The page made a mistake'), note('bad', `Please report it (${error instanceof Error ? error.name : 'unknown'}).`)));
    byId('announce').textContent = 'The page made a mistake.';
    return;
  }
  byId('announce').textContent = sentence(answer);
  peek.hidden = answer.state === 'empty';
  peek.className = `peek ${answer.state}`;
  peek.textContent = headline(answer);
  const first = document.getElementById('verdict');
  if (first) watchVerdict(first);
}

/** The bar on small screens is for those who do not see the verdict. */
const sight = new IntersectionObserver((entries) => byId('peek').classList.toggle('seen', entries.at(-1)?.isIntersecting === true));
function watchVerdict(element: Element): void {
  sight.disconnect();
  sight.observe(element);
}

function sections(answer: Answer, now: Date): (HTMLElement | undefined)[] {
  const first = verdict(answer, now);
  if (answer.state === 'empty') return [first];
  const json = answer.message && answer.message.kind !== 'unknown' ? new Group(answer.message.toJSON()) : undefined;
  const message = json && (answer.kind === 'ipn' ? order(json) : subscription(json));
  return [first, reasons(answer), message, receipt(answer, now), signatures(answer), stream(answer), code(answer)];
}

function chooseExample(chosen: Example | undefined): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('#examples button')) {
    button.setAttribute('aria-pressed', String(button.dataset.example === chosen?.id));
  }
  fill(byId('example-about'), chosen ? [chosen.about, ' Made up, and signed in this page; the test key is ', h('code', null, TEST_KEY), '.'] : 'Your own message.');
}

function show(example: Example): void {
  const { body, secret } = example.make();
  fields.take(body, secret);
  chooseExample(example);
  window.clearTimeout(timer);
  ask();
}

function examples(): void {
  const group = (title: string, which: Example['group']): HTMLElement => {
    const chips = EXAMPLES.filter((example) => example.group === which).map((example) => {
      const button = h('button', { type: 'button', class: `chip ${which}`, 'data-example': example.id, 'aria-pressed': 'false', title: example.about }, example.title);
      button.addEventListener('click', () => show(example));
      return button;
    });
    return h('div', { class: 'chips', role: 'group', 'aria-label': title }, h('span', { class: 'chips-title', 'aria-hidden': 'true' }, title), chips);
  };
  byId('examples').append(group('Genuine', 'genuine'), group('Does not verify', 'broken'), group('Refused by policy', 'policy'), h('p', { id: 'example-about', class: 'hint about' }));
}

theme();
examples();
const [opening] = EXAMPLES;
if (opening) show(opening);
window.addEventListener('pagehide', forget);
