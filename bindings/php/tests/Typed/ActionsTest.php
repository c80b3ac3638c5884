<?php

declare(strict_types=1);

namespace Countersign\Tests\Typed;

use Countersign\Action;
use Countersign\Entitlement;
use Countersign\Exception\ConfigurationException;
use Countersign\Exception\InvalidFieldException;
use Countersign\Ipn;
use Countersign\Kind;
use Countersign\Lcn;
use PHPUnit\Framework\TestCase;

/**
 * What to do about keys, message by message: the tables of `docs/typed.md`, section "Entitlements", written out by
 * hand.
 */
final class ActionsTest extends TestCase
{
    private const CHANGE = 'DISPATCH_REASON=LICENCE_CHANGE';
    private const LATER = 'EXPIRATION_DATE=2025-02-11';
    private const EARLIER = 'EXPIRATION_DATE=2024-02-10';

    /** @return iterable<array{string, Action}> */
    public static function orders(): iterable
    {
        yield ['ORDERSTATUS=COMPLETE', Action::Grant];
        yield ['ORDERSTATUS=COMPLETE&TEST_ORDER=0', Action::Grant];
        yield ['ORDERSTATUS=COMPLETE&TEST_ORDER=1', Action::Test];
        yield ['ORDERSTATUS=COMPLETE&TEST_ORDER=maybe', Action::Review];
        yield ['ORDERSTATUS=COMPLETE&FRAUD_STATUS=PENDING', Action::Review];
        yield ['ORDERSTATUS=COMPLETE&FRAUD_STATUS=DENIED', Action::Review];
        yield ['ORDERSTATUS=COMPLETE&CHARGEBACK_RESOLUTION=OPEN', Action::Review];
        yield ['ORDERSTATUS=COMPLETE&CHARGEBACK_RESOLUTION[]=NONE', Action::Review];
        yield ['ORDERSTATUS=COMPLETE&CHARGEBACK_REASON_CODE=FRAUD', Action::Review];
        yield ['ORDERSTATUS=COMPLETE&CHARGEBACK_REASON_CODE=UNKNOWN&CHARGEBACK_RESOLUTION=NONE', Action::Grant];
        yield ['ORDERSTATUS=REVERSED', Action::Withdraw];
        yield ['ORDERSTATUS=CANCELED', Action::Withdraw];
        yield ['ORDERSTATUS=REFUND', Action::Refund];
        yield ['ORDERSTATUS=PAYMENT_AUTHORIZED', Action::Wait];
        yield ['ORDERSTATUS=PENDING', Action::Wait];
        yield ['ORDERSTATUS=SUSPECT', Action::Review];
        yield ['ORDERSTATUS=NEVER_SEEN', Action::Review];
        yield ['ORDERNO=1', Action::Review];
    }

    /** @dataProvider orders */
    public function testOrders(string $fields, Action $action): void
    {
        self::assertSame($action, self::order('IPN_PID[]=101&' . $fields)->action());
    }

    /** @return iterable<array{string, Action}> */
    public static function subscriptions(): iterable
    {
        [$change, $later, $earlier] = [self::CHANGE, self::LATER, self::EARLIER];
        yield ["$change&$later&DISABLED=0", Action::Grant];
        yield ["$change&$later&STATUS=ACTIVE", Action::Grant];
        yield ["$change&$earlier&DISABLED=0", Action::Grant];
        yield ["$change&EXPIRATION_DATE=9999-12-31&DISABLED=0", Action::Grant];
        yield ["$change&LICENSE_LIFETIME=1&DISABLED=0", Action::Grant];
        yield ["$change&$later&DISABLED=0&TEST=1", Action::Test];
        yield ["$change&$later&DISABLED=0&TEST=x", Action::Review];
        // Not enough to go by.
        yield ["$change&$later", Action::Review];
        yield ["$change&DISABLED=0", Action::Review];
        yield ["$change&DISABLED=0&EXPIRATION_DATE=soon", Action::Review];
        yield ["$later&DISABLED=0", Action::Review];
        yield ["DISPATCH_REASON=LICENCE_PAUSE&$later&DISABLED=0", Action::Review];
        // Ended.
        yield ["$change&$later&DISABLED=1", Action::Revoke];
        yield ["$change&$later&DISABLED=1&STATUS=CANCELED", Action::Revoke];
        yield ["$change&$later&STATUS=DISABLED", Action::Revoke];
        yield ["$change&$later&STATUS=CANCELED", Action::Review];
        yield ["$change&$later&STATUS=CANCELED&DISABLED=0", Action::Review];
        yield ["$change&$later&STATUS=DISABLED&DISABLED=0", Action::Review];
        yield ["$change&$later&STATUS=PAST+DUE&DISABLED=0", Action::Review];
        yield ["$change&$later&DISABLED[]=0", Action::Review];
        yield ["DISPATCH_REASON=SCHEDULED_FOR_CANCELATION_ON_DEMAND&$later&DISABLED=0", Action::Grant];
        yield ["DISPATCH_REASON=SCHEDULED_FOR_CANCELATION_ON_DEMAND&$later&DISABLED=1", Action::Review];
        yield ["DISPATCH_REASON=REVERT_CANCELATION_ON_DEMAND&$later&DISABLED=0", Action::Grant];
        // Expired, or extended.
        yield ["DISPATCH_REASON=LICENCE_EXPIRATION&$earlier", Action::Expire];
        yield ["DISPATCH_REASON=LICENCE_EXPIRATION&$earlier&DISABLED=0&STATUS=EXPIRED", Action::Expire];
        yield ["DISPATCH_REASON=LICENCE_PASTDUE&$later&DISABLED=0&STATUS=PAST+DUE", Action::Wait];
        yield ["DISPATCH_REASON=LICENCE_EXPIRATION&$earlier&DISABLED=1", Action::Revoke];
        yield ["DISPATCH_REASON=LICENCE_EXPIRATION&$later&DISABLED=0", Action::Grant];
        yield ["$change&$earlier&DISABLED=0&EXPIRED=1", Action::Expire];
        yield ["$change&$later&DISABLED=0&EXPIRED=1", Action::Review];
        yield ["$change&$later&DISABLED=0&EXPIRED=x", Action::Review];
        yield ["DISPATCH_REASON=LICENCE_PASTDUE&$earlier&DISABLED=0", Action::Wait];
        yield ['DISPATCH_REASON=LICENCE_PAST_DUE&DISABLED=0', Action::Wait];
        yield ["DISPATCH_REASON=LICENCE_PASTDUE&$later&DISABLED=0&EXPIRED=0", Action::Grant];
        yield ["DISPATCH_REASON=LICENCE_PENDING_ACTIVATION&$later&DISABLED=0", Action::Wait];
        // Two answers to one question.
        yield ["$change&$later&EXPIRATION_DATE_TIME=2099-01-01+00:00:00&DISABLED=0", Action::Review];
        yield ["$change&$later&EXPIRATION_DATE_TIME=2025-02-11+09:16:40&DISABLED=0", Action::Grant];
        yield ["$change&$later&LICENSE_LIFETIME=1&DISABLED=0", Action::Review];
        yield ["$change&$later&DISABLED=0&PAUSE_START_DATE=2024-02-11+09:00:00", Action::Review];
        yield ["$change&$later&DISABLED=0&PAUSE_START_DATE=soon", Action::Review];
    }

    /** @dataProvider subscriptions */
    public function testSubscriptions(string $fields, Action $action): void
    {
        $lcn = self::lcn($fields);
        self::assertSame($action, $lcn->action());
        self::assertSame($action, $lcn->entitlement()->action());
    }

    public function testNamesAreThoseOfTheSchema(): void
    {
        $schema = \json_decode((string) \file_get_contents(__DIR__ . '/../../../../docs/notification.schema.json'));
        $names = \array_column(Action::cases(), 'value');
        foreach (['ipn', 'lcn'] as $message) {
            $examples = $schema->{'$defs'}->{$message}->properties->action->examples;
            self::assertEqualsCanonicalizing($names, $examples);
        }
    }

    /** @return iterable<array{string, list<Action>}> */
    public static function carts(): iterable
    {
        yield ['IPN_PID[]=1&IPN_PID[]=2', [Action::Grant, Action::Grant]];
        yield ['IPN_PID[]=1&IPN_LICENSE_PROD[]=1&IPN_LICENSE_PROD[]=1', [Action::Grant, Action::Grant]];
        // Of one licence it cannot be read how long it runs, and of another it is said twice.
        yield [
            'IPN_PID[]=1&IPN_LICENSE_PROD[]=1&IPN_LICENSE_PROD[]=1&IPN_LICENSE_EXP[]=soon&IPN_LICENSE_EXP[]=2030-01-01',
            [Action::Review, Action::Grant],
        ];
        yield [
            'IPN_PID[]=1&IPN_LICENSE_PROD[]=1&IPN_LICENSE_LIFETIME[]=YES&IPN_LICENSE_EXP[]=2030-01-01',
            [Action::Review],
        ];
        yield ['IPN_PID[]=1&TEST_ORDER=1', [Action::Test]];
        yield ['CURRENCY=USD', []];
        // A line that names no product.
        yield ['IPN_PID[]=1&IPN_DELIVEREDCODES[]=A&IPN_DELIVEREDCODES[]=B', [Action::Grant, Action::Review]];
        // Lines that are in no row, and licences of no line: something does not fit, so nothing is granted.
        yield ['IPN_PID[1]=1&IPN_PID[2]=2', [Action::Review, Action::Review]];
        yield ['IPN_PID[]=1&IPN_LICENSE_REF[]=AB12CD34EF', [Action::Review, Action::Review]];
        yield ['IPN_PID[]=1&IPN_LICENSE_PROD[]=2', [Action::Review, Action::Review]];
        yield ['IPN_PID[]=1&IPN_QTY[-1]=2', [Action::Review]];
        yield ['IPN_PID[]=1&IPN_QTY[!]=2', [Action::Review]];
        yield ['IPN_PID[]=1&IPN_QTY[00]=2', [Action::Review]];
        yield ['IPN_PID[]=1&IPN_QTY[x]=', [Action::Grant]];
    }

    /**
     * @dataProvider carts
     *
     * @param list<Action> $actions
     */
    public function testEntitlementsOfAnOrder(string $fields, array $actions): void
    {
        $entitlements = self::order('ORDERSTATUS=COMPLETE&' . $fields)->entitlements();
        self::assertSame($actions, \array_map(static fn (Entitlement $each): Action => $each->action(), $entitlements));
    }

    public function testWhatAnEntitlementSays(): void
    {
        $order = self::order(
            'ORDERSTATUS=CANCELED&ORIGINAL_REFNOEXT[]=order-12&IPN_PID[]=7&IPN_PID[]=1&IPN_PCODE[1]=SUITE&IPN_QTY[1]=3'
            . '&IPN_LICENSE_PROD[]=1&IPN_LICENSE_REF[]=AB12CD34EF&IPN_LICENSE_EXP[]=2022-04-16+14:36:51',
        );
        [$bare, $each] = $order->entitlements();
        self::assertSame([null, null, null, null], [
            $bare->licence(), $bare->subscription(), $bare->expiry(), $bare->quantity(),
        ]);
        self::assertSame([Action::Withdraw, '900000001'], [$each->action(), $each->refno()]);
        self::assertSame([true, false, null], [$each->isRenewal(), $each->isNew(), $each->isUpgrade()]);
        self::assertSame([1, 0], [$each->line()?->number(), $each->licence()?->number()]);
        self::assertSame(['1', 'SUITE', 'AB12CD34EF', 3], [
            $each->productId(), $each->productCode(), $each->subscription(), $each->quantity(),
        ]);
        self::assertSame('2022-04-16T14:36:51', $each->expiry()?->text());

        $lcn = self::lcn(
            'LICENSE_PRODUCT=1&LICENSE_PRODUCT_CODE=SUITE&LAST_ORDER_REFERENCE=9&RENEWALS_NUMBER=0&UPGRADES_NUMBER=1',
        );
        $each = $lcn->entitlement();
        self::assertSame([false, false, true], [$each->isRenewal(), $each->isNew(), $each->isUpgrade()]);
        self::assertSame(['1', 'SUITE', 'AB12CD34EF', '9', null, null, null], [
            $each->productId(), $each->productCode(), $each->subscription(), $each->refno(),
            $each->quantity(), $each->line(), $each->licence(),
        ]);
    }

    public function testTheExactExpiryIsTaken(): void
    {
        $lcn = self::lcn('EXPIRATION_DATE=2025-02-11&EXPIRATION_DATE_TIME=2025-02-11+09:16:40');
        self::assertSame('2025-02-11T09:16:40', $lcn->expiry()?->text());
        self::assertSame('2025-02-11', self::lcn('EXPIRATION_DATE=2025-02-11')->expiry()?->text());
        $this->expectExceptionMessage('EXPIRATION_DATE_TIME');
        self::lcn('EXPIRATION_DATE=2025-02-11&EXPIRATION_DATE_TIME=9999-12-31')->expiry();
    }

    public function testLifeIsNever(): void
    {
        $of = static fn (string $licence): Entitlement
            => self::order('IPN_PID[]=1&IPN_LICENSE_PROD[]=1&IPN_LICENSE_LIFETIME[]=YES' . $licence)->entitlements()[0];
        self::assertSame('never', $of('')->expiry()?->text());
        self::assertSame('never', $of('&IPN_LICENSE_EXP[]=9999-12-31')->expiry()?->text());
        $this->expectExceptionMessage('IPN_LICENSE_LIFETIME does not have');
        $of('&IPN_LICENSE_EXP[]=2022-04-16')->expiry();
    }

    public function testQuestions(): void
    {
        $paid = self::order('ORDERSTATUS=PAYMENT_RECEIVED');
        self::assertSame([true, false, false, null], self::answers($paid));
        self::assertSame([true, true, false, null], self::answers(self::order('ORDERSTATUS=COMPLETE')));
        $refund = self::order('ORDERSTATUS=REFUND&IPN_ORIGINAL_LINK_SOURCE=x');
        self::assertSame([false, false, true, true], self::answers($refund));
        $chargeback = self::order('ORDERSTATUS=COMPLETE&CHARGEBACK_RESOLUTION=OPEN&ORIGINAL_REFNOEXT[]=%FF');
        self::assertSame([false, false, true, true], self::answers($chargeback));
        $odd = self::order('ORDERSTATUS=COMPLETE&FRAUD_STATUS[]=&ORIGINAL_REFNOEXT[]=');
        self::assertSame([false, false, false, null], self::answers($odd));
        $denied = self::order('ORDERSTATUS=COMPLETE&FRAUD_STATUS=DENIED');
        self::assertSame([false, false, false, null], self::answers($denied));
        $reason = self::order('ORDERSTATUS=COMPLETE&CHARGEBACK_REASON_CODE=FRAUD');
        self::assertSame([false, false, false, null], self::answers($reason));
        self::assertTrue($reason->hasChargeback());
    }

    public function testRefunds(): void
    {
        $of = static fn (string $total, string $status = 'REFUND'): Ipn
            => self::order("ORDERSTATUS=$status&IPN_TOTALGENERAL=$total");
        self::assertSame('98.00', $of('-98.00')->refund()->amount());
        self::assertSame('0.00', $of('-0.00')->refund()->amount());
        self::assertNull($of('98.00', 'COMPLETE')->refund()->amount());
        self::assertNull($of('98.00', 'COMPLETE')->refund()->isFull('98.00'));
        $amounts = [
            '98' => true, '98.000' => true, '97.99' => true, '9.9' => true,
            '98.01' => false, '100' => false, '0' => false, '0.00' => false, '-0' => false, '-1' => false, '-98' => false,
        ];
        foreach ($amounts as $paid => $full) {
            self::assertSame($full, $of('-98.00')->refund()->isFull((string) $paid), (string) $paid);
        }
        try {
            $of('-98.00')->refund()->isFull('1e2');
            self::fail('taken for an amount');
        } catch (ConfigurationException $error) {
            self::assertSame('invalid_argument', $error->errorCode());
        }
        $this->expectException(InvalidFieldException::class);
        $of('98.00')->refund()->amount();
    }

    /** @return list<bool|null> */
    private static function answers(Ipn $ipn): array
    {
        return [$ipn->isMoneySecured(), $ipn->mayDeliver(), $ipn->isTakenBack(), $ipn->isRenewal()];
    }

    private static function order(string $fields): Ipn
    {
        return new Ipn(TreeMessage::ofBody(Kind::Ipn, 'REFNO=900000001&' . $fields));
    }

    private static function lcn(string $fields): Lcn
    {
        $body = 'LICENSE_CODE=AB12CD34EF&DATE_UPDATED=2024-02-11+09:16:41&' . $fields;

        return new Lcn(TreeMessage::ofBody(Kind::Lcn, $body));
    }
}
