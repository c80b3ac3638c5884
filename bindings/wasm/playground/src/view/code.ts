/*
 * The message as a program and as JSON, under tabs. Owns the tabs and the button that saves the body; the programs are
 * written elsewhere.
 */

import { fill, h, type Child } from '../dom.ts';
import type { Answer } from '../examine.ts';
import { highlighted, highlightedJson } from '../highlight.ts';
import { BODY_FILE, snippets } from '../snippets.ts';
import { count } from '../text.ts';
import { copyButton, note, section } from './parts.ts';

/** More JSON than this is copied whole and shown in part. */
const MOST_JSON = 60_000;

interface Tab {
  readonly id: string;
  readonly title: string;
  readonly open: () => Child;
}

let chosen = 'rust';

export function code(answer: Answer): HTMLElement {
  const tabs: Tab[] = snippets(answer).map((snippet) => ({
    id: snippet.id,
    title: snippet.language,
    open: () => [program(snippet.text, highlighted(snippet.text), `${snippet.language} program`), h('div', { class: 'row' }, copyButton('Copy the program', () => snippet.text), saveButton(answer.question.body), h('span', { class: 'aside' }, snippet.file))],
  }));
  const message = answer.message;
  if (message !== undefined && message.kind !== 'unknown') {
    tabs.push({
      id: 'json',
      title: 'JSON',
      open: () => {
        const text = JSON.stringify(message.toJSON(), null, 2);
        const part = text.slice(0, MOST_JSON);
        return [
          program(part, highlightedJson(part), 'Notification as JSON'),
          part.length < text.length && note('plain', `${count(text.length - part.length)} more characters are not shown; the button copies them all.`),
          h('div', { class: 'row' }, copyButton('Copy the JSON', () => text), h('span', { class: 'aside' }, 'docs/notification.schema.json')),
        ];
      },
    });
  }
  return section(
    'code',
    'The same as code',
    h('p', null, 'Save the body as ', h('code', null, BODY_FILE), ', put the key into the environment as ', h('code', null, 'COUNTERSIGN_KEY'), ', and run it. Your key is not in it.'),
    tabbed(tabs),
  );
}

function program(text: string, parts: Child, label: string): HTMLElement {
  return h('pre', { class: 'program', tabindex: 0, role: 'region', 'aria-label': label }, h('code', { 'data-length': text.length }, parts));
}

function tabbed(tabs: readonly Tab[]): HTMLElement {
  const panel = h('div', { role: 'tabpanel', id: 'code-panel', class: 'panel' });
  const buttons = tabs.map((tab) => h('button', { type: 'button', role: 'tab', id: `tab-${tab.id}`, 'aria-controls': 'code-panel' }, tab.title));
  const open = (index: number): void => {
    const tab = tabs[index];
    if (tab === undefined) return;
    chosen = tab.id;
    buttons.forEach((button, i) => {
      button.setAttribute('aria-selected', String(i === index));
      button.tabIndex = i === index ? 0 : -1;
    });
    panel.setAttribute('aria-labelledby', `tab-${tab.id}`);
    fill(panel, tab.open());
  };
  const list = h('div', { role: 'tablist', 'aria-label': 'Language', class: 'tabs' }, buttons);
  list.addEventListener('click', (event) => open(buttons.findIndex((button) => button === event.target)));
  list.addEventListener('keydown', (event) => {
    const here = buttons.findIndex((button) => button === document.activeElement);
    const there = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (here < 0 || there === undefined) return;
    event.preventDefault();
    const index = (there + buttons.length) % buttons.length;
    open(index);
    buttons[index]?.focus();
  });
  open(Math.max(0, tabs.findIndex((tab) => tab.id === chosen)));
  return h('div', { class: 'tabbed' }, list, panel);
}

function saveButton(body: Uint8Array): HTMLElement {
  const button = h('button', { type: 'button', class: 'button quiet' }, 'Save the body');
  button.addEventListener('click', () => {
    const address = URL.createObjectURL(new Blob([new Uint8Array(body)], { type: 'application/octet-stream' }));
    const link = h('a', { href: address, download: BODY_FILE });
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(address), 10_000);
  });
  return button;
}
