// The source, compiled as it is shipped: minified.

import { buildSync } from 'esbuild';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const folder = mkdtempSync(join(tmpdir(), 'countersign-'));
const outfile = join(folder, 'source.mjs');
buildSync({
  entryPoints: [fileURLToPath(new URL('entry.ts', import.meta.url))],
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  outfile,
});

export const { checkAge, checkStrict, CountersignError, Fields, instant, Ipn, lastSecond, Lcn, notificationOf, OtherNotification } = await import(
  pathToFileURL(outfile)
);

/** The same once more, as a program has it that loads the package in two formats. */
export const again = await import(`${pathToFileURL(outfile)}?again`);

rmSync(folder, { recursive: true });
