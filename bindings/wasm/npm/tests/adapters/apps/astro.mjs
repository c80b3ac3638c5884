import assert from 'node:assert/strict';
import { join } from 'node:path';

import { blocks } from '../lib/pages.mjs';
import { drive } from '../lib/drive.mjs';
import { send } from '../lib/command.mjs';
import { BIN, build, folder, NODE, ordersIn, running } from '../lib/program.mjs';

const SITE = {
  'package.json': '{ "name": "astro-site", "private": true, "type": "module" }',
  'src/pages/contact.astro': "---\nexport const prerender = false;\nconst name = Astro.request.method === 'POST' ? (await Astro.request.formData()).get('name') : '';\n---\n<p>{name}</p>\n",
};
const OURS = ['src/pages/2checkout/ipn.js', 'astro.config.mjs', 'src/middleware.js'];

export async function run() {
  const page = await blocks('astro.md');
  const program = Object.fromEntries(OURS.map((name) => [name, page.get(name)]));
  return await shielded(program) + await solved(program);
}

/** As Astro is without the two files: the message does not get through. */
async function shielded(program) {
  const setting = /  security: .*\n/;
  assert.match(program['astro.config.mjs'], setting);
  const { 'src/middleware.js': _, ...rest } = program;
  const path = await folder('astro-shielded', { ...SITE, ...rest, 'astro.config.mjs': program['astro.config.mjs'].replace(setting, '') });
  await build(NODE, [join(BIN, 'astro'), 'build'], path);
  return running(NODE, ['dist/server/entry.mjs'], path, {}, async ({ url }) => {
    const { code, found } = await send(url, 'ipn-complete');
    assert.equal(code, 1);
    assert.equal(found.probe.status, 200, 'when the URL is saved, everything looks well');
    assert.equal(found.attempts[0].status, 403);
    assert.deepEqual(await ordersIn(path).stored(), []);
    return 1;
  });
}

async function solved(program) {
  const path = await folder('astro', { ...SITE, ...program });
  await build(NODE, [join(BIN, 'astro'), 'build'], path);
  return running(NODE, ['dist/server/entry.mjs'], path, {}, async ({ origin, url }) => {
    const form = (headers) => fetch(`${origin}/contact`, { method: 'POST', headers, body: new URLSearchParams({ name: 'Ann' }) });
    assert.equal((await form({})).status, 403, 'the forms of the site are as safe as before');
    assert.equal((await form({ origin: 'https://elsewhere.example' })).status, 403);
    assert.equal((await form({ origin })).status, 200);
    return 3 + await drive({ url, ...ordersIn(path) });
  });
}
