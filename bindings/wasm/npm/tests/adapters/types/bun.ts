// @types/bun.
import { handler } from 'countersign';

const answer = handler({ secrets: Bun.env['KEY'] ?? '', onIpn: (ipn) => Bun.write('order.json', JSON.stringify(ipn)) });

Bun.serve({ fetch: (request) => answer(request), routes: { '/a': (request) => answer(request), '/b': { POST: (request) => answer(request) } } });
