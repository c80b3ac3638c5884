import { deno } from '../../runtimes/lib/tools.mjs';
import { cut } from '../lib/pages.mjs';
import { drive } from '../lib/drive.mjs';
import { folder, ordersIn, running } from '../lib/program.mjs';

export async function run() {
  const path = await folder('deno', { 'server.mjs': await cut('deno.md', 'server.mjs') });
  // The permissions of the page, and no others; packages from the folder, not from the network.
  const args = ['run', '--no-remote', '--node-modules-dir=manual', '--allow-net', '--allow-env=TWOCHECKOUT_SECRET,PORT', '--allow-write=orders.jsonl', '--no-prompt', 'server.mjs'];
  return running(deno(), args, path, {}, ({ url }) => drive({ url, ...ordersIn(path) }));
}
