<?php

declare(strict_types=1);

namespace Countersign\Backend;

/**
 * What is a verified message, or a part of one: it can neither be serialised nor unserialised.
 *
 * Owns the refusal, whose words are the same for every backend; never lets an object come back from a text, because whoever wrote
 * that text would have a message that nobody signed.
 *
 * @internal
 */
trait Unstorable
{
    /** @return never */
    final public function __serialize(): array
    {
        throw new \LogicException('a verified message cannot be serialised: store json_encode($message), or its body');
    }

    /**
     * @param array<array-key, mixed> $data
     *
     * @mago-expect analysis:unused-parameter PHP demands it
     */
    final public function __unserialize(#[\SensitiveParameter] array $data): void
    {
        throw new \LogicException('a verified message cannot be unserialised: store json_encode($message), or verify its body again');
    }
}
