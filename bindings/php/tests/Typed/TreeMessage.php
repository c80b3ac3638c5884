<?php

declare(strict_types=1);

namespace Countersign\Tests\Typed;

use Countersign\Algorithm;
use Countersign\Backend\FieldPath;
use Countersign\Backend\Message;
use Countersign\Kind;

/**
 * A message of which nothing was verified, for tests of what is read from one. Owns the way from a body to the tree,
 * which is the engine's own parser; must never leave the tests.
 */
final class TreeMessage implements Message
{
    /** How often the tree was asked for. */
    public int $trees = 0;

    /** @param array<array-key, mixed> $tree */
    public function __construct(private readonly Kind $kind, private readonly array $tree)
    {
    }

    public static function ofBody(Kind $kind, string $body): self
    {
        $tree = self::parsed($body);
        unset($tree['HASH'], $tree['SIGNATURE_SHA2_256'], $tree['SIGNATURE_SHA3_256']);

        return new self($kind, $tree);
    }

    public function kind(): Kind
    {
        return $this->kind;
    }

    public function algorithm(): Algorithm
    {
        return Algorithm::Sha3_256;
    }

    public function secretIndex(): int
    {
        return 0;
    }

    public function tree(): array
    {
        ++$this->trees;

        return $this->tree;
    }

    public function value(string $path): ?string
    {
        $found = FieldPath::at($this->tree, $path);

        return \is_string($found) ? $found : null;
    }

    public function fields(): array
    {
        return FieldPath::fields($this->tree);
    }

    public function repeated(): bool
    {
        return false;
    }

    public function receipt(Algorithm $algorithm, string $date): string
    {
        return "{$algorithm->value} {$date}";
    }

    public function sourceHash(): string
    {
        $source = '';
        foreach ($this->fields() as [, $value]) {
            $source .= \strlen($value) . $value;
        }

        return \hash('sha256', $source);
    }

    /**
     * A limit that cannot be raised in a running process cuts bodies short; those are parsed by another one.
     *
     * @return array<array-key, mixed>
     */
    private static function parsed(string $body): array
    {
        if (\substr_count($body, '&') < (int) \ini_get('max_input_vars')) {
            \parse_str($body, $tree);

            return $tree;
        }
        $code = 'parse_str(stream_get_contents(STDIN), $tree); echo serialize($tree);';
        $command = [PHP_BINARY, '-d', 'max_input_vars=1000000', '-r', $code];
        $process = \proc_open($command, [['pipe', 'r'], ['pipe', 'w']], $pipes);
        if ($process === false) {
            throw new \LogicException('no other process');
        }
        \fwrite($pipes[0], $body);
        \fclose($pipes[0]);
        $tree = \unserialize((string) \stream_get_contents($pipes[1]), ['allowed_classes' => false]);
        \proc_close($process);

        return \is_array($tree) ? $tree : throw new \LogicException('nothing came back');
    }
}
