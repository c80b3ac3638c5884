/*
 * Pictures for people to look at. They prove nothing by themselves but that the page can be drawn.
 */

import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { announced, withPage } from './browser.mjs';

const folder = process.env.SCREENSHOTS ?? mkdtempSync(join(tmpdir(), 'countersign-screenshots-'));
mkdirSync(folder, { recursive: true });

const PICTURES = [
  ['light-order', 'ipn-complete-three-products', 'light', 1280],
  ['dark-order', 'ipn-non-ascii', 'dark', 1280],
  ['light-refused', 'characters', 'light', 1280],
  ['dark-refused', 'wrong-key', 'dark', 1280],
  ['light-policy', 'md5-only', 'light', 1280],
  ['phone-policy', 'md5-only', 'dark', 390],
  ['light-subscription', 'lcn-expiration', 'light', 1280],
  ['phone-order', 'ipn-complete-three-products', 'light', 320],
  ['phone-refused', 'trimmed', 'dark', 390],
];

for (const [name, example, scheme, width] of PICTURES) {
  test(`screenshot ${name}`, () =>
    withPage(
      async (page) => {
        await page.click(`[data-example="${example}"]`);
        await announced(page, /./);
        await page.waitForTimeout(150);
        await page.screenshot({ path: join(folder, `${name}.png`) });
        await page.screenshot({ path: join(folder, `${name}-whole.png`), fullPage: true });
      },
      { scheme, width, height: width < 500 ? 780 : 900 },
    ));
}

test('screenshots are written', () => console.log(`screenshots: ${folder}`));
