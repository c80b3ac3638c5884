<?php

declare(strict_types=1);

namespace Countersign\Backend\Plain;

use Countersign\Backend\Backend;
use Countersign\Backend\Engine;
use Countersign\ErrorCode;
use Countersign\Exception\ConfigurationException;
use Countersign\Policy;
use Countersign\Secret;

/**
 * The backend that needs nothing but PHP and its hash extension.
 *
 * Owns the check that the host can do it; never sees a message.
 */
final class PlainBackend implements Backend
{
    public function name(): string
    {
        return 'php';
    }

    public function engine(Policy $policy, Secret ...$secrets): Engine
    {
        if (\PHP_INT_SIZE < 8) {
            throw new ConfigurationException(ErrorCode::BackendUnavailable, null, 'a 64-bit PHP is needed');
        }

        return new PlainEngine($policy, \array_values($secrets));
    }
}
