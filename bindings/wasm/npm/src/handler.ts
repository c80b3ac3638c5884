// `handler`: an endpoint for everything that speaks `Request` and `Response`.
//
// Owns the reading of a `Request` and the making of a `Response`; must never need the types of one platform.
import { invalid } from './error.js';
import { announced, consumed, endpoint, type EndpointOptions, Gathered, incomplete, type VerifierClass } from './adapters/endpoint.js';

/** The part of a `Request` that is used, so that no platform's types are needed. */
export interface RequestLike {
  readonly method: string;
  readonly headers: { get(name: string): string | null };
  readonly body: { getReader(): BodyReader } | null;
  readonly bodyUsed: boolean;
}

export interface BodyReader {
  read(): Promise<{ readonly done: boolean; readonly value?: unknown }>;
  cancel(reason?: unknown): Promise<unknown>;
}

/** The part of a `Response` that every platform has. */
export interface ResponseLike {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
}

type Made<T> = T extends { Response: new (...given: never[]) => infer R } ? R : ResponseLike;

/** The platform's own `Response`, where its types are there. */
export type PlatformResponse = Made<typeof globalThis>;

export type HandlerOptions<Env = any, Context = any> =
  EndpointOptions<[env: Env, context: Context], [request: RequestLike, env: Env, context: Context]>;

/**
 * Answers the notifications of 2Checkout: GET and HEAD with 200, a genuine message with its receipt once your callback has stored it, a
 * refused one with 400, one that is too long with 413, and whatever goes wrong on our side with 500.
 *
 * Throws a `CountersignError` at once if the options are wrong (`empty_secret`, `invalid_argument`); a secret that a function gives is
 * looked at with every request.
 */
export type Handler = <Env = any, Context = any>(
  options: HandlerOptions<Env, Context>,
) => (request: RequestLike, env?: Env, context?: Context) => Promise<PlatformResponse>;

export const handlerWith = (Verifier: VerifierClass): Handler => (options) => {
  const answer = endpoint(Verifier, options);

  return async (request, env, context) => {
    if (typeof request?.headers?.get !== 'function') {
      throw invalid("this is no Request: node:http, Express and Fastify take `nodeHandler` of 'countersign/node'");
    }
    const { status, headers, body } = await answer(
      request.method, (limit) => read(request, limit), [env!, context!], [request, env!, context!],
    );
    const { Response } = globalThis as unknown as {
      Response: new (body: string | null, init: { status: number; headers: Record<string, string> }) => PlatformResponse;
    };
    return new Response(body || null, { status, headers });
  };
};

async function read(request: RequestLike, limit: number): Promise<Uint8Array> {
  announced(request.headers.get('content-length'), limit);
  const gathered = new Gathered(limit);
  const reader = open(request);
  for (;;) {
    const { done, value } = reader ? await reader.read().catch((cause: unknown) => Promise.reject(incomplete(cause))) : { done: true };
    if (done) {
      return gathered.bytes();
    }
    try {
      gathered.add(value);
    } catch (error) {
      // Not awaited: on some platforms it takes until the sender has given up.
      reader?.cancel().catch(() => {});
      throw error;
    }
  }
}

function open({ body, bodyUsed }: RequestLike): BodyReader | undefined {
  try {
    if (!bodyUsed) {
      return body?.getReader();
    }
  } catch {
    // Locked: somebody is reading it.
  }
  throw consumed('something has read the request before');
}
