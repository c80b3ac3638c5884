/** The command `countersign`, which plays 2Checkout. Owns how it is called; must never decide whether an answer is right: the command does. */
import { spawn } from 'node:child_process';

const COMMAND = process.env.COUNTERSIGN;
if (!COMMAND) {
  throw new Error('set COUNTERSIGN to the path of the command countersign');
}

export const SECRET = "adapters' key & $1 # = %";

/** Runs it to its end: `{ code, stdout, stderr }`. */
export function countersign(args, input, secret = SECRET) {
  return new Promise((resolve, reject) => {
    const child = spawn(COMMAND, args, { env: { ...process.env, TWOCHECKOUT_SECRET: secret } });
    const out = [];
    const err = [];
    child.stdout.on('data', (piece) => out.push(piece));
    child.stderr.on('data', (piece) => err.push(piece));
    child.stdin.on('error', () => {});
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout: Buffer.concat(out), stderr: String(Buffer.concat(err)) }));
    child.stdin.end(input);
  });
}

const fixtures = new Map();

/** An unsigned body of the command's own. */
export async function fixture(name) {
  if (!fixtures.has(name)) {
    const { code, stdout, stderr } = await countersign(['fixture', name]);
    if (code !== 0) {
      throw new Error(stderr);
    }
    fixtures.set(name, stdout);
  }
  return fixtures.get(name);
}

/** The same, signed. */
export async function signed(name, algorithm = 'sha3-256,sha256') {
  const { code, stdout, stderr } = await countersign(['sign', '--secret-env', 'TWOCHECKOUT_SECRET', '--algorithm', algorithm], await fixture(name));
  if (code !== 0) {
    throw new Error(stderr);
  }
  return stdout;
}

/** `countersign send`: what it found, with its exit status. */
export async function send(url, name, { algorithm = 'sha3-256,sha256', secret, probe = true } = {}) {
  const args = ['send', '--json', '--secret-env', 'TWOCHECKOUT_SECRET', '--algorithm', algorithm, ...(probe ? [] : ['--no-probe']), url];
  const { code, stdout, stderr } = await countersign(args, await fixture(name), secret);
  let found;
  try {
    found = JSON.parse(String(stdout));
  } catch {
    found = {};
  }
  return { code, found, text: `${stdout}${stderr}` };
}
