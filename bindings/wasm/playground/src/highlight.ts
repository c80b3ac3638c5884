/*
 * Colours for the programs on the page. Owns a rough eye for comments, texts and keywords, good enough for the programs
 * that `snippets.ts` writes; knows no language properly.
 */

import { h } from './dom.ts';

const TOKENS = /(\/\*[\s\S]*?\*\/|\/\/[^\n]*|(?:^|\n)#include [^\n]*)|("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|\b(use|fn|let|for|in|if|else|return|match|import|from|const|new|of|require|foreach|as|echo|int|char|static|struct|void|enum|size_t|while|true|false|null|NULL)\b/g;

/** A program as spans; put together, their text is the program. */
export function highlighted(text: string): (string | HTMLElement)[] {
  const parts: (string | HTMLElement)[] = [];
  let last = 0;
  for (const match of text.matchAll(TOKENS)) {
    parts.push(text.slice(last, match.index));
    const kind = match[1] !== undefined ? 'comment' : match[2] !== undefined ? 'string' : 'keyword';
    parts.push(h('span', { class: `tok-${kind}` }, match[0]));
    last = match.index + match[0].length;
  }
  parts.push(text.slice(last));
  return parts;
}

/** The same for JSON: names apart from values. */
export function highlightedJson(text: string): (string | HTMLElement)[] {
  const parts: (string | HTMLElement)[] = [];
  let last = 0;
  for (const match of text.matchAll(/("(?:\\.|[^"\\])*")(\s*:)?/g)) {
    parts.push(text.slice(last, match.index));
    parts.push(h('span', { class: match[2] === undefined ? 'tok-string' : 'tok-keyword' }, match[1] ?? ''), match[2] ?? '');
    last = match.index + match[0].length;
  }
  parts.push(text.slice(last));
  return parts;
}
