<?php

declare(strict_types=1);

namespace Countersign\Backend\Plain;

use Countersign\Algorithm;
use Countersign\Backend\FieldPath;
use Countersign\Backend\Message;
use Countersign\Backend\Unstorable;
use Countersign\Kind;
use Countersign\Secret;

/**
 * A message that {@see PlainEngine} found genuine.
 *
 * Owns the key that verified it, for its receipt; never made from anything else.
 *
 * @internal
 */
final class PlainMessage implements Message
{
    use Unstorable;

    public function __construct(
        #[\SensitiveParameter] private readonly Form $form,
        #[\SensitiveParameter] private readonly string $source,
        private readonly Kind $kind,
        private readonly Algorithm $algorithm,
        private readonly int $secretIndex,
        private readonly Secret $secret,
    ) {
    }

    public function kind(): Kind
    {
        return $this->kind;
    }

    public function algorithm(): Algorithm
    {
        return $this->algorithm;
    }

    public function secretIndex(): int
    {
        return $this->secretIndex;
    }

    /** @return array<array-key, mixed> */
    public function tree(): array
    {
        return $this->form->tree();
    }

    public function value(string $path): ?string
    {
        return $this->form->value($path);
    }

    public function fields(): array
    {
        return FieldPath::fields($this->form->tree());
    }

    public function repeated(): bool
    {
        return $this->form->repeats;
    }

    public function receipt(Algorithm $algorithm, string $date): string
    {
        return ReceiptText::of($this->form->tree(), $this->kind, $this->secret, $algorithm, $date);
    }

    public function sourceHash(): string
    {
        return \hash('sha256', $this->source);
    }

    /** @return array<string, string> no values: people's names and addresses are among them */
    public function __debugInfo(): array
    {
        return ['backend' => 'php'];
    }
}
