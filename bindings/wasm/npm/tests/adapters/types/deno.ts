// Deno's own types.
import { handler } from 'countersign';

const answer = handler({ secrets: Deno.env.get('KEY') ?? '', onIpn: (ipn) => Deno.writeTextFile('order.json', JSON.stringify(ipn)) });

Deno.serve((request) => answer(request));
export const response: Response = await answer(new Request('https://shop.example/'));
