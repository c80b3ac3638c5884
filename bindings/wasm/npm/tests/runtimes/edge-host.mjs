/**
 * Runs a bundle in Vercel's edge VM, where code can be compiled neither from text nor from bytes, and prints its report.
 *
 *     node edge-host.mjs BUNDLES
 */

import { EdgeVM } from '@edge-runtime/vm';
import { readFileSync } from 'node:fs';

const { edge, stray, wasm } = JSON.parse(readFileSync(process.argv[2], 'utf8'));

function vm(modules) {
  const made = new EdgeVM({
    codeGeneration: { strings: false, wasm: false },
    extend: (context) => Object.assign(context, modules),
  });
  return made;
}

const modules = Object.fromEntries(Object.entries(wasm).map(([name, path]) => [name, new WebAssembly.Module(readFileSync(path))]));
const context = vm(modules);
const refused = context.evaluate(`(() => { try { new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])); return false; } catch { return true; } })()`);
if (!refused) {
  throw new Error('this VM compiles WebAssembly; it proves nothing');
}
context.evaluate(edge);
const report = JSON.parse(await context.evaluate('countersignMain()'));

// Without the module: loading must be silent, and using it must say what is wrong.
const lone = vm({});
lone.evaluate(stray);
const told = lone.evaluate(`(() => { try { strayed(); return 'nothing thrown'; } catch (error) { return error.name + ' ' + error.code + ': ' + error.message; } })()`);
report.checks += 1;
if (!/^CountersignError/.test(told)) {
  report.failed += 1;
  report.failures.push({ where: 'a bundle without its wasm file', actual: told, expected: 'a CountersignError that says so' });
}
console.log(`COUNTERSIGN ${JSON.stringify(report)}`);
