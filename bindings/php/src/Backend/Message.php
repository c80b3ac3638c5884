<?php

declare(strict_types=1);

namespace Countersign\Backend;

use Countersign\Algorithm;
use Countersign\Kind;

/** A verified message. */
interface Message
{
    public function kind(): Kind;

    public function algorithm(): Algorithm;

    public function secretIndex(): int;

    /** @return array<array-key, mixed> */
    public function tree(): array;

    public function value(string $path): ?string;

    /** @return list<array{string, string}> */
    public function fields(): array;

    public function repeated(): bool;

    public function receipt(Algorithm $algorithm, string $date): string;

    public function sourceHash(): string;
}
