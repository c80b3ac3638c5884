// What users write. It must compile with no types but the language's own.

import { CountersignError, Verifier, handler, lastSecond } from 'countersign';
import type { Action, Algorithm, Entitlement, ErrorCode, Event, Ipn, IpnJson, Lcn, LcnJson, MessageJson, OrderStatus, Verified, VerifierOptions } from 'countersign';
import { explain } from 'countersign/explain';
import { fixture, fixtures, sign } from 'countersign/testing';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
/** Compiles only if the two are the same type. */
function same<A, B>(_: Equal<A, B>): void {}

const options: VerifierOptions = { secrets: ['new', new Uint8Array([1, 2])], accept: ['sha3-256'], requireAll: true, strict: true, maxAge: 60, limits: { body: 1000 } };
const verifier = new Verifier(options);

export function anyKind(body: Uint8Array | ArrayBuffer | string): string | undefined {
  const message = verifier.verify(body, new Date());
  switch (message.kind) {
    case 'ipn':
      same<string | undefined, typeof message.order.refno>(true);
      same<Ipn, typeof message>(true);
      return message.order.refno;
    case 'lcn':
      same<Lcn, typeof message>(true);
      return message.get('LICENSE_CODE');
    case 'unknown':
      same<readonly Entitlement[], typeof message.entitlements>(true);
      return message.fields().map(([path, value]) => `${path}: ${typeof value === 'string' ? value : value.length}`).join();
    default: {
      const never: never = message;
      return never;
    }
  }
}

export function checked(body: Uint8Array): Verified | ErrorCode {
  const result = verifier.check(body);
  if (result.ok) {
    same<Verified, typeof result.notification>(true);
    return result.notification;
  }
  same<CountersignError, typeof result.error>(true);
  return result.error.code;
}

export function caught(body: string): number {
  try {
    verifier.verify(body);
    return 200;
  } catch (error) {
    if (error instanceof CountersignError) {
      same<boolean, typeof error.isRefusal>(true);
      same<string | undefined, typeof error.field>(true);
      return error.isRefusal && error.code !== 'stale' ? 400 : 500;
    }
    throw error;
  }
}

/** A verifier of one kind gives messages of that kind, without asking. */
export function orders(body: string): OrderStatus | undefined {
  const ipns = new Verifier({ secrets: 'x', kind: 'ipn' });
  const order = ipns.verify(body);
  same<Ipn, typeof order>(true);
  const lcns = new Verifier({ secrets: 'x', kind: 'lcn' });
  same<Lcn, ReturnType<typeof lcns.verify>>(true);
  return order.order.status;
}

export function codes(order: Ipn): string {
  const status: OrderStatus | undefined = order.order.status;
  const unknownYet: OrderStatus = 'A_STATUS_OF_NEXT_YEAR';
  if (status === 'COMPLETE' || status === unknownYet) {
    return status;
  }
  const algorithm: Algorithm = order.algorithm;
  same<'sha3-256' | 'sha256' | 'md5', Algorithm>(true);
  const event: Event = order.event;
  const action: Action = order.action;
  return `${algorithm} ${event} ${action}`;
}

export function values(order: Ipn): string {
  const total: string | undefined = order.totals.total;
  same<boolean | undefined, typeof order.isTest>(true);
  for (const line of order.lines) {
    const quantity: number | undefined = line.quantity;
    for (const licence of line.licences) {
      void [quantity, licence];
    }
  }
  const receipt: string = order.receipt(new Date(), 'md5');
  return [total, receipt, order.receipt(), order.dedupeKey(), order.deliveryId(), order.redacted(), JSON.stringify(order.toJSON())].join();
}

export function desk(): void {
  const signed: Uint8Array = sign(fixture(fixtures[0]?.name ?? 'ipn-complete'), 'x', ['md5']);
  const { findings, isComplete, refusal, secret, signatures } = explain(signed, ['x']);
  same<ErrorCode | undefined, NonNullable<typeof refusal>['code'] | undefined>(true);
  same<boolean, typeof isComplete>(true);
  same<number | undefined, typeof secret>(true);
  void [findings.map(({ text, field }) => [text, field]), signatures.map(({ algorithm }) => algorithm)];
}

/** What is stored and read again has the names of the schema. */
export function stored(order: Ipn, subscription: Lcn, any: Verified): (string | undefined)[] {
  const json: IpnJson = JSON.parse(JSON.stringify(order)) as IpnJson;
  same<IpnJson, ReturnType<typeof order.toJSON>>(true);
  same<OrderStatus | undefined, typeof json.order.status>(true);
  same<string | undefined, typeof json.order.refno_ext>(true);
  same<readonly string[], typeof json.order.original_refno_ext>(true);
  same<number | undefined, (typeof json.lines)[number]['quantity']>(true);
  same<boolean | undefined, (typeof json.lines)[number]['licences'][number]['is_lifetime']>(true);
  const option: string | undefined = json.options['30100001']?.[0]?.optional_value;
  const lcn: LcnJson = subscription.toJSON();
  const either: MessageJson = any.toJSON();
  const raw: Uint8Array = any.rawBody();
  return [json.customer.address_2, json.customer.postal_code, option, lcn.licence.expires_at, lcn.renewal.card_expires, either.dedupe_key, String(raw.length),
    either.kind === 'lcn' ? either.licence.reference : either.delivery_id];
}

export function letItRun(order: Ipn, now: Date): boolean {
  return order.entitlements.some((entitlement) => {
    const end = lastSecond(entitlement.expiry(), '-12:00');
    same<Date | 'never' | undefined, typeof end>(true);
    return end === 'never' || (end !== undefined && end >= now);
  });
}

export const answer = handler({ secrets: 'x', onIpn: (order) => void order.order.refno, onLcn: async (lcn) => void lcn.get('LICENSE_CODE') });

verifier.dispose();
