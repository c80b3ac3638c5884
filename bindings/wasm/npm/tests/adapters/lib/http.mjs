/** A bare HTTP client. Owns requests that no well-behaved client would send; must never hide how an answer ended. */
import { request } from 'node:http';

const FORM = 'application/x-www-form-urlencoded';

/** `{ status, headers, body }`. `write(stream)` sends the body as it likes; the answer may come before it has finished. */
export function ask(url, { method = 'POST', headers = {}, write } = {}) {
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, headers: { ...(method === 'POST' ? { 'content-type': FORM } : {}), ...headers }, agent: false });
    let answered = false;
    const timer = setTimeout(() => asked.destroy(new Error(`${method} ${url}: no answer within 20 s`)), 20_000);
    asked.on('response', (response) => {
      answered = true;
      const pieces = [];
      response.on('data', (piece) => pieces.push(piece));
      const done = () => {
        clearTimeout(timer);
        resolve({ status: response.statusCode, headers: response.headers, body: String(Buffer.concat(pieces)) });
        asked.destroy();
      };
      response.on('end', done);
      response.on('error', done);
    });
    asked.on('error', (error) => {
      if (!answered) {
        clearTimeout(timer);
        reject(error);
      }
    });
    if (write) {
      write(asked);
    } else {
      asked.end();
    }
  });
}

export const post = (url, body, headers) =>
  ask(url, { headers: { 'content-length': String(Buffer.byteLength(body)), ...headers }, write: (stream) => stream.end(body) });

/** Announces a body that it never sends: what is right is to answer at once. */
export const announce = (url, length) =>
  ask(url, { headers: { 'content-length': String(length) }, write: (stream) => stream.write('REFNO=') });

/**
 * A body of which nobody knows the length, as fast as it is taken. `status` is `closed` if the server hung up on it: some do as soon as they have answered,
 * and then the answer may be lost.
 */
export const pour = (url, length) => flood(url, length).catch((error) => {
  if (error.code !== 'EPIPE' && error.code !== 'ECONNRESET') {
    throw error;
  }
  return { status: 'closed', body: '' };
});

const flood = (url, length) => ask(url, {
  headers: { 'transfer-encoding': 'chunked' },
  write(stream) {
    const piece = Buffer.alloc(65_536, 'a');
    let left = length;
    const more = () => {
      while (left > 0 && !stream.destroyed) {
        left -= piece.length;
        if (!stream.write(piece)) {
          stream.once('drain', more);
          return;
        }
      }
      stream.end();
    };
    more();
  },
});

/** Begins a message and hangs up in the middle. */
export function hangUp(url, body) {
  return new Promise((resolve) => {
    const asked = request(url, { method: 'POST', headers: { 'content-type': FORM, 'content-length': String(body.length) }, agent: false });
    asked.on('error', () => {});
    asked.on('close', resolve);
    asked.write(body.subarray(0, body.length >> 1), () => setTimeout(() => asked.destroy(), 50));
  });
}
