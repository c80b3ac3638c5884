<?php

declare(strict_types=1);

namespace Countersign\Tests;

/**
 * PHP's own form parser, in a process of its own with raised limits.
 *
 * Owns the process; never has anything to do with our parser.
 */
final class RealPhp
{
    /**
     * @param list<string> $bodies
     *
     * @return list<array<array-key, mixed>|null> what `$_POST` would hold; `null` if a name has more than 64 levels
     */
    public static function post(array $bodies): array
    {
        $in = \tmpfile() ?: throw new \RuntimeException('no temporary file');
        foreach ($bodies as $body) {
            \fwrite($in, \bin2hex($body) . "\n");
        }
        \rewind($in);
        $settings = [
            'max_input_vars=1000000', 'max_input_nesting_level=64', 'arg_separator.input=&', 'display_errors=0', 'memory_limit=512M',
        ];
        $command = [\PHP_BINARY];
        foreach ($settings as $setting) {
            \array_push($command, '-d', $setting);
        }
        $process = \proc_open([...$command, __DIR__ . '/engine.php'], [$in, ['pipe', 'w'], \STDERR], $pipes);
        $text = \is_resource($process) ? (string) \stream_get_contents($pipes[1]) : '';
        if (!\is_resource($process) || \proc_close($process) !== 0) {
            throw new \RuntimeException('PHP could not be run');
        }
        $lines = \explode("\n", \rtrim($text, "\n"));
        if (\count($lines) !== \count($bodies)) {
            throw new \RuntimeException('PHP did not answer for every body');
        }

        return \array_map(
            static fn (string $line): ?array => $line === 'deep'
                ? null
                : \unserialize((string) \hex2bin($line), ['allowed_classes' => false]),
            $lines,
        );
    }

    /**
     * The string that is signed, as the vendor's own code makes it.
     *
     * @param array<array-key, mixed> $post
     */
    public static function source(array $post): string
    {
        unset($post['HASH'], $post['SIGNATURE_SHA2_256'], $post['SIGNATURE_SHA3_256']);
        $source = '';
        \array_walk_recursive($post, static function (string $value) use (&$source): void {
            $source .= \strlen($value) . $value;
        });

        return $source;
    }
}
