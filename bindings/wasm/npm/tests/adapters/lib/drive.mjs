/**
 * What is asked of every endpoint, whatever it runs on.
 *
 * Owns the list; must never ask less of one platform than of another, unless the difference is named by its caller.
 */
import assert from 'node:assert/strict';

import { send, signed } from './command.mjs';
import { announce, ask, hangUp, post, pour } from './http.mjs';

// Each once, because some stores keep a repeat as one.
const ORDERS = [
  ['ipn-complete', 'sha3-256,sha256'],
  ['ipn-renewal', 'sha3-256'],
  ['ipn-refund-partial', 'sha256'],
  ['ipn-non-ascii', 'sha3-256'],
  ['ipn-large-cart', 'sha3-256,sha256'],
  ['ipn-test-order', 'sha256,md5'],
];

/**
 * @param {{ url: string, stored: () => Promise<object[]>, broken: (work: (url: string) => Promise<void>) => Promise<void>, poured?: (number | 'closed')[], early?: boolean }} app
 *   `broken` runs something while the store fails, and mends it; `poured` is what a flood may be answered with, `early` whether before it has ended
 */
export async function drive({ url, stored, broken, poured = [413, 'closed'], early = true }) {
  let checks = 0;
  const check = async (what, work) => {
    try {
      await work();
      checks += 1;
    } catch (error) {
      throw new Error(`${what}: ${error.message}`, { cause: error });
    }
  };

  await check('GET and HEAD are answered with an empty 200', async () => {
    for (const method of ['GET', 'HEAD']) {
      const { status, body } = await ask(url, { method });
      assert.deepEqual({ status, body }, { status: 200, body: '' });
    }
  });
  await check('PUT is answered with 405', async () => {
    assert.equal((await ask(url, { method: 'PUT', headers: { 'content-length': '0', origin: new URL(url).origin } })).status, 405);
  });
  for (const [name, algorithm] of ORDERS) {
    await check(`${name} signed with ${algorithm} gets its receipt`, async () => {
      const before = (await stored()).length;
      const { code, text } = await send(url, name, { algorithm });
      assert.equal(code, 0, text);
      assert.equal((await stored()).length, before + 1, 'it is stored, once');
    });
  }
  await check('a repeat gets a receipt again', async () => {
    const { code, text } = await send(url, 'ipn-complete', { probe: false });
    assert.equal(code, 0, text);
  });
  const body = await signed('ipn-complete');
  await check('the receipt is plain text that nobody keeps', async () => {
    const { status, headers, body: text } = await post(url, body);
    assert.equal(status, 200);
    assert.match(text, /^<sig algo="sha3-256" date="\d{14}">[0-9a-f]{64}<\/sig>$/);
    assert.match(headers['content-type'], /^text\/plain; ?charset=utf-8$/i);
    assert.equal(headers['cache-control'], 'no-store');
  });

  const count = (await stored()).length;
  const refused = async (what, given) => check(`${what} is refused without a word`, async () => {
    const { status, body: text } = await post(url, given);
    assert.deepEqual({ status, text }, { status: 400, text: '' });
  });
  await refused('a changed value', String(body).replace('ORDERSTATUS=COMPLETE', 'ORDERSTATUS=CANCELED'));
  await refused('a message without a signature', String(body).replace(/&(HASH|SIGNATURE_\w+)=\w+/g, ''));
  await refused('MD5 alone', await signed('ipn-complete', 'md5'));
  await refused('an empty body', '');
  await refused('a subscription at an endpoint for orders', await signed('lcn-change'));
  await check('another secret gets no receipt', async () => {
    const { code, found } = await send(url, 'ipn-complete', { secret: 'not the key', probe: false });
    assert.equal(code, 1);
    assert.equal(found.attempts?.[0]?.status, 400);
  });
  await check(`9 MiB that are announced are answered with 413${early ? ' before they come' : ''}`, async () => {
    assert.equal((await (early ? announce(url, 9 << 20) : post(url, Buffer.alloc(9 << 20, 'a')))).status, 413);
  });
  await check(`24 MiB that are not announced are answered with ${poured.join(' or ')}`, async () => {
    const { status, body: text } = await pour(url, 24 << 20);
    assert.ok(poured.includes(status), `status ${status}`);
    assert.equal(text, '');
  });
  await check('half a message is no message', () => hangUp(url, body));
  await check('the endpoint still answers, and nothing of all this was stored', async () => {
    assert.equal((await ask(url, { method: 'GET' })).status, 200);
    assert.equal((await stored()).length, count);
  });
  await check('a message that cannot be stored is answered with an empty 500', () => broken(async (at = url) => {
    const { code, found, text } = await send(at, 'ipn-complete');
    assert.equal(code, 1, text);
    assert.equal(found.attempts?.[0]?.status, 500, text);
    assert.equal((await post(at, body)).body, '');
  }));
  await check('and comes in once it can', async () => {
    const { code, text } = await send(url, 'ipn-complete');
    assert.equal(code, 0, text);
  });
  return checks;
}
