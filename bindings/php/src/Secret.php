<?php

declare(strict_types=1);

namespace Countersign;

use Countersign\Exception\ConfigurationException;

/**
 * The account's secret key (Control Panel, Integrations, Webhooks & API). Not the INS secret word and not the buy-link
 * secret word.
 *
 * Owns the key's bytes; never shows them: not to `var_dump`, `print_r`, `var_export`, `serialize`, `json_encode`, an array
 * cast or a stack trace.
 */
final class Secret
{
    /**
     * Outside of the objects, because a property would be seen by `var_export` and array casts, and the variables of a closure
     * by `var_dump`.
     *
     * @var \WeakMap<self, string>|null
     */
    private static ?\WeakMap $keys = null;

    /**
     * Takes the raw bytes: not trimmed, not hex-decoded.
     *
     * @throws ConfigurationException `empty_secret` if there are none, or only white space and NUL. HMAC itself would take
     *                                such a key, and everybody could sign.
     */
    public function __construct(#[\SensitiveParameter] string $key)
    {
        if (isset(self::$keys[$this])) {
            throw new \LogicException('a secret cannot be changed: make another one');
        }
        if (\trim($key, " \t\n\v\f\r\0") === '') {
            throw new ConfigurationException(ErrorCode::EmptySecret);
        }
        self::$keys ??= new \WeakMap();
        self::$keys[$this] = $key;
    }

    /**
     * Reads a file that holds the key and at most one line end behind it, which is dropped.
     *
     * @throws ConfigurationException `empty_secret`, or `invalid_argument` if the file cannot be read
     */
    public static function fromFile(#[\SensitiveParameter] string $path): self
    {
        // No warning, not even for the application's own handler: it would show the path to whoever looks at the page. There is
        // one from each of these functions where `open_basedir` forbids the file.
        \set_error_handler(static fn (): bool => true);
        try {
            $key = \is_file($path) && \is_readable($path) ? \file_get_contents($path) : false;
        } finally {
            \restore_error_handler();
        }
        if ($key === false) {
            throw new ConfigurationException(ErrorCode::InvalidArgument, null, 'the file with the secret cannot be read');
        }
        if (\str_ends_with($key, "\n")) {
            $key = \substr($key, 0, \str_ends_with($key, "\r\n") ? -2 : -1);
        }

        return new self($key);
    }

    /**
     * Takes the value of an environment variable as it stands.
     *
     * @throws ConfigurationException `empty_secret`, also if there is no such variable
     */
    public static function fromEnvironment(string $name): self
    {
        $key = \getenv($name);
        if ($key === false) {
            // Some servers and loaders of .env files fill these only.
            $key = $_SERVER[$name] ?? $_ENV[$name] ?? '';
        }

        return new self(\is_string($key) ? $key : '');
    }

    /**
     * The key itself, for backends.
     *
     * @internal
     */
    public function bytes(): string
    {
        return self::$keys[$this] ?? throw new ConfigurationException(ErrorCode::EmptySecret);
    }

    /** @return array<string, string> */
    public function __debugInfo(): array
    {
        return ['key' => '(redacted)'];
    }

    /** @return never */
    public function __serialize(): array
    {
        throw new \LogicException('a secret cannot be serialised');
    }

    /**
     * @param array<array-key, mixed> $data
     *
     * @mago-expect analysis:unused-parameter PHP demands it
     */
    public function __unserialize(array $data): void
    {
        throw new \LogicException('a secret cannot be unserialised');
    }

    private function __clone(): void
    {
    }
}
