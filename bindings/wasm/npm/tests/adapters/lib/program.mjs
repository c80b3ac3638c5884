/** A program of a page as a server on loopback. Owns its folder and its process; must never end a process that it did not start. */
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { node24 } from '../../runtimes/lib/tools.mjs';
import { SECRET } from './command.mjs';

export const HERE = fileURLToPath(new URL('..', import.meta.url));
export const BIN = join(HERE, 'node_modules/.bin');

/** An empty folder below this one, so that packages are found, with these files in it. */
export async function folder(name, files) {
  const path = join(HERE, 'work', name);
  await rm(path, { recursive: true, force: true });
  await mkdir(path, { recursive: true });
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(path, file)), { recursive: true });
    await writeFile(join(path, file), text);
  }
  return path;
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

const quiet = { NEXT_TELEMETRY_DISABLED: '1', ASTRO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', NO_COLOR: '1', CI: '1' };

/** What a program is started with. No secret while something is built: it is not there on a build machine either. */
export const environment = (more) => {
  const { TWOCHECKOUT_SECRET, NODE_ENV, FORCE_COLOR, ...rest } = process.env;
  // Tools start Node by its name.
  return { ...rest, ...quiet, PATH: `${dirname(node24())}:${process.env.PATH}`, ...more };
};

/** Runs a build to its end. */
export function build(command, args, cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: environment(), stdio: ['ignore', 'pipe', 'pipe'] });
    let log = '';
    child.stdout.on('data', (piece) => { log += piece; });
    child.stderr.on('data', (piece) => { log += piece; });
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve(log) : reject(new Error(`${command} ${args.join(' ')}: ${code}\n${log}`))));
  });
}

/** Starts a program, gives `work` its origin and its log, and ends it. */
export async function running(command, args, cwd, env, work) {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const given = typeof env === 'function' ? env(origin) : env;
  const child = spawn(command, args, {
    cwd, env: environment({ TWOCHECKOUT_SECRET: SECRET, PORT: String(port), HOST: '127.0.0.1', ...given }), stdio: ['ignore', 'pipe', 'pipe'], detached: true,
  });
  let log = '';
  child.stdout.on('data', (piece) => { log += piece; });
  child.stderr.on('data', (piece) => { log += piece; });
  const ended = new Promise((resolve) => child.on('close', (code) => resolve(code ?? 'signal')));
  child.on('error', (error) => { log += error; });
  try {
    await ready(origin, ended, () => log);
    return await work({ origin, url: `${origin}/2checkout/ipn`, log: () => log });
  } catch (error) {
    throw new Error(`${error.message}\n--- log of the program\n${log.slice(-4000)}`, { cause: error });
  } finally {
    try {
      process.kill(-child.pid, 'SIGKILL'); // its own group, which is its children too
    } catch {
      // It is gone.
    }
    await ended;
  }
}

async function ready(origin, ended, log) {
  const until = Date.now() + 30_000;
  while (Date.now() < until) {
    const over = await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 50))]);
    if (over !== undefined) {
      throw new Error(`the program ended with ${over}: ${log()}`);
    }
    try {
      await fetch(origin, { signal: AbortSignal.timeout(5000), redirect: 'manual' });
      return;
    } catch {
      // Not yet.
    }
  }
  throw new Error('the program does not listen');
}

/** `orders.jsonl`, to which most programs write; broken while a folder is in its place. */
export function ordersIn(path) {
  const file = join(path, 'orders.jsonl');
  return {
    async stored() {
      return existsSync(file) ? (await readFile(file, 'utf8')).trimEnd().split('\n').map((line) => JSON.parse(line)) : [];
    },
    async broken(work) {
      await cp(file, `${file}.kept`);
      await rm(file);
      await mkdir(file);
      try {
        await work();
      } finally {
        await rm(file, { recursive: true });
        await cp(`${file}.kept`, file);
      }
    },
  };
}
