import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { join } from 'node:path';

import { node24 } from '../../runtimes/lib/tools.mjs';
import { blocks } from '../lib/pages.mjs';
import { drive } from '../lib/drive.mjs';
import { send } from '../lib/command.mjs';
import { BIN, build, folder, HERE, ordersIn, running } from '../lib/program.mjs';

const SITE = {
  'package.json': '{ "name": "next-site", "private": true, "type": "module" }',
  // Above this folder there are other lock files, by which Next would look for its root.
  'next.config.mjs': `export default { outputFileTracingRoot: ${JSON.stringify(HERE)} };`,
  'app/layout.js': 'export default ({ children }) => <html lang="en"><body>{children}</body></html>;',
};
const OURS = ['app/2checkout/ipn/route.js', 'app/2checkout/edge/route.js', 'pages/api/2checkout.js'];

export async function run() {
  const page = await blocks('nextjs.md');
  const program = Object.fromEntries(OURS.map((name) => [name, page.get(name)]));
  const setting = 'export const config = { api: { bodyParser: false } };\n';
  const trap = program['pages/api/2checkout.js'];
  assert.ok(trap.includes(setting));
  const path = await folder('nextjs', { ...SITE, ...program, 'pages/api/trap.js': trap.replace(setting, '') });
  assert.match(await build(node24(), [join(BIN, 'next'), 'build'], path), /The Edge Runtime is deprecated/, 'as the page says');

  const queue = await listen();
  try {
    return await running(node24(), [join(BIN, 'next'), 'start', '--hostname', '127.0.0.1'], path, { QUEUE_URL: queue.url }, async ({ origin, url, log }) => {
      let checks = await drive({ url, ...ordersIn(path) });
      // Next plays the edge runtime here, and holds an answer back until it has the whole request.
      checks += await drive({ url: `${origin}/2checkout/edge`, stored: async () => queue.messages, broken: queue.broken, early: false });
      checks += await drive({ url: `${origin}/api/2checkout`, ...ordersIn(path) });
      assert.equal((await send(`${origin}/api/trap`, 'ipn-complete')).found.attempts[0].status, 500);
      assert.match(log(), /a body parser has read it and left an object/);
      return checks + 1;
    });
  } finally {
    queue.server.close();
  }
}

/** The queue that the edge route hands its messages to. */
async function listen() {
  const messages = [];
  let down = false;
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const piece of request) {
      text += piece;
    }
    if (!down) {
      messages.push(JSON.parse(text));
    }
    response.writeHead(down ? 503 : 202).end();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    server, messages, url: `http://127.0.0.1:${server.address().port}/`,
    async broken(work) {
      down = true;
      try {
        await work();
      } finally {
        down = false;
      }
    },
  };
}
