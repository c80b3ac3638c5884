/** Cuts the programs out of the pages. Owns the reading of `<!-- name -->` before a fence; must never change what is cut. */
import { readFile } from 'node:fs/promises';

const PAGES = new URL('../../../docs/', import.meta.url);

/** Every named block of a Markdown file: name → text. A name that comes twice is an error, so that no program hides another. */
export async function blocks(file) {
  const text = await readFile(new URL(file, PAGES), 'utf8');
  const found = new Map();
  for (const [, name, code] of text.matchAll(/^<!-- (\S[^\n]*?) -->\n```\w*\n([\s\S]*?)^```$/gm)) {
    if (found.has(name)) {
      throw new Error(`${file} has ${name} twice`);
    }
    found.set(name, code);
  }
  return found;
}

/** One program of a page. */
export async function cut(file, name) {
  const code = (await blocks(file)).get(name);
  if (code === undefined) {
    throw new Error(`${file} has no program ${name}`);
  }
  return code;
}
