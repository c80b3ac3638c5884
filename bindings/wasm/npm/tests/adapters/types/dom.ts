// lib DOM: browsers, service workers, bundlers.
import { handler } from 'countersign';

const answer = handler({ secrets: 'k', onIpn: (ipn) => console.log(ipn.kind) });
const response: Response = await answer(new Request('https://shop.example/'));
export { response };
