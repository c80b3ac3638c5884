/**
 * The worker that is timed from outside: its clock stands still while it works.
 *
 * `?algorithm=…` tells what there is; with `&name=…&task=…&who=…&times=N` it does the work N times.
 */

import { candidates, FIXTURES, TASKS } from './candidates.mjs';

const made = new Map();

function prepared(name, algorithm, task) {
  const key = `${name} ${algorithm} ${task}`;
  if (!made.has(key)) {
    made.set(key, candidates(name, algorithm, task));
  }
  return made.get(key);
}

export default {
  fetch(request) {
    const { searchParams } = new URL(request.url);
    const [algorithm, name, task, who, times] = ['algorithm', 'name', 'task', 'who', 'times'].map((key) => searchParams.get(key));
    if (name === null) {
      return Response.json(FIXTURES.flatMap((fixture) => TASKS.map((job) => {
        const { size, candidates: all } = prepared(fixture, algorithm, job);
        return { name: fixture, size, algorithm, task: job, who: Object.keys(all) };
      })));
    }
    const run = prepared(name, algorithm, task).candidates[who];
    for (let i = Number(times); i > 0; i -= 1) {
      run();
    }
    return new Response('done');
  },
};
