<?php

declare(strict_types=1);

namespace Countersign\Tests\Server;

/**
 * The command `countersign`, which acts as 2Checkout.
 *
 * Owns where it is; never signs or checks anything itself.
 */
final class Sender
{
    /**
     * Probes a URL, signs a body, posts it and checks the receipt.
     *
     * @return array<string, mixed> what `countersign send --json` says
     */
    public static function send(string $url, string $body, string $secret, string $algorithms = 'sha3-256,sha256'): array
    {
        [$status, $json, $errors] = Process::run(
            [self::program(), 'send', '--json', '--algorithm', $algorithms, '--secret-env', 'SENDER_SECRET', $url],
            $body,
            ['SENDER_SECRET' => $secret],
        );
        if ($status > 1) {
            throw new \RuntimeException("countersign send: $errors");
        }

        return \json_decode($json, true, 64, \JSON_THROW_ON_ERROR) + ['exit' => $status];
    }

    private static function program(): string
    {
        $target = \getenv('CARGO_TARGET_DIR') ?: \dirname(__DIR__, 4) . '/target';
        $path = \getenv('COUNTERSIGN_COMMAND') ?: "$target/release/countersign";

        return \is_executable($path)
            ? $path
            : throw new \RuntimeException("$path is missing: run `cargo build --release -p countersign-cli`, or set COUNTERSIGN_COMMAND");
    }
}
