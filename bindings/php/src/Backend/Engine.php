<?php

declare(strict_types=1);

namespace Countersign\Backend;

use Countersign\Exception\VerificationException;

/**
 * A backend with secrets and a policy.
 *
 * Owns the verdict on a body; never gives out a message that is not genuine.
 *
 * @internal
 */
interface Engine
{
    /**
     * @param int $now Unix seconds, for the age limit
     *
     * @throws VerificationException
     */
    public function verify(#[\SensitiveParameter] string $body, int $now): Message;
}
