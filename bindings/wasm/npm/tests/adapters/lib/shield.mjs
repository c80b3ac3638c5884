/**
 * A site whose framework refuses posts from elsewhere, and with them every notification, until it is told otherwise.
 *
 * Owns what is asked of it: without what the page says about it no message gets through, with it messages do, and the site's own forms are as safe as before.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';

import { node24 } from '../../runtimes/lib/tools.mjs';
import { send } from './command.mjs';
import { drive } from './drive.mjs';
import { BIN, build, folder, ordersIn, running } from './program.mjs';

/**
 * @param {{ name: string, site: Record<string, string>, page: Map<string, string>, endpoint: string, config: string, setting: RegExp, guard: string, tool: string, server: string,
 *   own?: (origin: string) => string, answers?: object }} framework
 *   `site` is what stands around the programs `endpoint`, `config` and `guard` of the page; `setting` in `config` and `guard` are what lets messages through, `tool` builds
 *   `server`, `own` is the origin that the framework takes for its own, and `answers` what `drive` is told besides
 */
export async function behindShield({ name, site, page, endpoint, config, setting, guard, tool, server, own = (origin) => origin, answers }) {
  const program = Object.fromEntries([endpoint, config, guard].map((file) => [file, page.get(file)]));
  const inSite = async (folderName, files, work) => {
    const path = await folder(folderName, { ...site, ...files });
    await build(node24(), [join(BIN, tool), 'build'], path);
    return running(node24(), [server], path, {}, (started) => work({ ...started, orders: ordersIn(path) }));
  };

  const { [guard]: _, ...rest } = program;
  assert.match(rest[config], setting);
  const shielded = await inSite(`${name}-shielded`, { ...rest, [config]: rest[config].replace(setting, '') }, async ({ url, orders }) => {
    const { code, found } = await send(url, 'ipn-complete');
    assert.equal(code, 1);
    assert.equal(found.probe.status, 200, 'when the URL is saved, everything looks well');
    assert.equal(found.attempts[0].status, 403);
    assert.deepEqual(await orders.stored(), []);
    return 1;
  });
  const solved = await inSite(name, program, async ({ origin, url, orders }) => {
    const form = async (headers) => (await fetch(`${origin}/contact`, { method: 'POST', headers, body: new URLSearchParams({ name: 'Ann' }) })).status;
    assert.equal(await form({}), 403, 'the forms of the site are as safe as before');
    assert.equal(await form({ origin: 'https://elsewhere.example' }), 403);
    assert.equal(await form({ origin: own(origin) }), 200);
    return 3 + await drive({ url, ...orders, ...answers });
  });
  return shielded + solved;
}
