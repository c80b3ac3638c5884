<?php

declare(strict_types=1);

namespace Countersign\Tests\Typed;

use Countersign\Tests\Server\Process;
use PHPUnit\Framework\TestCase;

/**
 * No setting of PHP changes a verdict, a receipt or a value.
 */
final class SettingsTest extends TestCase
{
    public function testLimitsOnPatternsDoNotMatter(): void
    {
        $usual = self::readings();
        self::assertSame(25, \count(\json_decode($usual, true, 64, \JSON_THROW_ON_ERROR)));
        self::assertStringContainsString('Countersign\\\\Lcn', $usual);
        foreach (['1', '0'] as $jit) {
            self::assertSame($usual, self::readings("pcre.jit=$jit", 'pcre.backtrack_limit=1', 'pcre.recursion_limit=1'), "jit $jit");
        }
    }

    public function testOtherSettingsDoNotMatter(): void
    {
        $settings = [
            'precision=3', 'serialize_precision=3', 'max_input_vars=1', 'max_input_nesting_level=1', 'arg_separator.input=;',
            'default_charset=ISO-8859-1', 'date.timezone=Pacific/Chatham', 'zend.assertions=1', 'assert.exception=1',
        ];
        self::assertSame(self::readings(), self::readings(...$settings));
    }

    private static function readings(string ...$settings): string
    {
        $command = [\PHP_BINARY, '-d', 'error_reporting=-1', '-d', 'display_errors=stderr', '-d', 'log_errors=0'];
        foreach ($settings as $setting) {
            \array_push($command, '-d', $setting);
        }
        [$status, $output, $errors] = Process::run([...$command, __DIR__ . '/readings.php']);
        self::assertSame([0, ''], [$status, $errors]);

        return $output;
    }
}
