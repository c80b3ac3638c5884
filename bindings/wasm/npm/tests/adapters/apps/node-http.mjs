import { node20 } from '../../runtimes/lib/tools.mjs';
import { cut } from '../lib/pages.mjs';
import { drive } from '../lib/drive.mjs';
import { folder, ordersIn, running } from '../lib/program.mjs';

export async function run() {
  const path = await folder('node-http', { 'server.mjs': await cut('node-http.md', 'server.mjs') });
  return running(node20(), ['server.mjs'], path, {}, ({ url }) => drive({ url, ...ordersIn(path), poured: [413] }));
}
