// What must not compile. An error that is expected and does not come is an error itself.

import { CountersignError, Ipn, Verifier, handler, lastSecond } from 'countersign';
import type { Action, Lcn, OrderStatus, Verified, VerifierOptions } from 'countersign';
import { explain } from 'countersign/explain';
import { fixture, sign } from 'countersign/testing';

declare const message: Verified;
declare const ipn: Ipn;
declare const lcn: Lcn;

// JSON has the names of the schema.
// @ts-expect-error
ipn.toJSON().order.refnoExt;
// @ts-expect-error
ipn.toJSON().customFields;
// @ts-expect-error
lcn.toJSON().lines;

// `never`, and a message that does not say, are no dates.
// @ts-expect-error
lastSecond(lcn.expiry(), '+00:00').getTime();
// @ts-expect-error
lastSecond(lcn.expiry());

// @ts-expect-error
fixture('ipn-nonesuch');
// @ts-expect-error
fixture('ipn-complete', { REFNO: 7 });

// Groups of an order, before it is known to be one.
// @ts-expect-error
message.order;
// @ts-expect-error
message.lines;
if (message.kind === 'lcn') {
  // @ts-expect-error
  message.order;
}
if (message.kind === 'unknown') {
  // @ts-expect-error
  message.order;
}
// @ts-expect-error
if (message.kind === 'order') {
}

// An order is no subscription.
// @ts-expect-error
const other: Lcn = ipn;
// @ts-expect-error
lcn.totals;

// Options.
// @ts-expect-error
new Verifier();
// @ts-expect-error
new Verifier({});
// @ts-expect-error
new Verifier({ secret: 'x' });
// @ts-expect-error
new Verifier('x');
// @ts-expect-error
new Verifier({ secrets: undefined });
declare const fromEnvironment: string | undefined;
// @ts-expect-error
new Verifier({ secrets: fromEnvironment });
// @ts-expect-error
new Verifier({ secrets: 'x', accept: ['sha1'] });
// @ts-expect-error
new Verifier({ secrets: 'x', accept: 'sha256' });
// @ts-expect-error
new Verifier({ secrets: 'x', accept: ['SHA3-256'] });
// @ts-expect-error
new Verifier({ secrets: 'x', kind: 'unknown' });
// @ts-expect-error
new Verifier({ secrets: 'x', maxAge: '60' });
// @ts-expect-error
new Verifier({ secrets: 'x', limits: { bytes: 1 } });
// @ts-expect-error
const options: VerifierOptions = { secrets: 'x', stict: true };
// @ts-expect-error
handler({ onIpn: () => {} });
// @ts-expect-error
handler({ secrets: 'x', onIpn: (order: Lcn) => {} });

// Bodies: a parsed one is the mistake that everybody makes once.
declare const verifier: Verifier;
declare const parsed: Record<string, string>;
// @ts-expect-error
verifier.verify(parsed);
// @ts-expect-error
verifier.verify(undefined);
// @ts-expect-error
verifier.verify('A=1', '2024-01-01');
// @ts-expect-error
verifier.verify('A=1', 1704164645);
// @ts-expect-error
sign(parsed, 'x');
// @ts-expect-error
sign('A=1');
// @ts-expect-error
sign('A=1', 'x', ['sha512']);
// @ts-expect-error
explain('A=1');

// Results of check(), before `ok` is asked.
const result = verifier.check('A=1');
// @ts-expect-error
result.notification;
// @ts-expect-error
result.error;
if (!result.ok) {
  // @ts-expect-error
  result.notification;
}

// Messages and what they hold are not for writing.
// @ts-expect-error
ipn.kind = 'lcn';
// @ts-expect-error
ipn.order.currency = 'USD';
// @ts-expect-error
ipn.lines.push(ipn.lines[0]!);
// @ts-expect-error
new CountersignError('stale').code = 'x';

// Nothing may have been sent.
// @ts-expect-error
const refno: string = ipn.order.refno;
// @ts-expect-error
ipn.get('REFNO').length;

// Codes are open, events and actions too; but they are text.
// @ts-expect-error
const status: OrderStatus = 7;
// @ts-expect-error
const action: Action = true;
// @ts-expect-error
ipn.receipt('20240102030405');
// @ts-expect-error
ipn.receipt(new Date(), 'sha1');

void [other, options, refno, status, action];

// A verifier of orders alone has to demand them, whatever its type says.
// @ts-expect-error
export const assumed: Verifier<'ipn'> = new Verifier({ secrets: 'x' });
// @ts-expect-error
new Verifier<'ipn'>({ secrets: 'x' });
// @ts-expect-error
new Verifier<'lcn'>({ secrets: 'x', kind: 'ipn' });
// @ts-expect-error
new Ipn();
