/*
 * The tests of the playground: the built page in a real browser, without a server.
 *
 *     COUNTERSIGN=…/countersign node run.mjs
 *
 * SCREENSHOTS names a folder for the screenshots (else they go to a temporary one, whose name is printed), PLAYGROUND the page
 * if it is elsewhere, CHROMIUM the browser.
 */

import { after, before } from 'node:test';
import { start, stop } from './browser.mjs';

before(start);
after(stop);

await import('./examples.mjs');
await import('./verdict.mjs');
await import('./input.mjs');
await import('./capture.mjs');
await import('./message.mjs');
await import('./bytes.mjs');
await import('./receipt.mjs');
await import('./hostile.mjs');
await import('./sealed.mjs');
await import('./access.mjs');
await import('./snippets.mjs');
await import('./screenshots.mjs');
