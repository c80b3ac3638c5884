<?php

declare(strict_types=1);

namespace Countersign\Http\Psr15;

/**
 * The handler behind the middleware did not answer with a status 200 to 299.
 *
 * Owns nothing; must never leave the middleware.
 *
 * @internal
 */
final class NotStored extends \RuntimeException
{
}
