/**
 * Runs other programs. Owns that one which fails, hangs or is missing is told of loudly, with the end of what it said.
 */

import { spawn } from 'node:child_process';

const MINUTES = 60_000;

export function run(command, args, { cwd, env, timeout = 5 * MINUTES } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    const out = [];
    const err = [];
    child.stdout.on('data', (chunk) => out.push(chunk));
    child.stderr.on('data', (chunk) => err.push(chunk));
    const timer = setTimeout(() => child.kill('SIGKILL'), timeout);
    const said = () => {
      const text = `${Buffer.concat(out)}\n${Buffer.concat(err)}`.trim();
      return text.length > 4000 ? `… ${text.slice(-4000)}` : text;
    };
    child.on('error', (error) => {
      clearTimeout(timer);
      reject(new Error(`${command} cannot be run: ${error.message}`));
    });
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (code === 0) {
        resolve({ stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() });
      } else {
        reject(new Error(`${command} ${args.join(' ')} ended with ${code ?? signal}\n${said()}`));
      }
    });
  });
}

const MARK = 'COUNTERSIGN ';

/** The report that a runtime printed in one line. */
export async function reportOf(command, args, options) {
  const { stdout } = await run(command, args, options);
  const line = stdout.split('\n').find((text) => text.startsWith(MARK));
  if (line === undefined) {
    throw new Error(`${command} printed no report\n${stdout.slice(-2000)}`);
  }
  return JSON.parse(line.slice(MARK.length));
}
