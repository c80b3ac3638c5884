<?php

declare(strict_types=1);

namespace Countersign\Tests\Ffi;

use Countersign\Backend\Backends;
use Countersign\Backend\Ffi\Library;
use Countersign\Exception\InvalidFieldException;
use Countersign\Exception\VerificationException;
use Countersign\Kind;
use Countersign\Notification;
use Countersign\Tests\Typed\Canonical;
use Countersign\Verifier;
use FFI\CData;
use PHPUnit\Framework\TestCase;

/**
 * What PHP's own typed classes say of a message, and what the native library says of it: the same.
 *
 * Owns the comparison; never decides who is right. Cases and seed are set as for {@see ParityTest}.
 */
final class TypedParityTest extends TestCase
{
    private const CASES = 1500;

    public function testRandomMessages(): void
    {
        $count = (int) (\getenv('COUNTERSIGN_PARITY_CASES') ?: self::CASES);
        $seed = (int) (\getenv('COUNTERSIGN_PARITY_SEED') ?: \random_int(1, 1 << 30));
        $bodies = new Bodies($seed);
        $key = $bodies->secrets[0];
        $ffi = Library::open(NativeLibrary::path())->own;
        self::assertNotNull($ffi);
        $verifier = new Verifier($key, null, Backends::plain());
        $compared = $odd = 0;
        [$native, $free] = self::native($ffi, $key->bytes());
        for ($i = 0; $i < $count; ++$i) {
            $body = $bodies->odd();
            try {
                $message = $verifier->verify($body);
            } catch (VerificationException) {
                continue; // A field twice on which a receipt stands.
            }
            if ($message->kind() === Kind::Unknown) {
                continue; // Has no typed form.
            }
            $expected = $native($body);
            $found = self::ofPhp($message);
            self::assertSame($expected, $found, "seed $seed, case $i: " . \addcslashes($body, "\0..\37\177..\377"));
            ++$compared;
            $odd += \str_contains((string) $found['json'], '"invalid": {') ? 1 : 0;
        }
        $free();
        self::assertGreaterThan($count / 2, $compared);
        self::assertGreaterThan($count / 4, $odd);
    }

    /** @return array<string, ?string> */
    private static function ofPhp(Notification $message): array
    {
        try {
            $dedupe = $message->dedupeKey();
        } catch (InvalidFieldException $e) {
            $dedupe = "{$e->errorCode()} {$e->field}";
        }
        $json = \json_decode(\json_encode($message, \JSON_THROW_ON_ERROR), false, 512, \JSON_THROW_ON_ERROR);

        return [
            'json' => Canonical::json($json),
            'redacted' => $message->redacted(),
            'event' => $message->event()->value,
            'action' => $message->action()->value,
            'delivery' => $message->deliveryId(),
            'dedupe' => $dedupe,
        ];
    }

    /** @return array{\Closure(string): array<string, ?string>, \Closure(): void} */
    private static function native(\FFI $ffi, string $key): array
    {
        $secret = $ffi->new('countersign_secret_key *');
        $verifier = $ffi->new('countersign_verifier *');
        self::assertSame(0, $ffi->countersign_secret_key_new($key, \strlen($key), \FFI::addr($secret)));
        self::assertSame(0, $ffi->countersign_verifier_new(\FFI::addr($secret), 1, null, \FFI::addr($verifier)));
        $ask = static function (string $body) use ($ffi, $verifier): array {
            $message = $ffi->new('countersign_notification *');
            self::assertSame(0, $ffi->countersign_verify($verifier, $body, \strlen($body), \FFI::addr($message), null));
            $text = $ffi->new('char[65]');
            $error = $ffi->new('countersign_error');
            $buffers = [];
            foreach (['json', 'redacted'] as $what) {
                $buffer = $ffi->new('countersign_buffer *');
                self::assertSame(0, $ffi->{"countersign_notification_$what"}($message, \FFI::addr($buffer)));
                $buffers[$what] = self::bytes($ffi, $buffer);
            }
            $status = $ffi->countersign_notification_dedupe_key($message, $text, 65, \FFI::addr($error));
            $dedupe = $status === 0
                ? \FFI::string($text)
                : $ffi->countersign_status_code($status) . ' ' . \FFI::string($error->field);
            self::assertSame(0, $ffi->countersign_notification_delivery_id($message, $text, 65));
            $answer = [
                'json' => Canonical::json(\json_decode($buffers['json'], false, 512, \JSON_THROW_ON_ERROR)),
                'redacted' => $buffers['redacted'],
                'event' => $ffi->countersign_event_name($ffi->countersign_notification_event($message)),
                'action' => $ffi->countersign_action_name($ffi->countersign_notification_action($message)),
                'delivery' => \FFI::string($text),
                'dedupe' => $dedupe,
            ];
            $ffi->countersign_notification_free($message);

            return $answer;
        };
        $free = static function () use ($ffi, $secret, $verifier): void {
            $ffi->countersign_verifier_free($verifier);
            $ffi->countersign_secret_key_free($secret);
        };

        return [$ask, $free];
    }

    private static function bytes(\FFI $ffi, CData $buffer): string
    {
        $data = $ffi->cast('char *(*)(const countersign_buffer *)', $ffi->countersign_buffer_data);
        $bytes = \FFI::string($data($buffer), $ffi->countersign_buffer_length($buffer));
        $ffi->countersign_buffer_free($buffer);

        return $bytes;
    }
}
