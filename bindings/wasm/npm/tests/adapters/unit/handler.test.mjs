import assert from 'node:assert/strict';
import { test } from 'node:test';
import vm from 'node:vm';

import { CountersignError, handler } from 'countersign';

import { countersign, SECRET, signed } from '../lib/command.mjs';
import { genuine, made, promised } from './requests.mjs';

const MIB = 1 << 20;
const order = await signed('ipn-complete');
const subscription = await signed('lcn-change');
const forged = String(order).replace('ORDERSTATUS=COMPLETE', 'ORDERSTATUS=CANCELED');
const RECEIPT = /^<sig algo="sha3-256" date="\d{14}">[0-9a-f]{64}<\/sig>$/;

// Nothing that goes wrong may end the program of the merchant.
const loose = [];
process.on('unhandledRejection', (reason) => loose.push(reason));

async function sign(body) {
  const { code, stdout, stderr } = await countersign(['sign', '--secret-env', 'TWOCHECKOUT_SECRET'], body);
  assert.equal(code, 0, stderr);
  return stdout;
}

/** A handler that writes down what it is told. */
function noted(options = {}) {
  const log = { stored: [], refused: [], errors: [] };
  const answer = handler({
    secrets: SECRET,
    onIpn: (message) => { log.stored.push(message); },
    onRefused: (error) => { log.refused.push(error.code); },
    onError: (error) => { log.errors.push(error); },
    ...options,
  });
  return { log, answer };
}

async function expect(response, status, body = '') {
  const text = await response.text();
  assert.equal(response.status, status);
  assert.equal(response.headers.get('content-type'), 'text/plain; charset=utf-8');
  assert.equal(response.headers.get('cache-control'), 'no-store');
  if (body instanceof RegExp) {
    assert.match(text, body);
  } else {
    assert.equal(text, body);
  }
}

const thrown = (code) => (error) => error instanceof CountersignError && error.code === code && !error.isRefusal;

test('wrong options throw where the program starts', () => {
  const onIpn = () => {};
  for (const secrets of ['', '  \n', [], [''], ['good', ' ']]) {
    assert.throws(() => handler({ secrets, onIpn }), thrown('empty_secret'), JSON.stringify(secrets));
  }
  assert.throws(() => handler({ secrets: undefined, onIpn }), (error) => error instanceof CountersignError && !error.isRefusal);
  assert.throws(() => handler({ secrets: SECRET }), thrown('invalid_argument'));
  assert.throws(() => handler({ secrets: SECRET, kind: 'ipn', onLcn: onIpn }), thrown('invalid_argument'));
  assert.throws(() => handler({ secrets: SECRET, kind: 'lcn', onIpn }), thrown('invalid_argument'));
});

test('probes get 200, other methods 405, and nobody is asked for a body', async () => {
  const { answer, log } = noted();
  for (const method of ['GET', 'HEAD']) {
    await expect(await answer(new Request('http://shop.example/', { method })), 200);
  }
  for (const method of ['PUT', 'DELETE', 'OPTIONS', 'PATCH', 'PROPFIND', '']) {
    const { request, taken } = made([order], { method });
    const response = await answer(request);
    assert.equal(response.headers.get('allow'), 'GET, HEAD, POST');
    await expect(response, 405);
    assert.equal(taken.opened, 0);
  }
  assert.deepEqual(log, { stored: [], refused: [], errors: [] });
});

test('a genuine message gets its receipt, however it is cut into pieces', async () => {
  const { answer, log } = noted();
  await expect(await answer(genuine(order)), 200, RECEIPT);
  await expect(await answer(made(Array.from(order, (byte) => Uint8Array.of(byte))).request), 200, RECEIPT);
  await expect(await answer(made([new Uint8Array(0), order, new Uint8Array(0)]).request), 200, RECEIPT);
  // A piece that is a window on something larger, and one of another realm.
  const large = new Uint8Array(order.length + 20);
  large.set(order, 7);
  await expect(await answer(made([large.subarray(7, 7 + order.length)]).request), 200, RECEIPT);
  const foreign = vm.runInNewContext('Uint8Array.from(bytes)', { bytes: Array.from(order) });
  assert.ok(!(foreign instanceof Uint8Array));
  await expect(await answer(made([foreign]).request), 200, RECEIPT);
  assert.equal(log.stored.length, 5);
  assert.ok(log.stored.every((message) => message.kind === 'ipn' && message.get('REFNO') === log.stored[0].get('REFNO')));
});

test('a Content-Length that lies decides nothing but a refusal', async () => {
  const { answer, log } = noted();
  for (const length of ['1', '0', '-5', 'NaN', 'many', '', `${order.length}, 7`]) {
    await expect(await answer(made([order], { headers: { 'content-length': length } }).request), 200, RECEIPT);
  }
  for (const length of [`${8 * MIB + 1}`, '99999999999999999999999', '1e30', 'Infinity']) {
    const { request, taken } = made([order], { headers: { 'Content-LENGTH': length } });
    await expect(await answer(request), 413);
    assert.equal(taken.opened, 0, 'it is not even opened');
  }
  assert.deepEqual(log.refused, Array(4).fill('body_too_large'));
});

test('an endless body is given up at the limit', async () => {
  const { answer, log } = noted();
  const piece = new Uint8Array(65_536).fill(97);
  const endless = { *[Symbol.iterator]() { for (;;) yield piece; } };
  const { request, taken } = made(endless);
  await expect(await answer(request), 413);
  assert.equal(taken.bytes, 8 * MIB + piece.length);
  assert.equal(taken.cancelled, 1);
  assert.deepEqual(log.refused, ['body_too_large']);

  const small = noted({ limits: { body: 1000 } });
  const other = made([new Uint8Array(1000), new Uint8Array(1), order]);
  await expect(await small.answer(other.request), 413);
  assert.equal(other.taken.pieces, 2);
  await expect(await small.answer(made([new Uint8Array(1001)]).request), 413);
  await expect(await noted({ limits: { body: order.length } }).answer(genuine(order)), 200, RECEIPT);
});

test('many tiny pieces do not take more than they are', async () => {
  const { answer } = noted();
  const piece = Uint8Array.of(97);
  const many = { *[Symbol.iterator]() { for (let i = 0; i < 300_000; i += 1) yield piece; } };
  const before = process.memoryUsage().arrayBuffers;
  await expect(await answer(made(many).request), 400);
  assert.ok(process.memoryUsage().arrayBuffers - before < 8 * MIB);
});

test('what is not genuine is refused, and the work never sees it', async () => {
  const { answer, log } = noted();
  for (const [body, code] of [
    [forged, 'signature_mismatch'],
    ['', 'missing_signature'],
    ['{"REFNO":1}', 'not_form'],
    [await signed('ipn-complete', 'md5'), 'algorithm_not_accepted'],
    [subscription, 'wrong_kind'],
    [await sign('FOO=1'), 'wrong_kind'],
  ]) {
    await expect(await answer(genuine(body)), 400);
    assert.equal(log.refused.pop(), code);
  }
  await expect(await answer(new Request('http://shop.example/', { method: 'POST' })), 400);
  assert.deepEqual([log.stored, log.errors], [[], []]);
});

test('a body that breaks off is no message', async () => {
  let told;
  const { answer, log } = noted({ onRefused: (error) => { told = error; } });
  const broken = new Error('socket hang up');
  await expect(await answer(made([order.subarray(0, 100), () => { throw broken; }]).request), 400);
  assert.equal(told.code, 'incomplete_body');
  assert.equal(told.cause, broken);
  // Also if everything had come, but the end had not.
  await expect(await answer(made([order, () => { throw broken; }]).request), 400);
  assert.deepEqual(log.stored, []);
});

test('a request that was read before is our own fault, and said to be', async () => {
  const { answer, log } = noted();
  const used = genuine(order);
  await used.text();
  const locked = genuine(order);
  locked.body.getReader();
  for (const request of [used, locked, made(['REFNO=1']).request]) {
    await expect(await answer(request), 500);
    const error = log.errors.pop();
    assert.ok(thrown('invalid_argument')(error));
    assert.match(error.message, /raw body .* is not there any more/);
  }
  assert.deepEqual(log.refused, []);
});

test('the receipt waits for the work', async () => {
  const work = promised();
  const { answer } = noted({ onIpn: () => work.promise });
  let over = false;
  const response = answer(genuine(order)).then((given) => {
    over = true;
    return given;
  });
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.equal(over, false);
  work.resolve('whatever it returns');
  await expect(await response, 200, RECEIPT);
});

test('work that fails keeps the receipt back, whatever it throws', async () => {
  const refusal = new CountersignError('signature_mismatch');
  for (const reason of [new Error('disk full'), 'a string', undefined, null, refusal]) {
    for (const onIpn of [() => { throw reason; }, () => Promise.reject(reason), async () => { throw reason; }, () => ({ then: (_, no) => no(reason) })]) {
      const { answer, log } = noted({ onIpn });
      await expect(await answer(genuine(order)), 500);
      assert.deepEqual(log.errors, [reason]);
      assert.deepEqual(log.refused, [], 'also if what it throws looks like a refusal');
    }
  }
});

test('a broken log changes no answer', async () => {
  for (const broken of [() => { throw new Error('log'); }, () => Promise.reject(new Error('log'))]) {
    const { answer } = noted({ onRefused: broken, onError: broken, onIpn: () => { throw new Error('work'); } });
    await expect(await answer(genuine(forged)), 400);
    await expect(await answer(genuine(order)), 500);
  }
});

test('without callbacks for the log the console has a line without values', async (t) => {
  const lines = [];
  for (const level of ['warn', 'error']) {
    t.mock.method(console, level, (...words) => lines.push([level, ...words]));
  }
  const answer = handler({ secrets: SECRET, onIpn: () => { throw new Error('disk full'); } });
  await expect(await answer(genuine(forged)), 400);
  await expect(await answer(genuine(order)), 500);
  assert.equal(lines.length, 2);
  assert.deepEqual(lines[0].slice(0, 2), ['warn', 'countersign:']);
  assert.match(lines[0][2], /^signature_mismatch: /);
  assert.doesNotMatch(lines[0].join(' '), /[0-9a-f]{32}|REFNO|CANCELED/);
  assert.deepEqual(lines[1].slice(0, 2), ['error', 'countersign:']);
  assert.equal(lines[1][2].message, 'disk full');
});

test('both kinds, each to its own callback', async () => {
  const kinds = [];
  const both = { onIpn: (message) => kinds.push(message.kind), onLcn: (message) => kinds.push(message.kind) };
  const { answer, log } = noted(both);
  await expect(await answer(genuine(order)), 200, RECEIPT);
  await expect(await answer(genuine(subscription)), 200, RECEIPT);
  assert.deepEqual(kinds, ['ipn', 'lcn']);
  await expect(await answer(genuine(await sign('FOO=1'))), 400);
  assert.deepEqual(log.refused, ['wrong_kind']);

  const one = noted({ ...both, kind: 'lcn' });
  await expect(await one.answer(genuine(order)), 400);
  const lcn = noted({ onIpn: undefined, onLcn: () => {} });
  await expect(await lcn.answer(genuine(subscription)), 200, RECEIPT);
  await expect(await lcn.answer(genuine(order)), 400);
  assert.deepEqual(lcn.log.refused, ['wrong_kind']);
});

test('a receipt that cannot be made is an empty 200, and the log has the field', async () => {
  const { answer, log } = noted();
  const body = await sign('REFNO=1&IPN_PID%5B%5D=7&IPN_DATE=20240102030405&ORDERSTATUS=COMPLETE');
  await expect(await answer(genuine(body)), 200);
  assert.equal(log.stored.length, 1);
  assert.equal(log.errors[0].code, 'missing_field');
  assert.match(log.errors[0].field, /^IPN_PNAME/);
});

test('the secret may come with the request, and late', async () => {
  const given = [];
  const { answer, log } = noted({
    secrets: async (env, context) => {
      given.push(env, context);
      return env?.KEY;
    },
  });
  await expect(await answer(genuine(order), { KEY: SECRET }, 'ctx'), 200, RECEIPT);
  await expect(await answer(genuine(order), { KEY: ['other', SECRET] }), 200, RECEIPT);
  await expect(await answer(genuine(order), { KEY: 'other' }), 400);
  assert.deepEqual(given.slice(0, 2), [{ KEY: SECRET }, 'ctx']);
  assert.deepEqual(log.errors, []);
  for (const method of ['GET', 'POST']) {
    // A missing secret shows when the URL is saved.
    await expect(await answer(new Request('http://shop.example/', { method }), {}), 500);
    assert.ok(thrown('empty_secret')(log.errors.pop()));
  }
  const failing = noted({ secrets: () => Promise.reject(new Error('vault')) });
  await expect(await failing.answer(genuine(order)), 500);
  assert.equal(failing.log.errors[0].message, 'vault');
});

test('callbacks get what the platform gives', async () => {
  const seen = [];
  const note = (...given) => { seen.push(given.slice(1)); };
  const { answer } = noted({ onIpn: note, onRefused: note, onError: note });
  const [good, bad, used] = [genuine(order), genuine(forged), genuine(order)];
  await used.text();
  for (const request of [good, bad, used]) {
    await answer(request, 'env', 'ctx');
  }
  assert.deepEqual(seen, [['env', 'ctx'], [bad, 'env', 'ctx'], [used, 'env', 'ctx']]);
});

test('a hundred at once do not get into each other', async () => {
  const orders = await Promise.all(Array.from({ length: 100 }, (_, i) => sign(`REFNO=${1000 + i}&IPN_PID%5B%5D=${i}&IPN_PNAME%5B%5D=P&IPN_DATE=20240102030405`)));
  for (const secrets of [SECRET, () => SECRET]) {
    const stored = new Set();
    const { answer, log } = noted({
      secrets,
      async onIpn(message) {
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 20));
        stored.add(message.get('REFNO'));
      },
    });
    const answers = await Promise.all(orders.flatMap((body) => [answer(genuine(body)), answer(genuine(String(body).replace('REFNO=1', 'REFNO=2')))]));
    const texts = await Promise.all(answers.map((response) => response.text()));
    assert.equal(stored.size, 100);
    assert.equal(new Set(texts.filter((text) => RECEIPT.test(text))).size, 100, 'each has its own receipt');
    assert.equal(answers.filter(({ status }) => status === 400).length, 100);
    assert.equal(log.refused.length, 100);
  }
});

test('nothing was left behind', async () => {
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.deepEqual(loose, []);
});
