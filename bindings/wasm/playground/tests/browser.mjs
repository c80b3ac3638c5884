/*
 * A browser with the built page in it. Owns starting and stopping, and watches what no test may cause: an error in the
 * console, or a request for anything but the file itself.
 */

import assert from 'node:assert/strict';
import { dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const here = dirname(fileURLToPath(import.meta.url));
export const repository = resolve(here, '../../../..');
export const pageFile = resolve(process.env.PLAYGROUND ?? resolve(here, '../dist/index.html'));
export const pageAddress = pathToFileURL(pageFile).href;
export const TEST_KEY = 'AABBCCDDEEFF';

let browser;

export async function start() {
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}

export async function stop() {
  await browser?.close();
}

/**
 * Runs a test on a fresh page. Afterwards nothing may stand in the console but what `expected` matches, and nothing but the
 * page itself may have been asked for, unless the test `tries` to.
 */
export async function withPage(test, { scheme = 'light', width = 1280, height = 900, expected, reducedMotion = 'reduce', bypassCSP = false, tries = false } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme, reducedMotion, bypassCSP, acceptDownloads: true });
  const page = await context.newPage();
  const complaints = [];
  const requests = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !expected?.test(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => requests.push(request.url()));
  try {
    await page.goto(pageAddress);
    await test(page);
    assert.deepEqual(complaints, [], 'the console is clean');
    const strange = requests.filter((url) => url !== pageAddress && !url.startsWith('data:image/svg') && !url.startsWith('blob:'));
    if (!tries) assert.deepEqual(strange, [], 'nothing is asked for');
  } finally {
    await context.close();
  }
}

/** What the page announces, once it has announced something that fits. */
export async function announced(page, pattern) {
  await page.waitForFunction((source) => new RegExp(source, 's').test(document.getElementById('announce').textContent), pattern.source, { timeout: 15_000 });
  return page.textContent('#announce');
}

/** Pastes as a person does: everything is selected, and the clipboard comes over it. */
export async function paste(page, text) {
  await page.evaluate((value) => {
    const area = document.getElementById('body');
    area.focus();
    area.select();
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', value);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    if (area.dispatchEvent(event)) {
      area.value = value;
      area.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
  }, text);
}

/** Drops a file of these bytes onto the page. */
export async function drop(page, bytes, name = 'captured.form') {
  await page.evaluate(
    ([base64, fileName]) => {
      const binary = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([binary], fileName));
      for (const type of ['dragenter', 'dragover', 'drop']) document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    },
    [Buffer.from(bytes).toString('base64'), name],
  );
}

export async function secret(page, text, number = 0) {
  await page.fill(`#secret-${number}`, text);
}
