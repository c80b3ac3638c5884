/*
 * The bytes that were signed: every value behind its length, as one continuous text, and what each piece of it is. Owns
 * the stream, the looking glass under it and the list of fields, which show the same field at the same time. Must draw
 * no more than so much of any body.
 */

import { h, fill, type Child } from '../dom.ts';
import type { Answer, Field } from '../examine.ts';
import { count, hex, plural, size, visible } from '../text.ts';
import { note, section } from './parts.ts';

const MOST_FIELDS = 2_000;
const MOST_CHARACTERS = 300;
/** Bytes drawn one by one under the looking glass. */
const MOST_BYTES = 192;

/** One signed value and its place in the stream. */
interface Piece {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** `undefined` if it is not UTF-8. */
  readonly text: string | undefined;
  readonly prefix: string;
  /** Where its length begins, counted in bytes from 0. */
  readonly offset: number;
}

export function stream(answer: Answer): HTMLElement | undefined {
  const { pieces, bytes } = cut(answer.fields);
  if (pieces.length === 0) return undefined;
  const hidden = answer.fields.length - pieces.length;

  const options = pieces.map(option);
  const box = h(
    'div',
    { class: 'stream', role: 'listbox', tabindex: 0, id: 'stream', 'aria-label': 'Signed bytes in signed order; arrow keys move from field to field', 'aria-describedby': 'stream-hint' },
    options,
  );
  const glass = h('div', { class: 'glass', id: 'glass' });
  const rows = pieces.map(row);
  const list = h(
    'div',
    { class: 'fields', tabindex: 0, role: 'region', 'aria-label': 'List of signed fields' },
    h('table', null, h('thead', null, h('tr', null, ['#', 'Field', 'Length', 'Value'].map((title) => h('th', { scope: 'col' }, title)))), h('tbody', null, rows)),
  );

  let current = -1;
  const show = (index: number, from: 'stream' | 'list' | 'keys'): void => {
    const piece = pieces[index];
    if (piece === undefined || index === current) return;
    mark(current, false);
    current = index;
    mark(current, true);
    box.setAttribute('aria-activedescendant', `piece-${index}`);
    fill(glass, lookingGlass(piece, bytes));
    if (from !== 'stream') bring(box, options[index]);
    if (from !== 'list') bring(list, rows[index]);
  };
  const mark = (index: number, on: boolean): void => {
    options[index]?.setAttribute('aria-selected', String(on));
    options[index]?.classList.toggle('on', on);
    rows[index]?.classList.toggle('on', on);
  };

  const numberUnder = (event: Event): number => {
    const target = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-piece]') : null;
    return target === null ? -1 : Number(target.dataset.piece);
  };
  for (const type of ['pointerover', 'click'] as const) {
    box.addEventListener(type, (event) => show(numberUnder(event), 'stream'));
    list.addEventListener(type, (event) => show(numberUnder(event), 'list'));
  }
  box.addEventListener('keydown', (event) => {
    const steps: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -pieces.length, End: pieces.length };
    const step = steps[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    show(Math.min(pieces.length - 1, Math.max(0, current + step)), 'keys');
  });
  show(firstOfInterest(pieces), 'stream');
  // The boxes have no size before they are in the page.
  window.requestAnimationFrame(() => {
    bring(box, options[current]);
    bring(list, rows[current]);
  });

  return section(
    'bytes',
    'What was signed',
    h(
      'p',
      { id: 'stream-hint' },
      `${plural(answer.fields.length, 'value')} in this order, ${plural(bytes, 'byte')} in all: in front of each stands its `,
      h('span', { class: 'len sample' }, 'length in bytes'),
      ', and nothing between them. An empty value is just 0. Names are not signed.',
    ),
    answer.state === 'unaccepted' && note('warn', 'The signature covers these bytes. The policy refuses the message all the same: nothing of it is to be acted on.'),
    (answer.state === 'refused' || answer.state === 'waiting') && note('warn', 'Not verified: this is what the signature would have to cover.'),
    box,
    hidden > 0 && note('plain', `${plural(hidden, 'more field')} follow. They are signed like these; drawing them all would only make the page slow.`),
    glass,
    list,
  );
}

/** The pieces that are drawn, and the length of the whole stream. */
function cut(fields: readonly Field[]): { pieces: Piece[]; bytes: number } {
  const encoder = new TextEncoder();
  const pieces: Piece[] = [];
  let offset = 0;
  for (const [path, value] of fields) {
    const bytes = typeof value === 'string' ? encoder.encode(value) : value;
    const prefix = String(bytes.length);
    if (pieces.length < MOST_FIELDS) pieces.push({ path, bytes, text: typeof value === 'string' ? value : undefined, prefix, offset });
    offset += prefix.length + bytes.length;
  }
  return { pieces, bytes: offset };
}

/** What is worth a look first: a value whose bytes are more than its characters, and among such a product's name. */
function firstOfInterest(pieces: readonly Piece[]): number {
  const isName = (piece: Piece): boolean => piece.path.startsWith('IPN_PNAME') || piece.path === 'LICENSE_CODE';
  const isWide = (piece: Piece): boolean => piece.text !== undefined && characters(piece.text) !== piece.bytes.length;
  const places = [pieces.findIndex((piece) => isName(piece) && isWide(piece)), pieces.findIndex(isWide), pieces.findIndex(isName)];
  return places.find((place) => place >= 0) ?? 0;
}

function option(piece: Piece, index: number): HTMLElement {
  return h(
    'span',
    {
      role: 'option',
      id: `piece-${index}`,
      'data-piece': index,
      'aria-selected': 'false',
      // What is seen is part of what is heard.
      'aria-label': `${visible(piece.path, 100)}, ${lengthInWords(piece)}: ${piece.prefix}${shown(piece, MOST_CHARACTERS)}`,
    },
    h('span', { class: 'len' }, piece.prefix),
    piece.bytes.length > 0 && h('bdi', { class: 'val' }, valueWithMarks(piece)),
  );
}

/** The value; what takes more than one byte is underlined. */
function valueWithMarks(piece: Piece): Child {
  if (piece.text === undefined) return h('span', { class: 'raw' }, shown(piece, MOST_CHARACTERS));
  const text = shown(piece, MOST_CHARACTERS);
  if (piece.bytes.length === piece.text.length) return text;
  return text.split(/([^\u0000-\u007f]+)/).map((part, i) => (i % 2 === 1 ? h('span', { class: 'wide' }, part) : part));
}

function row(piece: Piece, index: number): HTMLElement {
  const more = piece.text !== undefined && characters(piece.text) !== piece.bytes.length;
  return h(
    'tr',
    { 'data-piece': index },
    h('td', { class: 'num' }, index + 1),
    h('th', { scope: 'row' }, h('code', null, visible(piece.path, 100))),
    h('td', { class: 'num' }, h('span', { class: 'len' }, piece.prefix)),
    h('td', { class: 'value' }, h('bdi', null, shown(piece, 120)), more && h('span', { class: 'small' }, lengthInWords(piece))),
  );
}

function lookingGlass(piece: Piece, total: number): Child {
  return [
    h('p', { class: 'glass-head' }, h('code', null, visible(piece.path, 100)), h('span', { class: 'aside' }, `${place(piece)} of ${count(total)}`)),
    h(
      'div',
      { class: 'cells', 'aria-hidden': 'true' },
      h('span', { class: 'cell len' }, h('b', null, piece.prefix), h('small', null, hex(new TextEncoder().encode(piece.prefix)))),
      cells(piece),
    ),
    h(
      'p',
      { class: 'glass-words' },
      'Length prefix ',
      h('span', { class: 'len' }, piece.prefix),
      `: ${lengthInWords(piece)}. `,
      piece.bytes.length > 0 && h('span', { class: 'sr' }, `In hexadecimal: ${hex(piece.bytes.subarray(0, 64))}`),
      piece.text !== undefined && characters(piece.text) !== piece.bytes.length && h('strong', null, 'Bytes are counted, not characters.'),
      piece.text === undefined && h('strong', null, 'These bytes are no UTF-8, and are signed as they are.'),
    ),
  ];
}

function place(piece: Piece): string {
  const first = piece.offset + 1;
  const last = piece.offset + piece.prefix.length + piece.bytes.length;
  return first === last ? `byte ${count(first)}` : `bytes ${count(first)} to ${count(last)}`;
}

/** One cell for each character, with the bytes it is made of. */
function cells(piece: Piece): Child[] {
  const made: Child[] = [];
  const encoder = new TextEncoder();
  const parts: [string, Uint8Array][] =
    piece.text === undefined
      ? Array.from(piece.bytes.subarray(0, MOST_BYTES), (byte) => [byte > 32 && byte < 127 ? String.fromCharCode(byte) : '·', Uint8Array.of(byte)])
      : Array.from(piece.text.slice(0, MOST_BYTES), (character) => [character, encoder.encode(character)]);
  let drawn = 0;
  for (const [character, bytes] of parts) {
    if (drawn + bytes.length > MOST_BYTES) break;
    drawn += bytes.length;
    // A mark that sits on the letter before it needs a place to sit on.
    const face = character === ' ' ? '␣' : /\p{M}/u.test(character) ? `◌${character}` : visible(character);
    made.push(h('span', { class: bytes.length > 1 ? 'cell wide' : 'cell' }, h('b', null, face), h('small', null, hex(bytes))));
  }
  if (drawn < piece.bytes.length) made.push(h('span', { class: 'cell more' }, `and ${size(piece.bytes.length - drawn)} more`));
  return made;
}

function lengthInWords(piece: Piece): string {
  if (piece.bytes.length === 0) return 'an empty value';
  const bytes = plural(piece.bytes.length, 'byte');
  if (piece.text === undefined) return `${bytes}, not UTF-8`;
  const letters = characters(piece.text);
  return letters === piece.bytes.length ? bytes : `${plural(letters, 'character')}, but ${bytes}`;
}

/** Unicode characters, not JavaScript's units; long values are not worth the walk. */
function characters(text: string): number {
  if (text.length > 1_000_000) return text.length;
  let number = 0;
  for (const character of text) number += character === '' ? 0 : 1;
  return number;
}

function shown(piece: Piece, longest: number): string {
  if (piece.text !== undefined) return visible(piece.text, longest);
  return Array.from(piece.bytes.subarray(0, longest), (byte) => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, '0')}`)).join('') + (piece.bytes.length > longest ? '…' : '');
}

/** Scrolls a box, and nothing but the box, so that something in it can be seen. */
function bring(box: HTMLElement, element: HTMLElement | undefined): void {
  if (element === undefined) return;
  const [outer, inner] = [box.getBoundingClientRect(), element.getBoundingClientRect()];
  const head = box.querySelector('thead')?.getBoundingClientRect().height ?? 0;
  if (inner.top < outer.top + head) box.scrollTop += inner.top - outer.top - head - 8;
  else if (inner.bottom > outer.bottom) box.scrollTop += inner.bottom - outer.bottom + 8;
}
