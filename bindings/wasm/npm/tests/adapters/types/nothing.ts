// No types but the language's own: lib ES2022, types [].
import { handler, type Ipn, type Lcn } from 'countersign';
import { nodeHandler } from 'countersign/node';

const answer = handler({
  secrets: ['new', 'old'],
  accept: ['sha3-256'],
  onIpn: async (ipn: Ipn) => { ipn.receipt satisfies unknown; },
  onLcn(lcn) { const own: Lcn = lcn; return own; },
  onRefused: (error) => { const code: string = error.code; return code; },
  onError: (error) => { const any: unknown = error; return any; },
});

const body = { getReader: () => ({ read: async () => ({ done: true }), cancel: async () => {} }) };
const response = await answer({ method: 'POST', headers: { get: () => null }, body, bodyUsed: false });
const status: number = response.status;
const text: string = await response.text();
export { answer, status, text };

interface Env { readonly KEY: string; readonly QUEUE: { send(text: string): Promise<void> } }
export const typed = handler({
  secrets: (env: Env) => env.KEY,
  onIpn: (ipn, env: Env, context: { waitUntil(promise: Promise<unknown>): void }) => {
    context.waitUntil(Promise.resolve());
    return env.QUEUE.send(JSON.stringify(ipn));
  },
});

// @ts-expect-error a secret is needed
handler({ onIpn() {} });
// @ts-expect-error MD4 is no algorithm
handler({ secrets: 'k', accept: ['md4'], onIpn() {} });
// @ts-expect-error a number is no secret
handler({ secrets: 7, onIpn() {} });
// @ts-expect-error an order is no subscription
handler({ secrets: 'k', onIpn(ipn: Lcn) { return ipn; } });
// @ts-expect-error a body that was read is no request
void answer('REFNO=1');
// @ts-expect-error the environment is another one
void typed(undefined as never, { KEY: 7 });
// @ts-expect-error a Node request is no Request
void nodeHandler({ secrets: 'k', onIpn() {} })(undefined as unknown as Parameters<typeof answer>[0], undefined as never);
