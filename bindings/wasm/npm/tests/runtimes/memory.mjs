/**
 * 100,000 messages, refusals and verifiers without a single dispose, and typed forms besides: memory of the process must level off.
 *
 * Owns the measure: resident memory, which wasm's own is part of, after each tenth of the work.
 */

import { reportOf } from './lib/process.mjs';
import * as tools from './lib/tools.mjs';

/** What the second half of the work may add: the noise of a collector. If each of 50,000 messages or verifiers stayed, with a kilobyte or more, it would be 50 and more. */
const MEBIBYTES = 24;

const PROGRAM = `import { Verifier } from 'countersign';
import { fixture, sign } from 'countersign/testing';
const body = sign(fixture('ipn-complete'), 'AABBCCDDEEFF');
const turn = () => new Promise((resolve) => setImmediate(resolve));
const kept = new Verifier({ secrets: 'AABBCCDDEEFF' });
const work = {
  messages: [100_000, () => kept.verify(body).receipt()],
  typed: [20_000, () => kept.verify(body).toJSON()],
  refused: [100_000, () => kept.check(body.subarray(0, 200))],
  verifiers: [100_000, () => new Verifier({ secrets: ['AABBCCDDEEFF', 'another key'] }).verify(body)],
};
const series = {};
for (const [name, [times, run]] of Object.entries(work)) {
  series[name] = [];
  for (let tenth = 0; tenth < 10; tenth += 1) {
    for (let i = 0; i < times / 10; i += 1) {
      run();
      if (i % 100 === 0) {
        await turn(); // As between requests: what nobody holds is given back then.
      }
    }
    globalThis.gc();
    await turn();
    series[name].push(process.memoryUsage().rss);
  }
}
console.log('COUNTERSIGN ' + JSON.stringify(series));
`;

export function memory(consumer) {
  consumer.write('memory.mjs', PROGRAM);
  return [{
    name: 'node 20, 100,000 without dispose',
    simple: true,
    run: async () => {
      const series = await reportOf(tools.node20(), ['--expose-gc', 'memory.mjs'], { cwd: consumer.folder });
      const told = [];
      for (const [name, sizes] of Object.entries(series)) {
        const grown = (sizes.at(-1) - sizes[4]) / 2 ** 20;
        told.push(`${name} ${grown.toFixed(1)} MiB`);
        if (grown > MEBIBYTES) {
          throw new Error(`${name}: ${grown.toFixed(1)} MiB more after the second half: ${sizes.map((size) => (size / 2 ** 20).toFixed(0)).join(' ')}`);
        }
      }
      return { checks: told.length, note: `growth in the second half: ${told.join(', ')}` };
    },
  }];
}
