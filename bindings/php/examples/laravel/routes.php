<?php

declare(strict_types=1);

/*
 * routes/web.php. The group `web` checks for a CSRF token, which 2Checkout does not have, so that it would be answered 419; and it begins a
 * session, which would be stored for every request of whoever comes. In routes/api.php, whose URLs begin with /api, there is neither.
 */

use App\Http\Controllers\TwoCheckoutController;
use Illuminate\Support\Facades\Route;

// HEAD comes with GET.
Route::match(['get', 'post'], '/webhooks/2checkout', TwoCheckoutController::class)->withoutMiddleware('web');
