/**
 * Runs every runtime and tool on the packed tarball, one after the other, with a line for each. Nothing is left out: what is missing is an error.
 *
 *     node tests/run.mjs                  everything
 *     node tests/run.mjs deno chromium    only names that contain one of these, for work on the tests
 *     node tests/run.mjs --break          with wrong expectations in the vectors, which everything that reads them must notice
 *
 * COUNTERSIGN_TARBALL names a tarball that is packed already; else `npm pack` makes one of what `cargo xtask npm` has built.
 */

import { install, pack } from './pack.mjs';
import { RUNTIMES } from './runtimes/lib/tools.mjs';

const broken = process.argv.includes('--break');
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));

install(RUNTIMES);
const { runAll } = await import('./runtimes/all.mjs');
const { tarball, remove } = pack();
try {
  process.exitCode = (await runAll(tarball, { broken, wanted })) ? 0 : 1;
} finally {
  remove();
}
