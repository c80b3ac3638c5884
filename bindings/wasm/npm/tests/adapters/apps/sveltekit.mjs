import assert from 'node:assert/strict';
import { join } from 'node:path';

import { blocks } from '../lib/pages.mjs';
import { drive } from '../lib/drive.mjs';
import { send } from '../lib/command.mjs';
import { BIN, build, folder, NODE, ordersIn, running } from '../lib/program.mjs';

const SITE = {
  'package.json': '{ "name": "sveltekit-site", "private": true, "type": "module" }',
  'src/app.html': '<!doctype html><html><head>%sveltekit.head%</head><body>%sveltekit.body%</body></html>',
  'src/routes/contact/+page.svelte': '<form method="POST"><input name="name"></form>',
  'src/routes/contact/+page.server.js': 'export const actions = { default: async ({ request }) => ({ name: (await request.formData()).get("name") }) };',
};
const OURS = ['src/routes/2checkout/ipn/+server.js', 'vite.config.js', 'src/hooks.server.js'];

export async function run() {
  const page = await blocks('sveltekit.md');
  const program = Object.fromEntries(OURS.map((name) => [name, page.get(name)]));
  return await shielded(program) + await solved(program);
}

/** As SvelteKit is without the two files: the message does not get through. */
async function shielded(program) {
  const setting = ", csrf: { trustedOrigins: ['*'] }";
  assert.ok(program['vite.config.js'].includes(setting));
  const { 'src/hooks.server.js': _, ...rest } = program;
  const path = await folder('sveltekit-shielded', { ...SITE, ...rest, 'vite.config.js': program['vite.config.js'].replace(setting, '') });
  await build(NODE, [join(BIN, 'vite'), 'build'], path);
  return running(NODE, ['build'], path, {}, async ({ url }) => {
    const { code, found } = await send(url, 'ipn-complete');
    assert.equal(code, 1);
    assert.equal(found.probe.status, 200, 'when the URL is saved, everything looks well');
    assert.equal(found.attempts[0].status, 403);
    assert.deepEqual(await ordersIn(path).stored(), []);
    return 1;
  });
}

async function solved(program) {
  const path = await folder('sveltekit', { ...SITE, ...program });
  await build(NODE, [join(BIN, 'vite'), 'build'], path);
  return running(NODE, ['build'], path, {}, async ({ origin, url }) => {
    const form = (headers) => fetch(`${origin}/contact`, { method: 'POST', headers, body: new URLSearchParams({ name: 'Ann' }) });
    assert.equal((await form({})).status, 403, 'the forms of the site are as safe as before');
    assert.equal((await form({ origin: 'https://elsewhere.example' })).status, 403);
    // adapter-node takes it that a proxy in front speaks https.
    assert.equal((await form({ origin: origin.replace('http:', 'https:') })).status, 200);
    // adapter-node cuts at 512 kB, which we see as half a message.
    return 3 + await drive({ url, ...ordersIn(path), poured: [400, 'closed'] });
  });
}
