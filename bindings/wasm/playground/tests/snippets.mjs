/*
 * The programs on the page, taken from the page and run: each in its language, on the body that was saved from the page.
 */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { announced, repository, TEST_KEY, withPage } from './browser.mjs';
import { scratch } from './command.mjs';

const environment = { ...process.env, COUNTERSIGN_KEY: TEST_KEY };
const target = process.env.CARGO_TARGET_DIR ?? join(repository, 'target');

function run(command, words, folder, env = environment) {
  const done = spawnSync(command, words, { cwd: folder, env, encoding: 'utf8', maxBuffer: 1 << 24 });
  if (done.error) throw done.error;
  assert.equal(done.status, 0, `${command} ${words.join(' ')}:\n${done.stderr}`);
  return done.stdout;
}

const runners = {
  javascript(text, folder) {
    mkdirSync(join(folder, 'node_modules'), { recursive: true });
    symlinkSync(join(repository, 'bindings/wasm/npm'), join(folder, 'node_modules/countersign'));
    writeFileSync(join(folder, 'notification.mjs'), text);
    return run(process.execPath, ['notification.mjs'], folder);
  },
  php(text, folder) {
    mkdirSync(join(folder, 'vendor'));
    writeFileSync(join(folder, 'vendor/autoload.php'), `<?php require '${join(repository, 'bindings/php/autoload.php')}';`);
    writeFileSync(join(folder, 'notification.php'), text);
    return run('php', ['-d', 'display_errors=1', 'notification.php'], folder);
  },
  rust(text, folder) {
    mkdirSync(join(folder, 'src'));
    writeFileSync(join(folder, 'Cargo.toml'), `[package]\nname = "notification"\nversion = "0.0.0"\nedition = "2024"\n[dependencies]\ncountersign = { path = "${join(repository, 'crates/core')}" }\n[workspace]\n`);
    // The versions that the repository is tested with.
    copyFileSync(join(repository, 'Cargo.lock'), join(folder, 'Cargo.lock'));
    writeFileSync(join(folder, 'src/main.rs'), text);
    return run('cargo', ['run', '--quiet'], folder, { ...environment, CARGO_TARGET_DIR: join(target, 'playground') });
  },
  c(text, folder) {
    run('cargo', ['build', '--quiet', '--release', '--locked', '-p', 'countersign-c'], repository, { ...environment, CARGO_TARGET_DIR: target });
    writeFileSync(join(folder, 'notification.c'), text);
    run('cc', ['-std=c99', '-Wall', '-Wextra', '-Werror', '-I', join(repository, 'bindings/c/include'), 'notification.c', join(target, 'release/libcountersign.a'), '-lpthread', '-ldl', '-lm', '-o', 'notification'], folder);
    return run(join(folder, 'notification'), [], folder);
  },
};

// The four say the same, but for what C leaves to others.
const EXPECTED = {
  'ipn-complete': { head: ['order_fulfilled grant', '210400771', '1 × Sample Suite at 49.00'], c: 2 },
  'lcn-expiration': { head: ['licence_expired expire', 'YZ34AB56CD'], c: 2 },
};

for (const [example, { head, c }] of Object.entries(EXPECTED)) {
  for (const [language, runner] of Object.entries(runners)) {
    test(`${example} in ${language}`, { timeout: 600_000 }, () =>
      withPage(async (page) => {
        await page.click(`[data-example="${example}"]`);
        await announced(page, /^Genuine/);
        await page.click(`#tab-${language}`);
        const folder = scratch(language);
        const saved = page.waitForEvent('download');
        await page.getByRole('button', { name: 'Save the body' }).click();
        await (await saved).saveAs(join(folder, 'notification.form'));
        const lines = runner(await page.textContent('.program'), folder).trim().split('\n');
        const expected = language === 'c' ? head.slice(0, c) : head;
        assert.deepEqual(lines.slice(0, expected.length), expected);
        assert.match(lines.at(-1), /^<sig algo="sha3-256" date="\d{14}">[0-9a-f]{64}<\/sig>$/);
      }));
  }
}

test('every choice of the policy makes programs that run', { timeout: 600_000 }, () =>
  withPage(async (page) => {
    await page.click('[data-example="ipn-complete"]');
    await page.click('.policy summary');
    for (const id of ['#accept-md5', '#require-all', '#strict']) await page.check(id);
    await page.click('#add-secret');
    await page.fill('#secret-1', 'another-key');
    await announced(page, /^Genuine/);
    await page.waitForTimeout(400);
    for (const [language, runner] of Object.entries(runners)) {
      await page.click(`#tab-${language}`);
      const folder = scratch(language);
      const saved = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Save the body' }).click();
      await (await saved).saveAs(join(folder, 'notification.form'));
      process.env.COUNTERSIGN_OLD_KEY = environment.COUNTERSIGN_OLD_KEY = 'another-key';
      assert.match(runner(await page.textContent('.program'), folder), /^order_fulfilled grant\n210400771\n/);
    }
  }));
