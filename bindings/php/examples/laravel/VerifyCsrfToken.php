<?php

declare(strict_types=1);

namespace App\Http\Middleware;

use Illuminate\Foundation\Http\Middleware\VerifyCsrfToken as Middleware;

/**
 * app/Http/Middleware/VerifyCsrfToken.php of Laravel 10: 2Checkout has no CSRF token, and would be answered 419.
 */
class VerifyCsrfToken extends Middleware
{
    /** @var array<int, string> */
    protected $except = [
        'webhooks/2checkout',
    ];
}
