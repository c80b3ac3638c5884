import assert from 'node:assert/strict';

import { node20 } from '../../runtimes/lib/tools.mjs';
import { cut } from '../lib/pages.mjs';
import { drive } from '../lib/drive.mjs';
import { send } from '../lib/command.mjs';
import { post } from '../lib/http.mjs';
import { folder, ordersIn, running } from '../lib/program.mjs';

const PARSER = 'app.use(express.urlencoded({ extended: true }));\n';

export async function run() {
  const page = await cut('express.md', 'server.mjs');
  const kept = await cut('express.md', 'kept.mjs');
  assert.ok(page.includes(PARSER));
  const above = (parser) => page.replace(PARSER, '').replace('const app = express();\n', `const app = express();\n${parser}`);

  let path = await folder('express', { 'server.mjs': page });
  let checks = await running(node20(), ['server.mjs'], path, {}, async ({ origin, url }) => {
    const answer = await fetch(`${origin}/contact`, { method: 'POST', body: new URLSearchParams({ name: 'Ann' }) });
    assert.equal(await answer.text(), 'Thank you, Ann', 'the parser works below');
    return 1 + await drive({ url, ...ordersIn(path), poured: [413] });
  });

  // The trap: the parser above the route.
  for (const parser of [PARSER, "app.use(express.text({ type: '*/*' }));\n"]) {
    path = await folder('express-trap', { 'server.mjs': above(parser) });
    checks += await running(node20(), ['server.mjs'], path, {}, async ({ url, log }) => {
      const { code, found } = await send(url, 'ipn-complete');
      assert.equal(code, 1);
      assert.equal(found.probe.status, 200);
      assert.equal(found.attempts[0].status, 500, 'nothing can be verified: our own fault');
      assert.match(log(), /invalid_argument: the raw body of the request is not there any more: a body parser has read it/);
      assert.deepEqual(await ordersIn(path).stored(), []);
      return 1;
    });
  }

  // The GET by which 2Checkout tries a URL.
  path = await folder('express-post', { 'server.mjs': page.replace("app.all('/2checkout/ipn'", "app.post('/2checkout/ipn'") });
  checks += await running(node20(), ['server.mjs'], path, {}, async ({ url }) => {
    const { code, found } = await send(url, 'ipn-complete');
    assert.equal(code, 1);
    assert.equal(found.probe.status, 404);
    return 1;
  });

  // Without a limit of its own, and without a type.
  path = await folder('express-raw', { 'server.mjs': above("app.use(express.raw({ type: '*/*' }));\n") });
  checks += await running(node20(), ['server.mjs'], path, {}, async ({ url }) => {
    assert.equal((await send(url, 'ipn-complete')).code, 0);
    assert.equal((await post(url, Buffer.alloc(102_401, 'a'))).status, 413);
    return 2;
  });

  // The way out that the page names, the one that is not needed, and what leaves a form alone.
  for (const parser of [kept, 'app.use(express.json());\n', 'app.use(express.raw());\n', "app.use(express.raw({ type: '*/*', limit: '8mb' }));\n"]) {
    path = await folder('express-kept', { 'server.mjs': above(parser) });
    checks += await running(node20(), ['server.mjs'], path, {}, async ({ url }) => {
      for (const name of ['ipn-complete', 'ipn-large-cart', 'ipn-non-ascii']) {
        const { code, text } = await send(url, name);
        assert.equal(code, 0, text);
      }
      return 3;
    });
  }
  return checks;
}
