/**
 * Times the worker's requests from outside, and takes off what an empty one costs. Runs on Node 22, with miniflare beside it.
 *
 *     node workerd.mjs FOLDER ALGORITHM ROUNDS MINIFLARE
 */

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const TIMES = 400;
const [folder, algorithm, rounds, miniflare] = process.argv.slice(2);
const { Miniflare } = await import(pathToFileURL(miniflare));

const worker = new Miniflare({
  modules: true,
  modulesRoot: folder,
  scriptPath: join(folder, 'worker.js'),
  modulesRules: [{ type: 'ESModule', include: ['**/*.js'] }, { type: 'CompiledWasm', include: ['**/*.wasm'] }],
  compatibilityDate: '2026-07-01',
  compatibilityFlags: ['nodejs_compat'],
});

async function request(parameters) {
  const url = new URL(`?${new URLSearchParams({ algorithm, ...parameters })}`, base);
  const start = performance.now();
  const response = await fetch(url);
  const text = await response.text();
  const time = performance.now() - start;
  if (response.status !== 200) {
    throw new Error(text);
  }
  return { text, time };
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const base = await worker.ready;
try {
  const rows = JSON.parse((await request({})).text);
  for (const row of rows) {
    const { name, task, who } = row;
    const times = Object.fromEntries([...who, 'empty'].map((key) => [key, []]));
    for (let round = -3; round < Number(rounds); round += 1) {
      for (const key of Object.keys(times)) {
        const { time } = await request({ name, task, who: key === 'empty' ? who[0] : key, times: key === 'empty' ? 0 : TIMES });
        if (round >= 0) {
          times[key].push(time);
        }
      }
    }
    const empty = median(times.empty);
    row.times = Object.fromEntries(who.map((key) => [key, ((median(times[key]) - empty) / TIMES) * 1000]));
  }
  console.log(`COUNTERSIGN ${JSON.stringify(rows)}`);
} finally {
  await worker.dispose();
}
