<?php

declare(strict_types=1);

namespace App\Http\Controllers;

use Countersign\Http\Endpoint;
use Countersign\Ipn;
use Countersign\Verifier;
use Illuminate\Http\Request;
use Illuminate\Http\Response;
use Illuminate\Support\Facades\DB;
use Illuminate\Support\Facades\Log;

/**
 * app/Http/Controllers/TwoCheckoutController.php
 *
 * The bytes come from `getContent()`. `input()`, `all()` and validated data went through PHP's parser, TrimStrings and
 * ConvertEmptyStringsToNull: no signature fits them any more.
 */
final class TwoCheckoutController
{
    public function __invoke(Request $request, Verifier $verifier): Response
    {
        $endpoint = new Endpoint($verifier, self::store(...), static fn (string $line) => Log::warning("2Checkout: $line"));
        // Not `method()`, which a field `_method` in the body may change.
        $answer = $endpoint->answer($request->getRealMethod(), static fn (): string => (string) $request->getContent());

        return new Response($answer->body, $answer->status, $answer->headers);
    }

    /** Stores the message and leaves the work to the queue: 2Checkout wants its answer soon. What it throws becomes a 500. */
    private static function store(Ipn $order): void
    {
        $row = [
            'delivery_id' => $order->deliveryId(), // the primary key: an exact repeat is stored once
            'message' => \json_encode($order, \JSON_THROW_ON_ERROR),
        ];
        // Not `insertOrIgnore`: MySQL's INSERT IGNORE makes warnings of all errors, so that a message cut short would get its receipt.
        DB::table('twocheckout_inbox')->upsert([$row], ['delivery_id'], ['message']);
    }
}
