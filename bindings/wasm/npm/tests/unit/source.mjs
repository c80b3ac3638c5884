// The source, compiled as it is shipped: minified.

import { buildSync } from 'esbuild';
import { fileURLToPath } from 'node:url';

const { outputFiles } = buildSync({
  entryPoints: [fileURLToPath(new URL('entry.ts', import.meta.url))],
  bundle: true,
  minify: true,
  keepNames: true,
  format: 'esm',
  target: 'es2022',
  write: false,
});

export const {
  checkAge, checkStrict, CountersignError, Fields, instant, Ipn, Lcn, notificationOf, OtherNotification,
} = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
