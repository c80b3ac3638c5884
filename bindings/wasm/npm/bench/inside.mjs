/** Started in Node, Bun and Deno with an algorithm and a number of rounds. */

import { measure } from './measure.mjs';

const [algorithm, rounds] = (globalThis.Deno?.args ?? process.argv.slice(2));
console.log(`COUNTERSIGN ${JSON.stringify(measure(algorithm, Number(rounds)))}`);
