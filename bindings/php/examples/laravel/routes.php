<?php

declare(strict_types=1);

/*
 * routes/web.php. In routes/api.php there is no CSRF check to be exempt from, and the URL gets the prefix /api.
 */

use App\Http\Controllers\TwoCheckoutController;
use Illuminate\Support\Facades\Route;

// HEAD comes with GET.
Route::match(['get', 'post'], '/webhooks/2checkout', TwoCheckoutController::class);
