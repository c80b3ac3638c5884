// With the types of a platform: the handler is what the platform takes, with its own Request and Response.

import { Verifier, handler } from 'countersign';

const answer: (request: Request) => Promise<Response> = handler({ secrets: 'x', onIpn: () => {} });

export default { fetch: answer };

export async function route(request: Request): Promise<Response> {
  const verifier = new Verifier({ secrets: 'x' });
  const message = verifier.verify(await request.arrayBuffer());
  void verifier.verify(new Uint8Array(await request.arrayBuffer()).subarray(1));
  return new Response(message.receipt(), { status: 200 });
}

export function scope(body: string): string {
  using verifier = new Verifier({ secrets: 'x' });
  return verifier.verify(body).receipt();
}
