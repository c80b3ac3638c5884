/**
 * What the entry file of each runtime calls: the suite, and the proof that it can fail.
 *
 * Owns the shape of the report; must never import the package itself, because how that is done is what differs between runtimes.
 */

import { proveItCanFail, runSuite } from './index.mjs';

export async function main(modules, data, { record = false } = {}) {
  const { recorded, ...report } = await runSuite(modules, data);
  const caught = data.broken ? {} : await proveItCanFail(modules, data);
  return { ...report, caught, ...(record ? { recorded } : {}) };
}
