/** Cuts the programs out of the pages. Owns the reading of `<!-- name -->` before a fence, and the account of what was run; must never change what is cut. */
import { readdir, readFile } from 'node:fs/promises';

const PAGES = new URL('../../../docs/', import.meta.url);
const taken = new Set();

/** Every named block of a Markdown file: name → text. A name that comes twice is an error, so that no program hides another. */
export async function blocks(file) {
  const text = await readFile(new URL(file, PAGES), 'utf8');
  const found = new Page(file);
  for (const [, name, code] of text.matchAll(/^<!-- (\S[^\n]*?) -->\n```\w*\n([\s\S]*?)^```$/gm)) {
    if (found.has(name)) {
      throw new Error(`${file} has ${name} twice`);
    }
    found.set(name, code);
  }
  return found;
}

class Page extends Map {
  constructor(file) {
    super();
    this.file = file;
  }

  /** What is asked for counts as run. */
  get(name) {
    if (!this.has(name)) {
      throw new Error(`${this.file} has no program ${name}`);
    }
    taken.add(`${this.file} ${name}`);
    return super.get(name);
  }
}

/** One program of a page. */
export async function cut(file, name) {
  return (await blocks(file)).get(name);
}

/** Code on the pages that nothing has run, for the end of a whole run. */
export async function left() {
  const missing = [];
  for (const file of ['../README.md', ...(await readdir(PAGES)).filter((name) => name.endsWith('.md'))]) {
    const text = await readFile(new URL(file, PAGES), 'utf8');
    for (const [, before, code] of text.matchAll(/^(.*)\n```(?:jsx?|tsx?|jsonc?|html)\n([\s\S]*?)^```$/gm)) {
      const name = /^<!-- (.*) -->$/.exec(before)?.[1];
      if (!taken.has(`${file} ${name}`)) {
        missing.push(`${file}: ${name ?? code.split('\n', 1)[0]}`);
      }
    }
  }
  return missing;
}
