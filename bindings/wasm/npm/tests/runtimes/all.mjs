/**
 * The list of everything that is run, and the line printed for each.
 *
 * Owns the order and the verdict on the whole; must never leave one out that was asked for.
 */

import { pages } from './browser.mjs';
import { bundlers } from './bundlers.mjs';
import { files } from './files.mjs';
import { makeConsumer } from './lib/consumer.mjs';
import { judge } from './lib/judge.mjs';
import { openBrowser } from './lib/pages.mjs';
import { memory } from './memory.mjs';
import { packaging } from './packaging.mjs';
import { secrets } from './secrets.mjs';
import { servers } from './servers.mjs';
import { types } from './types.mjs';
import { workers } from './workers.mjs';

/** It signs what entries without `sign` are given, so that it is always run, and first. */
const FIRST = 'node 20 esm';

export async function runAll(tarball, { broken, wanted }) {
  const consumer = await makeConsumer(tarball, { broken });
  const browser = await openBrowser();
  const start = Date.now();
  const bad = [];
  let count = 0;
  try {
    const open = () => browser;
    const jobs = [...servers(consumer), ...workers(consumer), ...pages(consumer, open), ...bundlers(consumer, open), ...memory(consumer), ...secrets(consumer), ...types(consumer),
      ...files(consumer), ...packaging(tarball, consumer)];
    for (const job of jobs) {
      const asked = wanted.length === 0 || wanted.some((part) => job.name.includes(part));
      // What does not read the vectors cannot notice that they are wrong.
      if (job.name !== FIRST && (!asked || (broken && job.simple))) {
        continue;
      }
      count += 1;
      const { line, problems } = await outcome(job, broken);
      console.log(line);
      if (problems.length > 0) {
        bad.push(job.name);
        console.log(problems.map((problem) => `    ${problem.replaceAll('\n', '\n    ')}`).join('\n'));
      }
    }
  } finally {
    await browser.close();
    consumer.remove();
  }
  const seconds = ((Date.now() - start) / 1000).toFixed(0);
  console.log(bad.length === 0 ? `\n${count} runs${broken ? ', each of which noticed the wrong expectations' : ''}, ${seconds} s` : `\nFAILED: ${bad.join('; ')}`);
  return bad.length === 0;
}

async function outcome(job, broken) {
  const start = Date.now();
  try {
    const report = await job.run();
    const problems = job.simple ? [] : judge(report, { desk: job.desk, broken });
    const parts = [`${job.name}: ${report.checks} checks`];
    if (report.note) {
      parts.push(report.note);
    }
    if (report.notOffered?.length > 0) {
      parts.push(`${report.notOffered.length} not offered: ${names(report.notOffered)}`);
    }
    parts.push(`${((Date.now() - start) / 1000).toFixed(1)} s`);
    return { line: `${problems.length === 0 ? '' : 'FAILED '}${parts.join(', ')}`, problems };
  } catch (error) {
    return { line: `FAILED ${job.name}`, problems: [String(error.stack ?? error)] };
  }
}

/** Entries by name; vectors of messages that the package has nothing to do with by their file. */
function names(all) {
  const entries = all.filter((name) => name.includes('/'));
  const vectors = all.length - entries.length;
  return [`${vectors} vectors of plain.json`, ...entries].join(', ');
}
