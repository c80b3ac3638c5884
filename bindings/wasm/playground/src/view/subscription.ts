/*
 * A verified subscription message as a person reads one. Owns the layout of an LCN, over the same typed JSON as the order.
 */

import { h } from '../dom.ts';
import { plural, visible } from '../text.ts';
import { facts, section } from './parts.ts';
import { leftovers, oddValues, type Group, type Json } from './values.ts';

export function subscription(json: Json): HTMLElement {
  const licence = json.group('licence');
  const customer = json.group('customer');
  const renewal = json.group('renewal');
  const pause = json.group('pause');
  const reference = licence.text('reference');
  return section(
    'message',
    reference === undefined ? 'The subscription' : `Subscription ${visible(reference, 60)}`,
    facts(
      [
        ['Status', licence.text('status') && h('code', { class: 'status' }, visible(licence.text('status') ?? '', 60))],
        ['Reason', json.group('message').text('reason') && h('code', null, visible(json.group('message').text('reason') ?? '', 80))],
        ['Changed', json.group('message').date('updated_at')],
        ['Changed by', json.group('message').text('changed_by')],
      ],
      'facts inline',
    ),
    h(
      'div',
      { class: 'people' },
      block('Product', [
        ['Number', licence.text('product_id')],
        ['Code', licence.text('product_code')],
        ['Type', licence.text('licence_type')],
        ['Licence key', licence.text('activation_code')],
        ['Trial', yes(licence, 'is_trial')],
      ]),
      block('Term', [
        ['Bought', licence.date('purchased_at') ?? licence.date('purchased_on')],
        ['Began', licence.date('starts_at') ?? licence.date('starts_on')],
        ['Expires', licence.flag('is_lifetime') === true ? 'never, for life' : (licence.date('expires_at') ?? licence.date('expires'))],
        ['Grace period', days(licence.text('grace_period'))],
        ['Expired', yes(licence, 'is_expired')],
        ['Disabled', yes(licence, 'is_disabled')],
        ['Paused', [pause.date('starts_at'), pause.date('ends_at')].filter(Boolean).join(' to ')],
      ]),
      block('Renewal', [
        ['Automatic', yes(licence, 'is_recurring')],
        ['Next', renewal.date('due')],
        ['Price', [renewal.text('price'), renewal.text('currency')].filter(Boolean).join(' ')],
        ['Paid by', renewal.text('payment_method')],
        ['Card', [renewal.text('card_type'), renewal.text('card_last_digits') && `•••• ${renewal.text('card_last_digits')}`].filter(Boolean).join(' ')],
        ['Renewals so far', licence.text('renewals')],
      ]),
      block('Customer', [
        ['Name', [customer.text('first_name'), customer.text('last_name')].filter(Boolean).join(' ')],
        ['Company', customer.text('company')],
        ['Address', [customer.text('address'), [customer.text('postal_code'), customer.text('city')].filter(Boolean).join(' '), customer.text('country')].filter(Boolean).join(', ')],
        ['E-mail', customer.text('email')],
        ['Your reference', customer.text('external_reference')],
      ]),
    ),
    leftovers(json, ['licence', 'customer', 'renewal', 'cycles', 'pause', 'usage', 'deal', 'partner', 'message']),
    oddValues(json),
  );
}

function yes(group: Group, name: string): string | undefined {
  const flag = group.flag(name);
  return flag === undefined ? undefined : flag ? 'yes' : 'no';
}

function days(number: string | undefined): string | undefined {
  return number === undefined ? undefined : plural(Number(number), 'day');
}

function block(title: string, rows: readonly (readonly [string, string | undefined])[]): HTMLElement | undefined {
  const list = facts(rows.map(([label, value]) => [label, value === undefined ? undefined : visible(value, 300)] as const), 'pairs');
  return list && h('div', { class: 'person' }, h('h3', null, title), list);
}
