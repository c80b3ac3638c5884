/*
 * Makes the one file of the page: dist/index.html, with its style and script inside and their hashes in its policy.
 *
 *     node build.mjs [folder of the built npm package, by default ../npm] [file to write, by default dist/index.html]
 *
 * Needs what `cargo xtask npm` makes, and esbuild from that package's devDependencies.
 */

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const library = resolve(process.argv[2] ?? resolve(here, '../npm'));
const target = resolve(process.argv[3] ?? resolve(here, 'dist/index.html'));
const esbuild = createRequire(resolve(here, '../npm/package.json'))('esbuild');

/** `countersign` is the package next door, by the doors that its package.json opens. */
const packageNextDoor = {
  name: 'package-next-door',
  setup(build) {
    build.onResolve({ filter: /^countersign(\/.*)?$/ }, (args) =>
      args.pluginData === packageNextDoor
        ? undefined
        : build.resolve(args.path, { resolveDir: library, kind: args.kind, pluginData: packageNextDoor }),
    );
  },
};

const bundled = async (entry, options) => {
  const result = await esbuild.build({
    entryPoints: [resolve(here, entry)],
    bundle: true,
    write: false,
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    target: ['chrome111', 'firefox115', 'safari16.4'],
    outfile: 'out',
    logLevel: 'warning',
    ...options,
  });
  return result.outputFiles[0].text.trim();
};

const style = await bundled('src/style/index.css', { loader: { '.css': 'css' } });
// A script is ended by these letters wherever they stand; in a text `<\/` is the same as `</`.
const script = (await bundled('src/main.ts', { platform: 'browser', format: 'iife', plugins: [packageNextDoor] }))
  .replaceAll('</script', '<\\/script')
  .replaceAll('<!--', '<\\!--');

const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const policy = [
  "default-src 'none'",
  `script-src ${hash(script)} 'wasm-unsafe-eval'`,
  `style-src ${hash(style)}`,
  'img-src data:',
  "connect-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const page = readFileSync(resolve(here, 'src/index.html'), 'utf8').replace(/%(CSP|STYLE|SCRIPT)%/g, (_, name) => ({ CSP: policy, STYLE: style, SCRIPT: script })[name]);
mkdirSync(dirname(target), { recursive: true });
writeFileSync(target, page);
console.log(`${target}: ${Buffer.byteLength(page)} bytes`);
