/** Requests that no platform would make. Owns their making only. */

const URL_OF_SHOP = 'http://shop.example/2checkout/ipn';

/** A real one. */
export const genuine = (body, init = {}) => new Request(URL_OF_SHOP, { method: 'POST', body, ...init });

/**
 * One made by hand, which counts what is taken from it. `pieces` is what the stream gives; a function among them is called, so that it may throw.
 */
export function made(pieces, { method = 'POST', headers = {}, ...more } = {}) {
  const source = pieces[Symbol.iterator] ? pieces[Symbol.iterator]() : pieces;
  const taken = { opened: 0, pieces: 0, bytes: 0, cancelled: 0 };
  const body = {
    getReader() {
      taken.opened += 1;
      return {
        async read() {
          const { done, value } = source.next();
          if (done) {
            return { done: true, value: undefined };
          }
          const piece = typeof value === 'function' ? value() : value;
          taken.pieces += 1;
          taken.bytes += piece.byteLength ?? 0;
          return { done: false, value: piece };
        },
        async cancel() {
          taken.cancelled += 1;
          throw new Error('a stream that cannot even be cancelled');
        },
      };
    },
  };
  return { taken, request: { method, headers: new Headers(headers), body, bodyUsed: false, ...more } };
}

/** A promise with its ends in the hand. */
export function promised() {
  let resolve;
  let reject;
  const promise = new Promise((one, other) => {
    resolve = one;
    reject = other;
  });
  return { promise, resolve, reject };
}
