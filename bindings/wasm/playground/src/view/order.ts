/*
 * A verified order as a person reads one. Owns the layout of an IPN: it takes the typed JSON of the message
 * (docs/notification.schema.json) and shows amounts as the text they came as.
 */

import { h, type Child } from '../dom.ts';
import { count, date, plural, visible } from '../text.ts';
import { spelledOut } from '../words.ts';
import { facts, note, section, type Fact } from './parts.ts';
import { leftovers, oddValues, type Group, type Json } from './values.ts';

/** More lines than this are counted, not drawn. */
const MOST_LINES = 300;

export function order(json: Json): HTMLElement {
  const order = json.group('order');
  const totals = json.group('totals');
  const currency = order.text('currency');
  const money = (amount: string | undefined, unit = currency): string | undefined =>
    amount === undefined ? undefined : unit === undefined ? amount : `${amount} ${unit}`;

  return section(
    'message',
    order.text('refno') === undefined ? 'The order' : `Order ${visible(order.text('refno') ?? '', 60)}`,
    facts(
      [
        ['Status', order.text('status') && h('code', { class: 'status' }, visible(order.text('status') ?? '', 60))],
        ['Placed', order.date('placed_at')],
        ['Paid', json.group('payment').date('paid_at')],
        ['Complete', order.date('completed_at')],
        ['Your reference', order.text('refno_ext')],
      ],
      'facts inline',
    ),
    money_back(json, money),
    h('div', { class: 'people' }, person('Customer', json.group('customer')), recipient(json), payment(json)),
    lines(json, money),
    h(
      'div',
      { class: 'sums' },
      facts(
        [
          ['Shipping', nonZero(money(totals.text('shipping')))],
          ['Tax on shipping', nonZero(money(totals.text('shipping_tax')))],
          ['Total', money(totals.text('total'))],
          ['2Checkout’s commission', nonZero(money(totals.text('commission')))],
          ['You get', money(totals.text('payable_amount'), totals.text('payout_currency'))],
          ['Exchange rate', rate(totals)],
        ],
        'totals',
      ),
    ),
    licencesOfNoLine(json),
    leftovers(json, ['order', 'payment', 'partner', 'message', 'card', 'customer', 'delivery']),
    oddValues(json),
  );
}

function rate(totals: Group): string | undefined {
  const rate = totals.text('fx_rate');
  return rate === undefined || rate === '1' ? undefined : rate;
}

function nonZero(amount: string | undefined): string | undefined {
  return amount !== undefined && /^-?[0.]+(\s|$)/.test(amount) ? undefined : amount;
}

/** Refund and chargeback, said loudly: a chargeback comes with the status COMPLETE. */
function money_back(json: Json, money: (amount: string | undefined) => string | undefined): HTMLElement | undefined {
  const refund = json.group('refund');
  const resolution = refund.text('chargeback_resolution');
  const reason = refund.text('chargeback_reason');
  if ((resolution !== undefined && resolution !== 'NONE') || (resolution === undefined && reason !== undefined)) {
    const words = [resolution, reason].filter((word) => word !== undefined).map((word) => visible(word, 80));
    return note('bad', h('strong', null, 'Chargeback: '), words.join(', '), '. The status still says COMPLETE; do not deliver because of it.');
  }
  if (json.text('event') === 'order_refunded') {
    const why = [refund.text('refund_type'), refund.text('reason')].filter((word) => word !== undefined).map((word) => visible(word, 200));
    return note('warn', h('strong', null, `${money(json.group('totals').text('total')) ?? 'Money'} returned. `), why.length > 0 && `${why.join(', ')}. `, 'Whether it is all of it, the message does not say.');
  }
  const fraud = json.group('order').text('fraud_status');
  return fraud === 'DENIED' ? note('bad', 'The fraud review refused this order.') : undefined;
}

function person(title: string, group: Group): HTMLElement | undefined {
  const name = [group.text('first_name'), group.text('last_name')].filter(Boolean).join(' ');
  const town = [group.text('postal_code'), group.text('city'), group.text('state')].filter(Boolean).join(' ');
  const rows = [name, group.text('company'), group.text('address'), group.text('address_2'), town, group.text('country'), group.text('email'), group.text('phone')]
    .filter((row): row is string => row !== undefined && row !== '');
  return rows.length === 0 ? undefined : block(title, rows.map((row, i) => h('li', i === 0 ? { class: 'first' } : null, visible(row, 300))));
}

function recipient(json: Json): HTMLElement | undefined {
  const [to, from] = [json.group('delivery'), json.group('customer')];
  if (to.names().length === 0) return undefined;
  const same = to.names().every((name) => to.text(name) === from.text(name));
  return same ? block('Delivery', [h('li', { class: 'aside' }, 'To the customer')]) : person('Delivery', to);
}

function payment(json: Json): HTMLElement | undefined {
  const card = json.group('card');
  const rows = [
    json.group('payment').text('method'),
    [card.text('card_type'), card.text('last_digits') && `•••• ${card.text('last_digits')}`].filter(Boolean).join(' '),
    card.text('expires') && `until ${date(card.text('expires') ?? '')}`,
    card.text('gateway_response') && `Gateway: ${card.text('gateway_response')}`,
  ].filter((row): row is string => row !== undefined && row !== '');
  return rows.length === 0 ? undefined : block('Payment', rows.map((row, i) => h('li', i === 0 ? { class: 'first' } : null, visible(row, 200))));
}

function block(title: string, rows: Child): HTMLElement {
  return h('div', { class: 'person' }, h('h3', null, title), h('ul', null, rows));
}

/** The product lines. Its parts have their roles written out, because small screens stack it, which takes them away. */
function lines(json: Json, money: (amount: string | undefined) => string | undefined): HTMLElement | undefined {
  const all = json.rows('lines');
  if (all.length === 0) return undefined;
  const cell = (label: string, value: string | undefined, name = 'num', below?: string): HTMLElement =>
    h(
      'td',
      { role: 'cell', class: value === undefined ? `${name} none` : name, 'data-label': label },
      h('span', null, value === undefined ? '–' : visible(value, 60), below !== undefined && h('span', { class: 'small' }, visible(below, 60))),
    );
  return h(
    'div',
    { class: 'lines' },
    h(
      'table',
      { role: 'table' },
      h('caption', null, plural(all.length, 'product line')),
      h(
        'thead',
        { role: 'rowgroup' },
        h('tr', { role: 'row' }, ['Product', 'Quantity', 'Price', 'Tax', 'Discount', 'Total'].map((title, i) => h('th', { role: 'columnheader', scope: 'col', class: i === 0 ? '' : 'num' }, title))),
      ),
      h(
        'tbody',
        { role: 'rowgroup' },
        all.slice(0, MOST_LINES).map((line) =>
          h(
            'tr',
            { role: 'row' },
            h('th', { role: 'rowheader', scope: 'row' }, product(json, line)),
            cell('Quantity', line.text('quantity')),
            cell('Price', money(line.text('price'))),
            cell('Tax', money(line.text('vat')), 'num', line.text('vat_rate') && `${line.text('vat_rate')} %`),
            cell('Discount', nonZero(money(line.text('discount')))),
            cell('Total', money(line.text('total')), 'num sum'),
          ),
        ),
      ),
    ),
    all.length > MOST_LINES && note('plain', `The other ${count(all.length - MOST_LINES)} lines are part of the message and not drawn here.`),
  );
}

function product(json: Json, line: Group): Child {
  const id = line.text('product_id');
  const options = id === undefined ? [] : json.table('options', id);
  const custom = id === undefined ? [] : json.table('custom_fields', id);
  const small = [
    id && `No. ${id}`,
    line.text('product_code'),
    line.text('promotion_code') && `coupon ${line.text('promotion_code')}`,
    ...options.map((option) => `${option.text('label') ?? 'Option'}: ${option.text('value') ?? '–'}`),
    ...custom.map((field) => `${field.text('label') ?? 'Field'}: ${field.text('value') ?? '–'}`),
    ...line.texts('delivered_codes').map((code) => `key ${code}`),
  ].filter((word): word is string => word !== undefined && word !== '');
  return [
    h('span', { class: 'product' }, visible(line.text('name') ?? '(no name)', 200)),
    small.length > 0 && h('span', { class: 'small' }, small.slice(0, 30).map((word, i) => [i > 0 && ' · ', h('bdi', null, visible(word, 120))])),
    line.rows('licences').slice(0, 50).map(licence),
  ];
}

function licence(licence: Group): HTMLElement {
  const words: Fact[1][] = [
    h('bdi', null, visible(licence.text('reference') ?? 'no reference yet', 60)),
    licence.text('licence_type') && `, ${spelledOut(visible(licence.text('licence_type') ?? '', 40))}`,
    expiry(licence),
  ];
  return h('span', { class: 'licence' }, 'Licence ', words);
}

function expiry(licence: Group): string {
  if (licence.flag('is_lifetime') === true) return ', for life';
  const expires = licence.text('expires');
  return expires === undefined ? '' : expires === 'never' ? ', never expires' : `, until ${date(expires)}`;
}

function licencesOfNoLine(json: Json): HTMLElement | undefined {
  const rows = json.rows('other_licences');
  if (rows.length === 0) return undefined;
  return note('warn', h('strong', null, 'Licences that belong to no line: '), rows.slice(0, 50).map((row) => [licence(row), ' ']));
}
