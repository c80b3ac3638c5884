// What is downloaded, in bytes. Owns how it is measured: `{ name: { raw, gzip } }` on standard output. An entry is measured as esbuild bundles
// the smallest program that uses it.

import { gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const size = (bytes) => ({ raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length });

const bundled = async (text) => {
  const { outputFiles } = await build({
    stdin: { contents: text, resolveDir: join(root, 'dist') },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    logLevel: 'error',
  });
  return size(outputFiles[0].contents);
};

const sizes = {
  'core.wasm': size(readFileSync(join(root, 'dist/core.wasm'))),
  'desk.wasm': size(readFileSync(join(root, 'dist/desk.wasm'))),
  countersign: await bundled("export { Verifier } from './esm/index.js'"),
  'countersign, handler': await bundled("export { handler } from './esm/index.js'"),
  'countersign/csp': await bundled("export { Verifier } from './esm/csp.js'"),
  'countersign/testing': await bundled("export { sign } from './esm/testing.js'"),
  'countersign/explain': await bundled("export { explain } from './esm/explain.js'"),
};
console.log(JSON.stringify(sizes, null, 2));
