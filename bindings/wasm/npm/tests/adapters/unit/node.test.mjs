import assert from 'node:assert/strict';
import { Agent, createServer, request as send } from 'node:http';
import { test } from 'node:test';

import { nodeHandler } from 'countersign/node';

import { SECRET, signed } from '../lib/command.mjs';
import { ask, hangUp, post } from '../lib/http.mjs';
import { promised } from './requests.mjs';

const order = await signed('ipn-complete');
const RECEIPT = /^<sig /;

/** A server with `before` in front of the handler, while `work` lasts. */
async function serving(options, before, work) {
  const log = { stored: [], refused: [], errors: [] };
  const answer = nodeHandler({
    secrets: SECRET,
    onIpn: (message) => { log.stored.push(message); },
    onRefused: (error) => { log.refused.push(error.code); },
    onError: (error) => { log.errors.push(error.code ?? error.message); },
    ...options,
  });
  const server = createServer(async (request, response) => {
    await before(request, response);
    await answer(request, response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await work(`http://127.0.0.1:${server.address().port}/`, log);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

async function swallow(request) {
  const pieces = [];
  for await (const piece of request) {
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

test('a wrong secret throws where the program starts', () => {
  assert.throws(() => nodeHandler({ secrets: '', onIpn() {} }), { code: 'empty_secret' });
  assert.throws(() => nodeHandler({ secrets: SECRET }), { code: 'invalid_argument' });
});

test('bytes that a host has kept are taken', async () => {
  for (const name of ['body', 'rawBody']) {
    await serving({}, async (request) => { request[name] = await swallow(request); }, async (url, log) => {
      assert.match((await post(url, order)).body, RECEIPT);
      assert.equal(log.stored.length, 1);
    });
  }
  await serving({}, async (request) => {
    request.rawBody = await swallow(request);
    request.body = Object.fromEntries(new URLSearchParams(String(request.rawBody)));
  }, async (url) => assert.match((await post(url, order)).body, RECEIPT));
});

test('what is kept is cut off at the limit too', () =>
  serving({ limits: { body: 100 } }, async (request) => { request.body = await swallow(request); }, async (url, log) => {
    assert.equal((await post(url, order)).status, 413);
    assert.deepEqual(log.refused, ['body_too_large']);
  }));

test('a parser that took the body is found out', async () => {
  for (const body of [undefined, null, {}, { REFNO: '1' }, 'REFNO=1', []]) {
    await serving({}, async (request) => {
      await swallow(request);
      request.body = body;
    }, async (url, log) => {
      const { status, body: text } = await post(url, order);
      assert.deepEqual({ status, text }, { status: 500, text: '' });
      assert.deepEqual(log, { stored: [], refused: [], errors: ['invalid_argument'] });
    });
  }
  // Text instead of bytes.
  await serving({}, (request) => request.setEncoding('utf8'), async (url, log) => {
    assert.equal((await post(url, order)).status, 500);
    assert.deepEqual(log.errors, ['invalid_argument']);
  });
});

test('an object that a parser left beside an untouched stream is no sign of anything', () =>
  serving({}, (request) => { request.body = {}; }, async (url) => assert.match((await post(url, order)).body, RECEIPT)));

test('who hangs up in the middle gets nothing, and nothing is stored', async () => {
  const told = promised();
  await serving({ onRefused: (error) => told.resolve(error.code) }, () => {}, async (url, log) => {
    await hangUp(url, order);
    assert.equal(await told.promise, 'incomplete_body');
    assert.deepEqual(log.stored, []);
  });
  // Also if he was gone before anybody looked.
  const late = promised();
  await serving({ onRefused: (error) => late.resolve(error.code) }, () => new Promise((resolve) => setTimeout(resolve, 200)), async (url, log) => {
    await hangUp(url, order);
    assert.equal(await late.promise, 'incomplete_body');
    assert.deepEqual(log.stored, []);
  });
});

test('after a body that was too long the connection is still of use', () =>
  serving({ limits: { body: 4000 } }, () => {}, async (url) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ports = new Set();
    const one = (body) => new Promise((resolve, reject) => {
      const asked = send(url, { method: 'POST', agent, headers: { 'transfer-encoding': 'chunked' } }, (response) => {
        ports.add(response.socket.localPort);
        response.resume().on('end', () => resolve(response.statusCode));
      });
      asked.on('error', reject);
      asked.end(body);
    });
    assert.equal(await one(Buffer.alloc(200_000)), 413);
    assert.equal(await one(order), 200);
    assert.equal(ports.size, 1);
    agent.destroy();
  }));

test('HTTP/2 is answered as well', async () => {
  const { connect, createServer: createServer2 } = await import('node:http2');
  const server = createServer2(nodeHandler({ secrets: SECRET, onIpn() {}, onRefused() {} }));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const client = connect(`http://127.0.0.1:${server.address().port}`);
  const one = (method, body) => new Promise((resolve, reject) => {
    const stream = client.request({ ':method': method, ':path': '/' }, { endStream: body === undefined });
    let status;
    let text = '';
    stream.on('response', (headers) => { status = headers[':status']; });
    stream.on('data', (piece) => { text += piece; });
    stream.on('end', () => resolve({ status, text }));
    stream.on('error', reject);
    if (body !== undefined) {
      stream.end(body);
    }
  });
  assert.deepEqual(await one('GET'), { status: 200, text: '' });
  assert.deepEqual(await one('POST', 'REFNO=1'), { status: 400, text: '' });
  const { status, text } = await one('POST', order);
  assert.equal(status, 200);
  assert.match(text, RECEIPT);
  client.close();
  server.close();
});

test('an answer that somebody else has given is left alone', () =>
  serving({}, (request, response) => { response.end('mine'); }, async (url) => {
    assert.equal((await post(url, order)).body, 'mine');
    assert.equal((await ask(url, { method: 'GET' })).body, 'mine');
  }));

test('callbacks and the secret get the request', async () => {
  const seen = [];
  await serving({
    secrets: (request) => { seen.push(request.headers['x-who']); return SECRET; },
    onIpn: (message, request) => { seen.push(request.headers['x-who']); },
    onRefused: (error, request) => { seen.push(request.headers['x-who']); },
  }, () => {}, async (url) => {
    await post(url, order, { 'x-who': 'a' });
    await post(url, 'REFNO=1', { 'x-who': 'b' });
    assert.deepEqual(seen, ['a', 'a', 'b', 'b']);
  });
});
