import assert from 'node:assert/strict';

import { cut } from '../lib/pages.mjs';
import { drive } from '../lib/drive.mjs';
import { onWorkers } from '../lib/workers.mjs';

export async function run() {
  const page = await cut('cloudflare-workers.md', 'src/worker.mjs');
  const config = JSON.parse(await cut('cloudflare-workers.md', 'wrangler.jsonc'));
  assert.equal(config.compatibility_flags, undefined);
  let checks = await onWorkers('cloudflare-workers', page, drive);

  // Pages: the function of the page, called as Pages calls it.
  const pages = (await cut('cloudflare-workers.md', 'functions/2checkout/ipn.js')).replace('export const onRequest', 'const onRequest');
  const start = page.indexOf('export default');
  const shell = 'export default { fetch: (request, env, ctx) => onRequest({ request, env, waitUntil: ctx.waitUntil.bind(ctx), params: {}, data: {} }) };\n';
  checks += await onWorkers('cloudflare-pages', page.slice(0, start) + pages + shell, drive);
  return checks;
}
