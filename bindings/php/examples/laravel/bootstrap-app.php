<?php

declare(strict_types=1);

/*
 * bootstrap/app.php of Laravel 11 and later: 2Checkout has no CSRF token, and would be answered 419.
 */

use Illuminate\Foundation\Application;
use Illuminate\Foundation\Configuration\Middleware;

return Application::configure(basePath: \dirname(__DIR__))
    ->withMiddleware(static function (Middleware $middleware): void {
        $middleware->validateCsrfTokens(except: ['webhooks/2checkout']);
    })
    ->create();
