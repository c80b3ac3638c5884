import { bun } from '../../runtimes/lib/tools.mjs';
import { cut } from '../lib/pages.mjs';
import { drive } from '../lib/drive.mjs';
import { folder, ordersIn, running } from '../lib/program.mjs';

export async function run() {
  const path = await folder('bun', { 'server.mjs': await cut('bun.md', 'server.mjs') });
  return running(bun(), ['server.mjs'], path, {}, ({ url }) => drive({ url, ...ordersIn(path) }));
}
