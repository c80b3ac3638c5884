// `nodeHandler`: an endpoint for `node:http` and what is built on it: Express, Fastify, Next's pages.
//
// Owns the reading of a Node request, and the discovery that a body parser was there first; must never import a module of Node, nor need its types.
import {
  _announced as announced, _consumed as consumed, _endpoint as endpoint, _Gathered as Gathered, _incomplete as incomplete,
} from '../shared.js';
import type { EndpointOptions, VerifierClass } from './endpoint.js';

/** The part of `http.IncomingMessage` that is used. */
export interface NodeRequest {
  readonly method?: string | undefined;
  readonly headers: { readonly 'content-length'?: string | undefined };
  readonly readableDidRead: boolean;
  readonly readableEnded: boolean;
  readonly destroyed: boolean;
  on(event: string, listener: (...given: any[]) => void): unknown;
  off(event: string, listener: (...given: any[]) => void): unknown;
  resume(): unknown;
}

/** The part of `http.ServerResponse` that is used. */
export interface NodeResponse {
  statusCode: number;
  readonly headersSent: boolean;
  setHeader(name: string, value: string): unknown;
  end(body: string): unknown;
}

export type NodeHandlerOptions<Req extends NodeRequest = NodeRequest> = EndpointOptions<[request: Req], [request: Req]>;

/** What parsers and hosts leave on a request. */
interface Parsed {
  readonly body?: unknown;
  readonly rawBody?: unknown;
}

/**
 * `handler` for `(req, res)`. Takes the stream, or what `express.raw()` made of it, or the `rawBody` that some hosts leave beside a parsed
 * one; if a body parser has left nothing but its own result, it answers 500 and says so through `onError`.
 *
 * Resolves once the answer is written; never rejects.
 */
export type NodeHandler = <Req extends NodeRequest = NodeRequest>(
  options: NodeHandlerOptions<Req>,
) => (request: Req, response: NodeResponse, next?: unknown) => Promise<void>;

export const nodeHandlerWith = (Verifier: VerifierClass): NodeHandler => (options) => {
  const answer = endpoint(Verifier, options);

  return async (request, response) => {
    const { status, headers, body } = await answer(request.method ?? '', (limit) => read(request, limit), [request], [request]);
    // What is left of a body that was too long is thrown away as it comes: who still sends does not read the answer yet.
    request.resume();
    if (!response.headersSent) {
      response.statusCode = status;
      for (const name in headers) {
        response.setHeader(name, headers[name]!);
      }
      response.end(body);
    }
  };
};

async function read(request: NodeRequest & Parsed, limit: number): Promise<Uint8Array> {
  announced(request.headers['content-length'], limit);
  const gathered = new Gathered(limit);
  const { body, rawBody } = request;
  if (!request.readableDidRead && !request.readableEnded) {
    await drain(request, gathered);
  } else if (ArrayBuffer.isView(body)) {
    gathered.add(body);
  } else if (ArrayBuffer.isView(rawBody)) {
    gathered.add(rawBody);
  } else {
    throw consumed(`a body parser has read it${body && typeof body === 'object' ? ' and left an object' : ''}`);
  }
  return gathered.bytes();
}

function drain(request: NodeRequest, gathered: Gathered): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (done: () => void) => {
      request.off('data', take);
      request.off('end', end);
      request.off('close', cut);
      request.off('error', cut);
      // Whatever the socket still has to say is nobody's error.
      request.on('error', () => {});
      done();
    };
    const take = (piece: unknown) => {
      try {
        gathered.add(piece);
      } catch (error) {
        stop(() => reject(error));
      }
    };
    const end = () => stop(resolve);
    const cut = () => stop(() => reject(incomplete()));
    if (request.destroyed) {
      return cut();
    }
    request.on('data', take);
    request.on('end', end);
    request.on('close', cut);
    request.on('error', cut);
  });
}
