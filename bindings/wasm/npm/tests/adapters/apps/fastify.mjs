import assert from 'node:assert/strict';

import { node20 } from '../../runtimes/lib/tools.mjs';
import { cut } from '../lib/pages.mjs';
import { drive } from '../lib/drive.mjs';
import { folder, ordersIn, running } from '../lib/program.mjs';

export async function run() {
  const page = await cut('fastify.md', 'server.mjs');
  let path = await folder('fastify', { 'server.mjs': page });
  let checks = await running(node20(), ['server.mjs'], path, {}, async ({ url, log }) => {
    const done = await drive({ url, ...ordersIn(path), poured: [413] });
    assert.match(log(), /"code":"signature_mismatch".*refused a message/, 'refusals are in the log of Fastify');
    return done + 1;
  });

  // A parser for forms outside, as @fastify/formbody is one, does not reach into the scope.
  const start = 'const answer = nodeHandler';
  assert.ok(page.includes(start));
  const parser = "app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, async (request, text) => Object.fromEntries(new URLSearchParams(text)));\n";
  path = await folder('fastify-parser', { 'server.mjs': page.replace(start, `${parser}app.post('/contact', async ({ body }) => body.name);\n${start}`) });
  checks += await running(node20(), ['server.mjs'], path, {}, async ({ origin, url }) => {
    const answer = await fetch(`${origin}/contact`, { method: 'POST', body: new URLSearchParams({ name: 'Ann' }) });
    assert.equal(await answer.text(), 'Ann');
    return 1 + await drive({ url, ...ordersIn(path), poured: [413] });
  });
  return checks;
}
