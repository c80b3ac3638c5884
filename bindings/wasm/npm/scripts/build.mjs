// Everything in `dist`, from `build` (what cargo and wasm-bindgen made) and `src`. Owns which files there are and how they hang together;
// `cargo xtask npm` calls it.

import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { asm, watchful } from './asm.mjs';
import { inline } from './inline.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const at = (...parts) => join(root, ...parts);
const read = (...parts) => readFileSync(at(...parts));
const bin = (name) => at('node_modules/.bin', name);

rmSync(at('dist'), { recursive: true, force: true });
mkdirSync(at('dist/esm'), { recursive: true });
mkdirSync(at('dist/cjs'), { recursive: true });

for (const name of ['core', 'desk']) {
  writeFileSync(at('build', `${name}.inline.js`), inline(read('build', `${name}.wasm`)));
  copyFileSync(at('build', `${name}.wasm`), at('dist', `${name}.wasm`));
}
writeFileSync(at('build/core.asm.js'), asm(bin, at('build/core_bg.wasm'), at('build/core.wasm2js.js')));
writeFileSync(at('build/core.watchful.js'), watchful(read('build/core.js').toString()));

// How a module is loaded: the only thing in which the files for different runtimes differ.
const loaders = { '': 'inline', '.workerd': 'workerd', '.edge': 'edge' };
const one = [''];
const each = Object.keys(loaders);
// What stands in a file of its own, so that an error is of one class wherever it comes from, and the desk's module is there once. A file
// imports those that it is `after`; an entry has types.
const files = [
  { name: 'shared', loaders: one, entry: true },
  { name: 'desk', loaders: each, after: ['shared'] },
  { name: 'fixtures', loaders: one },
  { name: 'index', loaders: each, after: ['shared'], entry: true },
  { name: 'csp', loaders: one, after: ['shared'], entry: true },
  { name: 'testing', loaders: each, after: ['shared', 'desk', 'fixtures'], entry: true },
  { name: 'explain', loaders: each, after: ['shared', 'desk'], entry: true },
  { name: 'node', loaders: one, after: ['shared', 'index'], entry: true },
];

const aliases = (loader) => ({
  '#core': at('build/core.js'),
  '#desk': at('build/desk.js'),
  '#core-watchful': at('build/core.watchful.js'),
  '#core-asm': at('build/core.asm.js'),
  '#core-text': at('build/core.inline.js'),
  '#desk-text': at('build/desk.inline.js'),
  '#core-module': at(`src/wasm/core.${loader}.ts`),
  '#desk-module': at(`src/wasm/desk.${loader}.ts`),
  '#fixtures': at('build/fixtures.json'),
});

for (const { name, loaders: which, after = [] } of files) {
  for (const suffix of which) {
    for (const [format, extension] of [['esm', '.js'], ['cjs', '.cjs']]) {
      if (format === 'cjs' && suffix !== '') continue;
      // The others of the same loader, where there are any.
      const others = (one) => (files.find((file) => file.name === one)?.loaders.includes(suffix) ? suffix : '');
      await build({
        entryPoints: [at('src', `${name}.ts`)],
        outfile: at('dist', format, `${name}${suffix}${extension}`),
        bundle: true,
        format,
        target: 'es2022',
        platform: 'neutral',
        charset: 'ascii',
        // Not minified, but for what a compiler wrote: bundlers do that, and Node shows the line that an error comes from, and the names of classes.
        minify: name === 'csp',
        legalComments: 'none',
        alias: aliases(loaders[suffix]),
        plugins: [
          {
            name: 'siblings',
            setup({ onResolve }) {
              onResolve({ filter: /^\.\.?\// }, ({ path, kind }) => {
                if (kind === 'entry-point') return;
                const other = /([\w-]+)\.js$/.exec(path)?.[1];
                if (other !== undefined && after.includes(other)) return { path: `./${other}${others(other)}${extension}`, external: true };
              });
              onResolve({ filter: /\.wasm(\?module)?$/ }, ({ path }) => ({ path, external: true }));
            },
          },
        ],
        logLevel: 'warning',
      });
    }
  }
}

// Types: what the compiler makes of the entries and what they name, once for each format.
const types = at('build/types');
rmSync(types, { recursive: true, force: true });
execFileSync(bin('tsc'), ['--project', at('tsconfig.json'), '--emitDeclarationOnly', '--outDir', types], { stdio: 'inherit' });

const relative = /((?:from |import\()['"])(\.[^'"]*)\.js(['"])/g;
const named = new Set();
const name = (file) => {
  if (named.has(file)) return;
  named.add(file);
  for (const [, , path] of readFileSync(join(types, file), 'utf8').matchAll(relative)) name(join(dirname(file), `${path}.d.ts`));
};
files.filter(({ entry }) => entry).forEach((file) => name(`${file.name}.d.ts`));
for (const [format, declaration, script] of [['esm', '.d.ts', '.js'], ['cjs', '.d.cts', '.cjs']]) {
  for (const file of named) {
    const to = at('dist', format, file.replace(/\.d\.ts$/, declaration));
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, readFileSync(join(types, file), 'utf8').replace(relative, `$1$2${script}$3`));
  }
}

// What the types and errors refer to, which all languages share.
for (const file of ['typed.md', 'licences.md', 'fields.md', 'errors.md', 'notification.schema.json']) {
  mkdirSync(at('dist/docs'), { recursive: true });
  copyFileSync(at('../../../docs', file), at('dist/docs', file));
}
