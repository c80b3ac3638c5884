/**
 * Times the candidates by turns inside one runtime, and prints the median of each in microseconds.
 */

import { candidates, FIXTURES, TASKS } from './candidates.mjs';

const BATCH = 50;

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

export function measure(algorithm, rounds) {
  const rows = [];
  for (const name of FIXTURES) {
    for (const task of TASKS) {
      const { size, candidates: made } = candidates(name, algorithm, task);
      const times = Object.fromEntries(Object.keys(made).map((key) => [key, []]));
      for (let round = -Math.ceil(rounds / 4); round < rounds; round += 1) {
        for (const [key, run] of Object.entries(made)) {
          const start = performance.now();
          for (let i = 0; i < BATCH; i += 1) {
            run();
          }
          if (round >= 0) {
            times[key].push(((performance.now() - start) / BATCH) * 1000);
          }
        }
      }
      rows.push({ name, size, algorithm, task, times: Object.fromEntries(Object.entries(times).map(([key, all]) => [key, median(all)])) });
    }
  }
  return rows;
}
