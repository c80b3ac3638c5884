<?php

declare(strict_types=1);

/*
 * A URL for 2Checkout, without a framework. Put its address into the Control Panel: Integrations, Webhooks & API, IPN Settings.
 */

use Countersign\Http\Endpoint;
use Countersign\{Ipn, Kind, Policy, Secret, Verifier};

require __DIR__ . '/../autoload.php'; // with Composer: vendor/autoload.php

Endpoint::serve(
    static fn (): Verifier => new Verifier(Secret::fromEnvironment('COUNTERSIGN_SECRET'), new Policy(kind: Kind::Ipn)),
    static function (Ipn $order): void {
        // Your work: store it, and act on it later. Whatever is thrown here keeps the receipt back, and the message comes again.
        $row = \json_encode($order->fields(), \JSON_THROW_ON_ERROR | \JSON_INVALID_UTF8_SUBSTITUTE) . "\n";
        if (\file_put_contents((string) \getenv('ORDERS_FILE'), $row, \FILE_APPEND | \LOCK_EX) !== \strlen($row)) {
            throw new \RuntimeException('the order was not stored');
        }
    },
);
