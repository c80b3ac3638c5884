/*
 * What the visitor puts in: the body, the secrets, the policy. Owns the fields on the left, and keeps a dropped or very
 * long body as the bytes it is instead of squeezing it through a text field. Must never store anything.
 */

import { byId, fill, h, icon } from './dom.ts';
import type { Question } from './examine.ts';
import { size, visible } from './text.ts';

/** Longer texts make a text field slow, so they are held instead of shown. */
const LONGEST_SHOWN = 131_072;
/** Longer files are not read at all; the library's own limit is 8 MiB. */
const LONGEST_READ = 64 * 1_048_576;

export interface Input {
  question(): Question;
  /** Puts an example in. */
  take(body: Uint8Array, secret: string): void;
}

/** Sets the fields up. `changed` is called after every change, with `true` if the body was replaced by the visitor. */
export function input(changed: (replaced: boolean) => void): Input {
  const area = byId<HTMLTextAreaElement>('body');
  const held = byId('held');
  const bodySize = byId('body-size');
  const list = byId('secrets');
  const switches = { md5: byId<HTMLInputElement>('accept-md5'), all: byId<HTMLInputElement>('require-all'), strict: byId<HTMLInputElement>('strict') };

  /** The bytes, if they are not what stands in the text field. */
  let kept: Uint8Array | undefined;
  /** The body and the secret are those of an example. */
  let isExample = false;

  const bytes = (): Uint8Array => kept ?? new TextEncoder().encode(area.value);

  const show = (body: Uint8Array, name: string): void => {
    const text = body.length <= LONGEST_SHOWN ? asText(body) : undefined;
    kept = text === undefined ? body : undefined;
    area.hidden = text === undefined;
    held.hidden = text !== undefined;
    area.value = text ?? '';
    if (text === undefined) {
      const why = body.length > LONGEST_SHOWN ? 'Held as it is, because it is too long to be shown here.' : 'Held as it is, because a text field would change its bytes.';
      fill(held, h('strong', null, visible(name, 80)), h('span', null, size(body.length)), h('p', { class: 'hint' }, why));
    }
    tell();
  };
  const tell = (): void => {
    const length = kept?.length ?? bytes().length;
    bodySize.textContent = length === 0 ? '' : size(length);
  };

  /** The visitor's own body: the test key of an example is of no use to it. */
  const replace = (body: Uint8Array, name: string): void => {
    if (isExample) setSecrets(['']);
    isExample = false;
    show(body, name);
    changed(true);
  };

  area.addEventListener('input', () => {
    kept = undefined;
    tell();
    changed(false);
  });
  area.addEventListener('paste', (event) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const all = area.selectionStart === 0 && area.selectionEnd === area.value.length;
    if (text === '' || !all) return;
    event.preventDefault();
    replace(new TextEncoder().encode(text), 'Pasted body');
  });
  // An example is there to be pasted over.
  area.addEventListener('focus', () => {
    if (isExample) area.select();
  });

  byId<HTMLInputElement>('file').addEventListener('change', (event) => {
    const chooser = event.target as HTMLInputElement;
    const file = chooser.files?.[0];
    if (file) void read(file);
    chooser.value = '';
  });
  byId('clear').addEventListener('click', () => {
    isExample = false;
    setSecrets(['']);
    show(new Uint8Array(), '');
    changed(true);
    area.focus();
  });

  const read = async (file: File): Promise<void> => {
    if (file.size > LONGEST_READ) {
      kept = undefined;
      area.hidden = false;
      held.hidden = true;
      area.value = '';
      bodySize.textContent = `${size(file.size)}: too long even to be read`;
      changed(true);
      bodySize.textContent = `${size(file.size)}: too long even to be read`;
      return;
    }
    replace(new Uint8Array(await file.arrayBuffer()), file.name);
  };
  dropping((file) => void read(file), (text) => replace(new TextEncoder().encode(text), 'Dropped text'));

  const setSecrets = (secrets: readonly string[]): void => {
    fill(list, secrets.map((secret, i) => secretField(i, secret, remove, () => {
      isExample = false;
      changed(false);
    })));
    byId('add-secret').hidden = secrets.length >= 4;
    byId('add-secret').textContent = secrets.length === 1 ? 'Add a second key' : 'Add another key';
  };
  const values = (): string[] => Array.from(list.querySelectorAll<HTMLInputElement>('input'), (field) => field.value);
  const remove = (index: number): void => {
    setSecrets(values().filter((_, i) => i !== index));
    list.querySelector('input')?.focus();
    changed(false);
  };
  byId('add-secret').addEventListener('click', () => {
    setSecrets([...values(), '']);
    [...list.querySelectorAll('input')].at(-1)?.focus();
    changed(false);
  });
  setSecrets(['']);
  for (const box of Object.values(switches)) box.addEventListener('change', () => changed(false));

  return {
    question: () => ({ body: bytes(), secrets: values(), acceptMd5: switches.md5.checked, requireAll: switches.all.checked, strict: switches.strict.checked }),
    take: (body, secret) => {
      setSecrets([secret]);
      for (const box of Object.values(switches)) box.checked = false;
      show(body, 'Example');
      isExample = true;
    },
  };
}

/** The text of a body, if the text field gives the same bytes back: UTF-8 without line ends it would change. */
function asText(body: Uint8Array): string | undefined {
  if (body.includes(13)) return undefined;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
    return text.includes('\u0000') ? undefined : text;
  } catch {
    return undefined;
  }
}

function secretField(index: number, value: string, remove: (index: number) => void, changed: () => void): HTMLElement {
  const id = `secret-${index}`;
  const field = h('input', { id, type: 'password', autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false', 'data-1p-ignore': true, 'data-lpignore': 'true', 'aria-describedby': 'secret-hint' });
  field.value = value;
  field.addEventListener('input', changed);
  const show = h('button', { type: 'button', class: 'button quiet show', 'aria-pressed': 'false', 'aria-controls': id, 'aria-label': `Show key ${index + 1}` }, icon('eye'), h('span', null, 'Show'));
  show.addEventListener('click', () => {
    const on = field.type === 'password';
    field.type = on ? 'text' : 'password';
    show.setAttribute('aria-pressed', String(on));
  });
  const away = index === 0 ? undefined : h('button', { type: 'button', class: 'button quiet', 'aria-label': `Remove key ${index + 1}` }, icon('cross'));
  away?.addEventListener('click', () => remove(index));
  return h('div', { class: 'secret' }, h('label', { for: id, class: 'sr' }, `Secret key ${index + 1}`), field, show, away);
}

/** Files and texts dropped anywhere on the page. */
function dropping(file: (file: File) => void, text: (text: string) => void): void {
  const veil = byId('drop');
  let depth = 0;
  const over = (on: boolean): void => {
    depth = Math.max(0, depth + (on ? 1 : -1));
    veil.hidden = depth === 0;
  };
  document.addEventListener('dragenter', () => over(true));
  document.addEventListener('dragleave', () => over(false));
  document.addEventListener('dragover', (event) => event.preventDefault());
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    depth = 0;
    veil.hidden = true;
    const dropped = event.dataTransfer?.files[0];
    const words = event.dataTransfer?.getData('text/plain') ?? '';
    if (dropped) file(dropped);
    else if (words !== '') text(words);
  });
}
