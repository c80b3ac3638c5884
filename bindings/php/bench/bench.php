<?php

declare(strict_types=1);

/*
 * How long a verdict takes: both backends against the loop of the vendor's samples.
 *
 *     php bench/bench.php [--rounds=N] [LIBRARY]
 *
 * All four run by turns in one process, many rounds; the table has the median of each, in microseconds. The loop is what merchants
 * copy: it walks through `$_POST`, builds `strlen($v) . $v`, and compares with `==`. PHP fills `$_POST` in C, which `parse_str` does here as well; it
 * is timed once with that and once without. It has no limits, chooses no algorithm and makes no receipt.
 */

use Countersign\Algorithm;
use Countersign\Backend\Backends;
use Countersign\Policy;
use Countersign\Secret;
use Countersign\Testing\Signer;
use Countersign\Verifier;

require __DIR__ . '/../autoload.php';

const KEY = 'AABBCCDDEEFFGGHHIIJJ';

function vendor_walk(array $fields): string
{
    $result = '';
    foreach ($fields as $name => $value) {
        if ($name === 'HASH' || $name === 'SIGNATURE_SHA2_256' || $name === 'SIGNATURE_SHA3_256') {
            continue;
        }
        $result .= is_array($value) ? vendor_walk($value) : strlen($value) . $value;
    }

    return $result;
}

function vendor_check(array $post, string $algorithm, string $field): bool
{
    return hash_hmac($algorithm, vendor_walk($post), KEY) == $post[$field];
}

/** A realistic order, with each of its lines as often as said. */
function order(string $fixture, int $times): string
{
    $body = (string) file_get_contents(__DIR__ . "/../../../crates/fixtures/bodies/$fixture.form");
    $pairs = [];
    $run = '';
    $lines = [];
    foreach ([...explode('&', $body), ''] as $pair) {
        $name = strstr($pair, '=', true);
        if ($name !== $run) {
            for ($i = 0; $i < ($times - 1) * count($lines); ++$i) {
                $pairs[] = $lines[$i % count($lines)];
            }
            $lines = [];
            $run = $name;
        }
        if (str_ends_with((string) $name, '%5B%5D')) {
            $lines[] = $pair;
        }
        $pairs[] = $pair;
    }
    array_pop($pairs);

    return implode('&', $pairs);
}

/** @param array<string, Closure(): mixed> $candidates */
function medians(array $candidates, int $rounds): array
{
    $times = [];
    foreach ($candidates as $candidate) {
        for ($i = 0; $i < 200; ++$i) {
            $candidate();
        }
    }
    for ($round = 0; $round < $rounds; ++$round) {
        foreach ($candidates as $name => $candidate) {
            $start = hrtime(true);
            for ($i = 0; $i < 50; ++$i) {
                $candidate();
            }
            $times[$name][] = (hrtime(true) - $start) / 50 / 1000;
        }
    }

    return array_map(static function (array $all): float {
        sort($all);

        return $all[intdiv(count($all), 2)];
    }, $times);
}

$rounds = 400;
$library = null;
foreach (array_slice($argv, 1) as $argument) {
    if (sscanf($argument, '--rounds=%d', $number) === 1 && $number > 0) {
        $rounds = $number;
    } else {
        $library = $argument;
    }
}
$secret = new Secret(KEY);
$backends = ['FFI' => Backends::ffi($library), 'PHP' => Backends::plain()];
printf("PHP %s, %d rounds, microseconds for one verdict\n\n", PHP_VERSION, $rounds);
printf("%-26s %7s %7s %7s %7s   %s\n", '', 'FFI', 'PHP', 'loop+', 'loop', 'loop+/FFI  loop/FFI  loop+/PHP');
foreach ([['ipn-minimal', 1], ['ipn-complete', 1], ['ipn-complete-three-products', 3]] as [$fixture, $times]) {
    $order = order($fixture, $times);
    foreach ([Algorithm::Sha256, Algorithm::Sha3_256] as $algorithm) {
        $body = Signer::sign($order, $secret, $algorithm);
        parse_str($body, $post);
        $candidates = [];
        foreach ($backends as $name => $backend) {
            $verifier = new Verifier($secret, new Policy(), $backend);
            $candidates[$name] = static fn () => $verifier->verify($body, 0);
        }
        [$word, $field] = [$algorithm->value, $algorithm->field()];
        $candidates['loop+'] = static function () use ($body, $word, $field): bool {
            parse_str($body, $post);

            return vendor_check($post, $word, $field);
        };
        $candidates['loop'] = static fn (): bool => vendor_check($post, $word, $field);
        if (!$candidates['loop']() || !$candidates['loop+']()) {
            throw new LogicException('the loop refuses the body');
        }
        $t = medians($candidates, $rounds);
        printf(
            "%-26s %7.2f %7.2f %7.2f %7.2f   %9.2f  %8.2f  %9.2f\n",
            sprintf('%d pairs, %d B, %s', substr_count($body, '&') + 1, strlen($body), $algorithm->value),
            $t['FFI'],
            $t['PHP'],
            $t['loop+'],
            $t['loop'],
            $t['loop+'] / $t['FFI'],
            $t['loop'] / $t['FFI'],
            $t['loop+'] / $t['PHP'],
        );
    }
}
echo "\nloop+: with parse_str; loop: without. Ratios over 1: faster than the loop.\n";
