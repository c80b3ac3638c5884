/**
 * Starts a bundle in workerd and prints the report that its fetch answers with. Runs on Node 22.
 *
 *     node workerd-host.mjs FOLDER FILE
 */

import { join } from 'node:path';
import { Miniflare } from 'miniflare';

const [folder, file] = process.argv.slice(2);
const worker = new Miniflare({
  modules: true,
  modulesRoot: folder,
  scriptPath: join(folder, file),
  modulesRules: [{ type: 'ESModule', include: ['**/*.js'] }, { type: 'CompiledWasm', include: ['**/*.wasm'] }],
  compatibilityDate: '2026-07-01',
});
try {
  const response = await worker.dispatchFetch('http://localhost/');
  const text = await response.text();
  if (response.status !== 200) {
    throw new Error(`status ${response.status}: ${text}`);
  }
  console.log(`COUNTERSIGN ${text}`);
} finally {
  await worker.dispose();
}
