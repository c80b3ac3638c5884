<?php

declare(strict_types=1);

/*
 * Verifies all fixtures, and a body of odd values, with the PHP backend, and writes what was made of them as JSON: to be compared
 * under several settings of PHP, most of which can only be given from outside.
 */

namespace Countersign\Tests\Typed;

use Countersign\Algorithm;
use Countersign\Backend\Backends;
use Countersign\Notification;
use Countersign\Policy;
use Countersign\Secret;
use Countersign\Testing\Signer;
use Countersign\Tests\Repository;
use Countersign\Verifier;

require __DIR__ . '/../bootstrap.php';

$secret = new Secret('k');
$bodies = Repository::fixtures() + [
    'odd' => 'REFNO=1&ORDERSTATUS=' . \urlencode("a\x00b\u{301}\u{85}\u{a0}'\xff\xed\xa0\x80\u{10ffff}") . '&CURRENCY=' . \urlencode("\u{301}é \"")
        . '&IPN_TOTALGENERAL=-0012.50&IPN_DATE=20240102030405&TIMEZONE_OFFSET=GMT%2B02:00&CARD_EXPIRATION_DATE=02/29'
        . '&IPN_PID[]=1&IPN_PNAME[]=%FF%FE&A%5Bx%20%0A%5D=1',
];
$readings = [];
foreach ($bodies as $name => $body) {
    $reading = static function (Policy $policy, int $now) use ($body, $secret): array {
        $message = (new Verifier($secret, $policy, Backends::plain()))->verify(Signer::sign($body, $secret, $policy->accept[0]), $now);

        return [
            $message::class,
            (string) $message->receipt(new \DateTimeImmutable('2024-01-02 03:04:05 UTC')),
            $message->redacted(),
            $message->event(),
            $message->action(),
            $message,
        ];
    };
    foreach (Algorithm::cases() as $algorithm) {
        $readings[$name][] = $reading(new Policy(accept: [$algorithm]), 0);
    }
    try {
        $readings[$name][] = $reading(new Policy(strict: true, maxAge: 1_000_000_000), 1_704_164_645);
    } catch (\Countersign\Exception\VerificationException $e) {
        $readings[$name][] = $e->getMessage();
    }
}
echo \json_encode($readings, \JSON_THROW_ON_ERROR);
