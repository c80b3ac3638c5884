import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { node20 } from '../../runtimes/lib/tools.mjs';
import { blocks } from '../lib/pages.mjs';
import { SECRET } from '../lib/command.mjs';
import { drive } from '../lib/drive.mjs';
import { environment, folder, ordersIn, running } from '../lib/program.mjs';
import { onWorkers } from '../lib/workers.mjs';

const sign = (algorithms) => `import { fixture, sign } from 'countersign/testing';
const secrets = 'any key';
const body = sign(fixture('ipn-complete'), secrets${algorithms});
`;

/** What stands before a snippet that is not whole. */
const BEFORE = {
  'by hand': '',
  parsed: "import { Verifier } from 'countersign';\nconst verifier = new Verifier({ secrets: 'any key' });\n",
  message: `import { Verifier } from 'countersign';\n${sign('')}const message = new Verifier({ secrets }).verify(body);\n`,
  expiry: '',
  policy: '',
  'signed with MD5': `import { Verifier } from 'countersign';\n${sign(", ['md5']")}`,
  testing: '',
  'testing a handler': '',
  explain: '',
};

export async function run() {
  const page = await blocks('../README.md');
  assert.deepEqual([...page.keys()].filter((name) => !/\.mjs$/.test(name)), Object.keys(BEFORE), 'every snippet is run');

  let path = await folder('readme', { 'server.mjs': page.get('server.mjs') });
  let checks = await running(node20(), ['server.mjs'], path, {}, async ({ url }) => {
    await tried(page.get('try.mjs'), url);
    assert.equal((await ordersIn(path).stored()).length, 1, 'the line in orders.jsonl');
    await rm(join(path, 'orders.jsonl'));
    return 2 + await drive({ url, ...ordersIn(path) });
  });
  checks += await onWorkers('readme-workers', page.get('worker.mjs'), drive);
  for (const [name, before] of Object.entries(BEFORE)) {
    const code = page.get(name);
    path = await folder('readme-snippet', { 'snippet.mjs': before + code });
    const { stdout } = await promisify(execFile)(node20(), ['snippet.mjs'], { cwd: path, env: environment() });
    says(name, stdout, [...code.matchAll(/\/\/ → (.*)$/gm)].map(([, line]) => line));
    checks += 1;
  }
  path = await folder('readme-kept', { 'kept.mjs': KEPT });
  assert.equal((await promisify(execFile)(node20(), ['kept.mjs'], { cwd: path, env: environment() })).stdout, '200 210400771 invalid_argument\n');
  return checks + 1;
}

/** What stands in for the command, and the same with another key. */
async function tried(program, url) {
  const path = await folder('readme-try', { 'try.mjs': program });
  const posts = async (secret) => (await promisify(execFile)(node20(), ['try.mjs', url], { cwd: path, env: environment({ TWOCHECKOUT_SECRET: secret }) })).stdout;
  assert.match(await posts(SECRET), /^200 <sig algo="sha3-256" date="\d{14}">[0-9a-f]{64}<\/sig>\n$/);
  assert.equal(await posts('another key'), '400 \n');
}

/** What the page says of a message that outlives the answer, where the secret is a function. */
const KEPT = `import { handler } from 'countersign';
import { fixture, sign } from 'countersign/testing';
let kept;
const answer = handler({ secrets: () => 'any key', onIpn: (ipn) => { kept = ipn; ipn.receipt(); } });
const { status } = await answer(new Request('http://shop.example/ipn', { method: 'POST', body: sign(fixture('ipn-complete'), 'any key') }));
let code;
try { kept.receipt(); } catch (error) { code = error.code; }
console.log(status, kept.order.refno, code);
`;

/** The lines that were printed are those behind the arrows; %x, %d and %s stand for what differs from run to run. */
function says(name, printed, lines) {
  const pattern = lines.map((line) => line.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/%([xds])/g, (_, what) => ({ x: '[0-9a-f]+', d: '\\d+', s: '\\S+' })[what]));
  assert.match(printed.trimEnd(), new RegExp(`^${pattern.join('\n')}$`), `README, ${name}`);
}
