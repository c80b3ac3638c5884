// What to do about keys, message by message: the tables of `docs/typed.md`, section "Entitlements", written out by hand; and the questions.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { ipn, lcn, thrown } from './pack.mjs';

const CHANGE = 'DISPATCH_REASON=LICENCE_CHANGE';
const EXPIRATION = 'DISPATCH_REASON=LICENCE_EXPIRATION';
const PAST_DUE = 'DISPATCH_REASON=LICENCE_PASTDUE';
const SCHEDULED = 'DISPATCH_REASON=SCHEDULED_FOR_CANCELATION_ON_DEMAND';
const LATER = 'EXPIRATION_DATE=2025-02-11';
const EARLIER = 'EXPIRATION_DATE=2024-02-10';

test('orders', () => {
  for (const [fields, action] of [
    ['ORDERSTATUS=COMPLETE', 'grant'],
    ['ORDERSTATUS=COMPLETE&TEST_ORDER=0', 'grant'],
    ['ORDERSTATUS=COMPLETE&TEST_ORDER=1', 'test'],
    ['ORDERSTATUS=COMPLETE&TEST_ORDER=maybe', 'review'],
    ['ORDERSTATUS=COMPLETE&FRAUD_STATUS=PENDING', 'review'],
    ['ORDERSTATUS=COMPLETE&FRAUD_STATUS=DENIED', 'review'],
    ['ORDERSTATUS=COMPLETE&CHARGEBACK_RESOLUTION=OPEN', 'review'],
    ['ORDERSTATUS=COMPLETE&CHARGEBACK_RESOLUTION[]=NONE', 'review'],
    ['ORDERSTATUS=COMPLETE&CHARGEBACK_REASON_CODE=FRAUD', 'review'],
    ['ORDERSTATUS=COMPLETE&CHARGEBACK_REASON_CODE=UNKNOWN&CHARGEBACK_RESOLUTION=NONE', 'grant'],
    ['ORDERSTATUS=REVERSED', 'withdraw'],
    ['ORDERSTATUS=CANCELED', 'withdraw'],
    ['ORDERSTATUS=REFUND', 'refund'],
    ['ORDERSTATUS=PAYMENT_AUTHORIZED', 'wait'],
    ['ORDERSTATUS=PENDING', 'wait'],
    ['ORDERSTATUS=SUSPECT', 'review'],
    ['ORDERSTATUS=NEVER_SEEN', 'review'],
    ['ORDERSTATUS=__proto__', 'review'],
    ['ORDERSTATUS=constructor', 'review'],
    ['ORDERSTATUS=%FF', 'review'],
    ['ORDERNO=1', 'review'],
  ]) {
    assert.equal(ipn(`IPN_PID[]=101&${fields}`).action, action, fields);
  }
});

test('subscriptions', () => {
  for (const [fields, action] of [
    [`${CHANGE}&${LATER}&DISABLED=0`, 'grant'],
    [`${CHANGE}&${LATER}&STATUS=ACTIVE`, 'grant'],
    [`${CHANGE}&${EARLIER}&DISABLED=0`, 'grant'],
    [`${CHANGE}&EXPIRATION_DATE=9999-12-31&DISABLED=0`, 'grant'],
    [`${CHANGE}&LICENSE_LIFETIME=1&DISABLED=0`, 'grant'],
    [`${CHANGE}&${LATER}&DISABLED=0&TEST=1`, 'test'],
    [`${CHANGE}&${LATER}&DISABLED=0&TEST=x`, 'review'],
    // Not enough to go by.
    [`${CHANGE}&${LATER}`, 'review'],
    [`${CHANGE}&DISABLED=0`, 'review'],
    [`${CHANGE}&DISABLED=0&EXPIRATION_DATE=soon`, 'review'],
    [`${LATER}&DISABLED=0`, 'review'],
    [`DISPATCH_REASON=LICENCE_PAUSE&${LATER}&DISABLED=0`, 'review'],
    [`DISPATCH_REASON=toString&${LATER}&DISABLED=0`, 'review'],
    // Ended.
    [`${CHANGE}&${LATER}&DISABLED=1`, 'revoke'],
    [`${CHANGE}&${LATER}&DISABLED=1&STATUS=CANCELED`, 'revoke'],
    [`${CHANGE}&${LATER}&STATUS=DISABLED`, 'revoke'],
    [`${CHANGE}&${LATER}&STATUS=CANCELED`, 'review'],
    [`${CHANGE}&${LATER}&STATUS=CANCELED&DISABLED=0`, 'review'],
    [`${CHANGE}&${LATER}&STATUS=DISABLED&DISABLED=0`, 'review'],
    [`${CHANGE}&${LATER}&STATUS=PAST+DUE&DISABLED=0`, 'review'],
    [`${CHANGE}&${LATER}&DISABLED[]=0`, 'review'],
    [`${SCHEDULED}&${LATER}&DISABLED=0`, 'grant'],
    [`${SCHEDULED}&${LATER}&DISABLED=1`, 'review'],
    [`DISPATCH_REASON=REVERT_CANCELATION_ON_DEMAND&${LATER}&DISABLED=0`, 'grant'],
    // Expired, or extended.
    [`${EXPIRATION}&${EARLIER}`, 'expire'],
    [`${EXPIRATION}&${EARLIER}&DISABLED=0&STATUS=EXPIRED`, 'expire'],
    [`${PAST_DUE}&${LATER}&DISABLED=0&STATUS=PAST+DUE`, 'wait'],
    [`${EXPIRATION}&${EARLIER}&DISABLED=1`, 'revoke'],
    [`${EXPIRATION}&${LATER}&DISABLED=0`, 'grant'],
    [`${CHANGE}&${EARLIER}&DISABLED=0&EXPIRED=1`, 'expire'],
    [`${CHANGE}&${LATER}&DISABLED=0&EXPIRED=1`, 'review'],
    [`${CHANGE}&${LATER}&DISABLED=0&EXPIRED=x`, 'review'],
    [`${PAST_DUE}&${EARLIER}&DISABLED=0`, 'wait'],
    ['DISPATCH_REASON=LICENCE_PAST_DUE&DISABLED=0', 'wait'],
    [`${PAST_DUE}&${LATER}&DISABLED=0&EXPIRED=0`, 'grant'],
    [`DISPATCH_REASON=LICENCE_PENDING_ACTIVATION&${LATER}&DISABLED=0`, 'wait'],
    // Two answers to one question.
    [`${CHANGE}&${LATER}&EXPIRATION_DATE_TIME=2099-01-01+00:00:00&DISABLED=0`, 'review'],
    [`${CHANGE}&${LATER}&EXPIRATION_DATE_TIME=2025-02-11+09:16:40&DISABLED=0`, 'grant'],
    [`${CHANGE}&${LATER}&LICENSE_LIFETIME=1&DISABLED=0`, 'review'],
    [`${CHANGE}&${LATER}&DISABLED=0&PAUSE_START_DATE=2024-02-11+09:00:00`, 'review'],
    [`${CHANGE}&${LATER}&DISABLED=0&PAUSE_START_DATE=soon`, 'review'],
  ]) {
    const message = lcn(fields);
    assert.equal(message.action, action, fields);
    assert.equal(message.entitlement.action, action, fields);
  }
});

test('the words are those of the schema', () => {
  const schema = JSON.parse(readFileSync(new URL('../../../../../docs/notification.schema.json', import.meta.url)));
  const types = readFileSync(new URL('../../src/generated/types.ts', import.meta.url), 'utf8');
  const actions = readFileSync(new URL('../../src/typed/actions.ts', import.meta.url), 'utf8');
  const listed = (text) => [...text.matchAll(/'(\w+)'/g)].map(([, word]) => word);
  for (const [message, type] of [['ipn', 'IpnEvent'], ['lcn', 'LcnEvent']]) {
    const { event, action } = schema.$defs[message].properties;
    assert.deepEqual(listed(new RegExp(`type ${type} =([^;]*);`).exec(types)[1]), event.examples);
    assert.deepEqual(listed(/type Action =([^;]*);/.exec(actions)[1]), action.examples);
  }
});

test('entitlements of an order', () => {
  for (const [fields, actions] of [
    ['IPN_PID[]=1&IPN_PID[]=2', ['grant', 'grant']],
    ['IPN_PID[]=1&IPN_LICENSE_PROD[]=1&IPN_LICENSE_PROD[]=1', ['grant', 'grant']],
    ['IPN_PID[]=1&TEST_ORDER=1', ['test']],
    ['CURRENCY=USD', []],
    // Of one licence it cannot be read how long it runs, and of another it is said twice.
    ['IPN_PID[]=1&IPN_LICENSE_PROD[]=1&IPN_LICENSE_PROD[]=1&IPN_LICENSE_EXP[]=soon&IPN_LICENSE_EXP[]=2030-01-01', ['review', 'grant']],
    ['IPN_PID[]=1&TEST_ORDER=1&IPN_LICENSE_PROD[]=1&IPN_LICENSE_LIFETIME[]=YES&IPN_LICENSE_EXP[]=2030-01-01', ['review']],
    // A line that names no product.
    ['IPN_PID[]=1&IPN_DELIVEREDCODES[]=A&IPN_DELIVEREDCODES[]=B', ['grant', 'review']],
    // Lines that are in no row, and licences of no line: something does not fit, so nothing is granted.
    ['IPN_PID[1]=1&IPN_PID[2]=2', ['review', 'review']],
    ['IPN_PID[]=1&IPN_LICENSE_REF[]=AB12CD34EF', ['review', 'review']],
    ['IPN_PID[]=1&IPN_LICENSE_PROD[]=2', ['review', 'review']],
    ['IPN_PID[]=1&IPN_QTY[-1]=2', ['review']],
    ['IPN_PID[]=1&IPN_QTY[!]=2', ['review']],
    ['IPN_PID[]=1&IPN_QTY[00]=2', ['review']],
    ['IPN_PID[]=1&IPN_QTY[x]=', ['grant']],
    ['IPN_PID[]=1&IPN_QTY[0]=1&IPN_QTY[__proto__]=2', ['review', 'review']],
    ['IPN_PID[]=1&IPN_QTY[18446744073709551616]=2', ['review']],
  ]) {
    assert.deepEqual(ipn(`ORDERSTATUS=COMPLETE&${fields}`).entitlements.map(({ action }) => action), actions, fields);
  }
});

test('what an entitlement says', () => {
  const order = ipn(
    'ORDERSTATUS=CANCELED&ORIGINAL_REFNOEXT[]=order-12&IPN_PID[]=7&IPN_PID[]=1&IPN_PCODE[1]=SUITE&IPN_QTY[1]=3' +
      '&IPN_LICENSE_PROD[]=1&IPN_LICENSE_REF[]=AB12CD34EF&IPN_LICENSE_EXP[]=2022-04-16+14:36:51',
  );
  const [bare, { expiry, ...each }] = order.entitlements;
  assert.deepEqual([bare.licence, bare.subscription, bare.expiry(), bare.quantity], [undefined, undefined, undefined, undefined]);
  assert.deepEqual(each, {
    action: 'withdraw', refno: '900000001', productId: '1', productCode: 'SUITE', subscription: 'AB12CD34EF', quantity: 3,
    isNew: false, isRenewal: true, isUpgrade: undefined, isTest: undefined, line: order.lines[1], licence: order.licences[0],
  });
  assert.equal(expiry(), '2022-04-16T14:36:51');

  const said = ({ entitlement: { isRenewal, isNew, isUpgrade } }) => [isRenewal, isNew, isUpgrade];
  const change = lcn('LICENSE_PRODUCT=1&LICENSE_PRODUCT_CODE=SUITE&LAST_ORDER_REFERENCE=9&RENEWALS_NUMBER=0&UPGRADES_NUMBER=1');
  assert.deepEqual(said(change), [false, false, true]);
  const { productId, productCode, subscription, refno, quantity, line, licence } = change.entitlement;
  assert.deepEqual([productId, productCode, subscription, refno, quantity, line, licence], ['1', 'SUITE', 'AB12CD34EF', '9', undefined, undefined, undefined]);
  assert.deepEqual(said(lcn('RENEWALS_NUMBER=0&UPGRADES_NUMBER=0')), [false, true, false]);
  assert.deepEqual(said(lcn('RENEWALS_NUMBER=2')), [true, false, undefined]);
  assert.deepEqual(said(lcn('RENEWALS_NUMBER=0')), [false, undefined, undefined]);
  assert.deepEqual(said(lcn('UPGRADES_NUMBER=1&RENEWALS_NUMBER=x')), [undefined, undefined, true]);
});

test('the exact expiry is taken', () => {
  assert.equal(lcn('EXPIRATION_DATE=2025-02-11&EXPIRATION_DATE_TIME=2025-02-11+09:16:40').expiry(), '2025-02-11T09:16:40');
  assert.equal(lcn('EXPIRATION_DATE=2025-02-11').expiry(), '2025-02-11');
  assert.equal(lcn('TEST=1').expiry(), undefined);
  for (const [fields, field] of [
    ['EXPIRATION_DATE=2025-02-11&EXPIRATION_DATE_TIME=9999-12-31', 'EXPIRATION_DATE_TIME'],
    ['EXPIRATION_DATE=2025-02-11&EXPIRATION_DATE_TIME[]=', 'EXPIRATION_DATE_TIME'],
    ['EXPIRATION_DATE=soon', 'EXPIRATION_DATE'],
  ]) {
    const error = thrown(() => lcn(fields).expiry());
    assert.deepEqual([error.code, error.field], ['invalid_field', field]);
  }
});

test('life is never, and must not end', () => {
  const of = (fields) => ipn(`IPN_PID[]=1&IPN_LICENSE_PROD[]=1${fields}`).entitlements[0];
  assert.equal(of('&IPN_LICENSE_LIFETIME[]=YES').expiry(), 'never');
  assert.equal(of('&IPN_LICENSE_LIFETIME[]=YES&IPN_LICENSE_EXP[]=9999-12-31').expiry(), 'never');
  assert.equal(of('&IPN_LICENSE_LIFETIME[]=NO&IPN_LICENSE_EXP[]=2022-04-16').expiry(), '2022-04-16');
  assert.equal(of('&IPN_LICENSE_LIFETIME[]=NO').expiry(), undefined);
  for (const [fields, field] of [
    ['&IPN_LICENSE_LIFETIME[]=YES&IPN_LICENSE_EXP[]=2022-04-16', 'IPN_LICENSE_LIFETIME'],
    ['&IPN_LICENSE_LIFETIME[]=perhaps', 'IPN_LICENSE_LIFETIME'],
    ['&IPN_LICENSE_EXP[]=soon', 'IPN_LICENSE_EXP'],
    ['&IPN_LICENSE_EXP[0][x]=2022-04-16', 'IPN_LICENSE_EXP'],
  ]) {
    const error = thrown(() => of(fields).expiry());
    assert.deepEqual([error.code, error.field], ['invalid_field', field], fields);
  }
});

test('questions', () => {
  const answers = (fields) => {
    const { isMoneySecured, mayDeliver, isTakenBack, isRenewal, hasChargeback } = ipn(fields);
    return [isMoneySecured, mayDeliver, isTakenBack, isRenewal, hasChargeback];
  };
  assert.deepEqual(answers('ORDERSTATUS=PAYMENT_RECEIVED'), [true, false, false, undefined, false]);
  assert.deepEqual(answers('ORDERSTATUS=PAYMENT_AUTHORIZED'), [true, false, false, undefined, false]);
  assert.deepEqual(answers('ORDERSTATUS=COMPLETE'), [true, true, false, undefined, false]);
  assert.deepEqual(answers('ORDERSTATUS=COMPLETE&CHARGEBACK_RESOLUTION=NONE'), [true, true, false, undefined, false]);
  assert.deepEqual(answers('ORDERSTATUS=REFUND&IPN_ORIGINAL_LINK_SOURCE=x'), [false, false, true, true, false]);
  assert.deepEqual(answers('ORDERSTATUS=COMPLETE&CHARGEBACK_RESOLUTION=OPEN&ORIGINAL_REFNOEXT[]=%FF'), [false, false, true, true, true]);
  assert.deepEqual(answers('ORDERSTATUS=COMPLETE&FRAUD_STATUS[]=&ORIGINAL_REFNOEXT[]='), [false, false, false, undefined, false]);
  assert.deepEqual(answers('ORDERSTATUS=COMPLETE&FRAUD_STATUS=DENIED'), [false, false, false, undefined, false]);
  assert.deepEqual(answers('ORDERSTATUS=COMPLETE&CHARGEBACK_REASON_CODE=FRAUD'), [false, false, false, undefined, true]);
  assert.deepEqual(answers('ORDERSTATUS=COMPLETE&CHARGEBACK_REASON_CODE=%FF'), [false, false, false, undefined, undefined]);
  assert.deepEqual(answers('CITY=x'), [false, false, false, undefined, false]);
});

test('refunds', () => {
  const of = (total, status = 'REFUND') => ipn(`ORDERSTATUS=${status}&IPN_TOTALGENERAL=${total}`);
  for (const [total, amount] of [['-98.00', '98.00'], ['-0.00', '0.00'], ['0', '0'], ['98.00', undefined], ['x', undefined], ['', undefined]]) {
    assert.equal(of(total).refundAmount, amount, total);
    assert.equal(of(total, 'COMPLETE').refundAmount, undefined);
  }
  assert.equal(of('-98.00', 'COMPLETE').isFullRefund('98.00'), undefined);
  for (const paid of ['98', '98.000', '97.99', '9.9']) assert.equal(of('-98.00').isFullRefund(paid), true, paid);
  for (const paid of ['98.01', '100', '98.0000000000000000000000001', '0', '0.00', '-0', '-1', '-98']) assert.equal(of('-98.00').isFullRefund(paid), false, paid);
  for (const paid of ['1e2', '', '98,00', 98]) assert.equal(thrown(() => of('-98.00').isFullRefund(paid)).code, 'invalid_argument');
});
