// With the types of a platform: the handler is what the platform takes, with its own Request and Response.

import { Verifier, handler } from 'countersign';
import type { Verified } from 'countersign';
import { fixture, sign } from 'countersign/testing';

const answer: (request: Request) => Promise<Response> = handler({ secrets: 'x', onIpn: () => {} });

export default { fetch: answer };

export async function route(request: Request): Promise<Response> {
  const verifier = new Verifier({ secrets: 'x' });
  const message = verifier.verify(await request.arrayBuffer());
  void verifier.verify(new Uint8Array(await request.arrayBuffer()).subarray(1));
  return new Response(message.receipt(), { status: 200 });
}

/** What is bytes of one's own goes where the platform wants them. */
export async function bodies(message: Verified): Promise<Request> {
  const blob = new Blob([message.rawBody(), ...message.allBytes('IPN_PNAME')]);
  await crypto.subtle.digest('SHA-256', message.getBytes('REFNO') ?? fixture('ipn-complete'));
  return new Request('http://shop.example/ipn', { method: 'POST', body: blob.size ? sign(fixture('ipn-complete'), 'x') : message.rawBody() });
}

export function scope(body: string): string {
  using verifier = new Verifier({ secrets: 'x' });
  return verifier.verify(body).receipt();
}
