import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { node20 } from '../../runtimes/lib/tools.mjs';
import { cut } from '../lib/pages.mjs';
import { drive } from '../lib/drive.mjs';
import { environment, folder } from '../lib/program.mjs';
import { onWorkers } from '../lib/workers.mjs';

export async function run() {
  const page = await cut('cloudflare-workers.md', 'src/worker.mjs');
  const config = JSON.parse(await cut('cloudflare-workers.md', 'wrangler.jsonc'));
  assert.equal(config.compatibility_flags, undefined);
  let checks = await onWorkers('cloudflare-workers', page, drive, config.compatibility_date);
  checks += await onWorkers('cloudflare-workers-old', page, drive, '2022-01-01');

  // Pages: the function of the page, called as Pages calls it.
  const pages = (await cut('cloudflare-workers.md', 'functions/2checkout/ipn.js')).replace('export const onRequest', 'const onRequest');
  const start = page.indexOf('export default');
  const shell = 'export default { fetch: (request, env, ctx) => onRequest({ request, env, waitUntil: ctx.waitUntil.bind(ctx), params: {}, data: {} }) };\n';
  checks += await onWorkers('cloudflare-pages', page.slice(0, start) + pages + shell, drive);

  // What a queue that clones would make of a message, and of what the page says to send.
  const path = await folder('cloudflare-clone', { 'clone.mjs': CLONE });
  const { stdout } = await promisify(execFile)(node20(), ['clone.mjs'], { cwd: path, env: environment() });
  assert.equal(stdout, 'undefined 210400771 grant\n');
  return checks + 1;
}

const CLONE = `import { Verifier } from 'countersign';
import { fixture, sign } from 'countersign/testing';
const verifier = new Verifier({ secrets: 'any key', kind: 'ipn' });
const ipn = verifier.verify(sign(fixture('ipn-complete'), 'any key'));
console.log(structuredClone(ipn).order, structuredClone(ipn.toJSON()).order.refno, verifier.verify(structuredClone(ipn.rawBody())).action);
`;
