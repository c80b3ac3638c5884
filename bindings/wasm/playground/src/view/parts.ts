/*
 * Small building blocks that several sections share: sections, lists of facts, copy buttons, notes. Must hold no knowledge
 * of messages.
 */

import { h, icon, type Child } from '../dom.ts';

export function section(id: string, title: string, ...children: Child[]): HTMLElement {
  return h('section', { class: 'card', id, 'aria-labelledby': `${id}-title` }, h('h2', { id: `${id}-title` }, title), children);
}

export type Fact = readonly [label: string, ...value: Child[]];

/** Labels and values; a value that is `undefined` or empty is left out, and so is a list of nothing. */
export function facts(list: readonly (Fact | undefined | false)[], name = 'facts'): HTMLElement | undefined {
  const shown = list.filter((fact): fact is Fact => {
    if (!fact) return false;
    const value = fact.slice(1);
    return value.some((part) => part !== undefined && part !== null && part !== false && part !== '');
  });
  if (shown.length === 0) return undefined;
  return h(
    'dl',
    { class: name },
    shown.map(([label, ...value]) => h('div', null, h('dt', null, label), h('dd', null, value))),
  );
}

export function note(tone: 'warn' | 'bad' | 'plain', ...children: Child[]): HTMLElement {
  return h('div', { class: `note ${tone}` }, tone === 'plain' ? null : icon('warning'), h('p', null, children));
}

/** A button that copies a text. It says what happened in its own words, so that a screen reader says it too. */
export function copyButton(label: string, text: () => string): HTMLButtonElement {
  const words = h('span', { 'aria-live': 'polite' }, label);
  const button = h('button', { type: 'button', class: 'button quiet copy' }, icon('copy'), words);
  let timer = 0;
  button.addEventListener('click', () => {
    void copy(text()).then((done) => {
      words.textContent = done ? 'Copied' : 'Not allowed: select and copy';
      window.clearTimeout(timer);
      timer = window.setTimeout(() => (words.textContent = label), 2_000);
    });
  });
  return button;
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // From a file some browsers have no clipboard for pages; the old way still works there.
    const area = h('textarea', { class: 'sr', 'aria-hidden': 'true', tabindex: -1 });
    area.value = text;
    const focused = document.activeElement;
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    if (focused instanceof HTMLElement) focused.focus();
    return done;
  }
}
