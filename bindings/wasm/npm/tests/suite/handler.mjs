/**
 * `handler`: the endpoint as a function from Request to Response, as this runtime has them. What it promises in detail is tested with real servers.
 */

const KEY = 'AABBCCDDEEFF';
const URL_ = 'http://shop.example/ipn';

export async function handler({ checks, countersign, sign }) {
  if (typeof Request !== 'function' || typeof Response !== 'function') {
    checks.fail('handler', 'no Request', 'a runtime that has fetch');
    return;
  }
  const body = sign('handler', new TextEncoder().encode('REFNO=1&ORDERSTATUS=COMPLETE&IPN_PID[]=7&IPN_PNAME[]=Pro&IPN_DATE=20240102030405'), KEY, ['sha3-256']);
  const seen = [];
  const answer = countersign.handler({
    secrets: KEY,
    onIpn: (order) => {
      seen.push(order.get('REFNO'));
      if (seen.length === 2) {
        throw new Error('not stored');
      }
    },
  });
  const post = (content, init) => new Request(URL_, { method: 'POST', body: content, headers: { 'content-type': 'application/x-www-form-urlencoded' }, ...init });

  checks.equal((await answer(new Request(URL_))).status, 200, 'handler: GET');
  const first = await answer(post(body));
  checks.equal(first.status, 200, 'handler: a genuine message');
  checks.match(await first.text(), /^<sig algo="sha3-256" date="\d{14}">[0-9a-f]{64}<\/sig>$/, 'handler: receipt');
  const failed = await answer(post(body));
  checks.equal([failed.status >= 500, (await failed.text()).includes('<sig')], [true, false], 'handler: no receipt where the callback throws');
  const forged = await answer(post('REFNO=1'));
  checks.equal([forged.status, (await forged.text()).includes('<sig')], [400, false], 'handler: a forged message');
  checks.equal(seen, ['1', '1'], 'handler: calls');
}
