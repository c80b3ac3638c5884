import { blocks } from '../lib/pages.mjs';
import { behindShield } from '../lib/shield.mjs';

const SITE = {
  'package.json': '{ "name": "sveltekit-site", "private": true, "type": "module" }',
  'src/app.html': '<!doctype html><html><head>%sveltekit.head%</head><body>%sveltekit.body%</body></html>',
  'src/routes/contact/+page.svelte': '<form method="POST"><input name="name"></form>',
  'src/routes/contact/+page.server.js': 'export const actions = { default: async ({ request }) => ({ name: (await request.formData()).get("name") }) };',
};

export async function run() {
  return behindShield({
    name: 'sveltekit',
    site: SITE,
    page: await blocks('sveltekit.md'),
    endpoint: 'src/routes/2checkout/ipn/+server.js',
    config: 'vite.config.js',
    setting: /, csrf: \{ trustedOrigins: \['\*'\] \}/,
    guard: 'src/hooks.server.js',
    tool: 'vite',
    server: 'build',
    // adapter-node takes it that a proxy in front speaks https.
    own: (origin) => origin.replace('http:', 'https:'),
    // adapter-node cuts at 512 kB, which we see as half a message.
    answers: { poured: [400, 'closed'] },
  });
}
