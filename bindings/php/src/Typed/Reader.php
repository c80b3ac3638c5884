<?php

declare(strict_types=1);

namespace Countersign\Typed;

use Countersign\Backend\Message;
use Countersign\Backend\Unstorable;
use Countersign\Value\Offset;

/**
 * The fields of one verified message by name. Owns what is worked out once for all of them; must never touch the
 * message before something is asked for.
 *
 * @internal
 */
final class Reader
{
    use Unstorable;

    /** @var array<array-key, mixed>|null */
    private ?array $tree = null;

    private Offset|false|null $offset = false;

    /**
     * What {@see Rows} found out. Kept here, since two objects that hold each other are freed late.
     *
     * @var array{list<list<int>>, list<int>}|null
     */
    public ?array $join = null;

    public function __construct(#[\SensitiveParameter] private readonly Message $message)
    {
    }

    /**
     * What stands under a name.
     *
     * @return string|array<array-key, mixed>|null
     */
    public function field(string $name): string|array|null
    {
        $this->tree ??= $this->message->tree();
        $field = $this->tree[$name] ?? null;

        return \is_string($field) || \is_array($field) ? $field : null;
    }

    /** The account's zone, as far as the message says. An odd one says nothing. */
    public function offset(): ?Offset
    {
        if ($this->offset === false) {
            $text = $this->field('TIMEZONE_OFFSET');
            $this->offset = \is_string($text) ? Read::offset($text) : null;
        }

        return $this->offset;
    }

    public function rows(): Rows
    {
        return new Rows($this);
    }

    /**
     * Without the values, which are personal data. `var_export()` and array casts go round this, and show them.
     *
     * @return array{}
     */
    public function __debugInfo(): array
    {
        return [];
    }
}
