<?php

declare(strict_types=1);

namespace Countersign\Backend;

use Countersign\Exception\ConfigurationException;
use Countersign\Policy;
use Countersign\Secret;

/**
 * A way to verify messages. All backends give the same answers.
 *
 * Owns the making of engines; never sees a message.
 *
 * @internal
 */
interface Backend
{
    /** `ffi` or `php` */
    public function name(): string;

    /**
     * @throws ConfigurationException if this host cannot use it
     */
    public function engine(Policy $policy, Secret ...$secrets): Engine;
}
