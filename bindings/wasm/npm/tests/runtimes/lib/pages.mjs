/**
 * A static server, and one Chromium that opens its pages.
 *
 * Owns that a page's errors reach the test: what a page reports, logs or violates.
 */

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { chromium } from 'playwright-core';

import * as tools from './tools.mjs';

const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm', '.json': 'application/json' };
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const WAIT = 180_000;

export async function openBrowser() {
  return chromium.launch({ executablePath: tools.chromium(), args: ARGUMENTS });
}

/** Opens a page of `folder` and gives what it posts to `/report`. */
export async function reportOfPage(browser, folder, path, { csp } = {}) {
  let done;
  const reported = new Promise((resolve) => {
    done = resolve;
  });
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    if (request.method === 'POST' && pathname === '/report') {
      const chunks = [];
      for await (const chunk of request) {
        chunks.push(chunk);
      }
      response.end();
      done(Buffer.concat(chunks).toString());
      return;
    }
    try {
      const file = join(folder, normalize(decodeURIComponent(pathname)));
      const content = await readFile(file);
      response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream', ...(csp === undefined ? {} : { 'content-security-policy': csp }) });
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await reportOfUrl(browser, `http://127.0.0.1:${server.address().port}${path}`, reported);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** The same of a page that another server has, which hands the report over in `reported`, or the page in a global. */
export async function reportOfUrl(browser, url, reported) {
  const page = await browser.newPage();
  const told = [];
  let failed;
  const failure = new Promise((_, reject) => {
    failed = reject;
  });
  failure.catch(() => {});
  page.on('console', (message) => told.push(`${message.type()}: ${message.text()}`));
  page.on('response', (response) => {
    if (response.status() >= 400 && response.request().resourceType() === 'script') {
      failed(new Error(`${url}: ${response.url()} is answered with ${response.status()}`));
    }
  });
  page.on('pageerror', (error) => failed(new Error(`${url}: ${error.stack ?? error}`)));
  const timer = setTimeout(() => failed(new Error(`${url} reported nothing\n${told.join('\n')}`)), WAIT);
  try {
    await page.goto(url);
    return JSON.parse(await Promise.race([reported, failure]));
  } finally {
    clearTimeout(timer);
    await page.close();
  }
}
