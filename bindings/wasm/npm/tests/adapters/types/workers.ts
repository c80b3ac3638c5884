// @cloudflare/workers-types.
import { handler } from 'countersign';

interface Env { readonly KEY: string; readonly ORDERS: KVNamespace }

const answer = handler({
  secrets: (env: Env) => env.KEY,
  onIpn: (ipn, env: Env, context: ExecutionContext) => {
    context.waitUntil(Promise.resolve());
    return env.ORDERS.put(ipn.deliveryId(), JSON.stringify(ipn));
  },
});

export default { fetch: answer } satisfies ExportedHandler<Env>;
export const explicit = handler<Env, ExecutionContext>({ secrets: (env) => env.KEY, onIpn: (ipn, env) => env.ORDERS.put('a', ipn.deliveryId()) });
export const onRequest: PagesFunction<Env> = (context) => explicit(context.request, context.env);
