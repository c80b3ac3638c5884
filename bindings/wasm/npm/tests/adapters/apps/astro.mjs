import { blocks } from '../lib/pages.mjs';
import { behindShield } from '../lib/shield.mjs';

const SITE = {
  'package.json': '{ "name": "astro-site", "private": true, "type": "module" }',
  'src/pages/contact.astro': "---\nexport const prerender = false;\nconst name = Astro.request.method === 'POST' ? (await Astro.request.formData()).get('name') : '';\n---\n<p>{name}</p>\n",
};

export async function run() {
  return behindShield({
    name: 'astro',
    site: SITE,
    page: await blocks('astro.md'),
    endpoint: 'src/pages/2checkout/ipn.js',
    config: 'astro.config.mjs',
    setting: /  security: .*\n/,
    guard: 'src/middleware.js',
    tool: 'astro',
    server: 'dist/server/entry.mjs',
  });
}
