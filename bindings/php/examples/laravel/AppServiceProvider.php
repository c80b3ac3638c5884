<?php

declare(strict_types=1);

namespace App\Providers;

use Countersign\Kind;
use Countersign\Policy;
use Countersign\Secret;
use Countersign\Verifier;
use Illuminate\Support\ServiceProvider;

/**
 * app/Providers/AppServiceProvider.php
 *
 * The key stands in config/services.php as `'twocheckout' => ['secret' => env('TWOCHECKOUT_SECRET')]`, and in .env between single
 * quotes, because `$`, `#` and `"` mean something there. Without it every request ends in an exception, and none is let through.
 */
final class AppServiceProvider extends ServiceProvider
{
    public function register(): void
    {
        $this->app->singleton(Verifier::class, static fn (): Verifier => new Verifier(
            new Secret((string) \config('services.twocheckout.secret')),
            new Policy(kind: Kind::Ipn),
        ));
    }
}
