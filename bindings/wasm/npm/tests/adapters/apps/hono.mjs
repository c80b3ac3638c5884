import assert from 'node:assert/strict';

import { node20 } from '../../runtimes/lib/tools.mjs';
import { cut } from '../lib/pages.mjs';
import { drive } from '../lib/drive.mjs';
import { send } from '../lib/command.mjs';
import { folder, ordersIn, running } from '../lib/program.mjs';
import { onWorkers } from '../lib/workers.mjs';

export async function run() {
  const page = await cut('hono.md', 'app.mjs');
  let path = await folder('hono', { 'app.mjs': page });
  let checks = await running(node20(), ['app.mjs'], path, {}, async ({ origin, url }) => {
    const form = (headers) => fetch(`${origin}/contact`, { method: 'POST', headers, body: new URLSearchParams({ name: 'Ann' }) });
    assert.equal((await form({})).status, 403, 'the shield stands for the rest');
    assert.equal(await (await form({ origin })).text(), 'Thank you, Ann');
    return 2 + await drive({ url, ...ordersIn(path) });
  });

  // The traps: the shield above the route, and a reader in front of it.
  const route = "app.all('/2checkout/ipn'";
  assert.ok(page.includes(route));
  path = await folder('hono-shield', { 'app.mjs': page.replace(route, `app.use(csrf());\n${route}`) });
  checks += await running(node20(), ['app.mjs'], path, {}, async ({ url }) => {
    assert.equal((await send(url, 'ipn-complete')).found.attempts[0].status, 403);
    return 1;
  });
  path = await folder('hono-reader', { 'app.mjs': page.replace(route, `app.use(async (c, next) => { await c.req.parseBody(); await next(); });\n${route}`) });
  checks += await running(node20(), ['app.mjs'], path, {}, async ({ url, log }) => {
    assert.equal((await send(url, 'ipn-complete')).found.attempts[0].status, 500);
    assert.match(log(), /invalid_argument: the raw body of the request is not there any more/);
    return 1;
  });

  return checks + await onWorkers('hono-workers', await cut('hono.md', 'worker.mjs'), drive);
}
