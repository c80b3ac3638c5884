<?php

declare(strict_types=1);

namespace Countersign\Tests\Typed;

use Countersign\Algorithm;
use Countersign\Backend\Engine;
use Countersign\Backend\Message;
use Countersign\Backend\Plain\Form;
use Countersign\Backend\Plain\PlainBackend;
use Countersign\Backend\Plain\PlainMessage;
use Countersign\Ipn;
use Countersign\Kind;
use Countersign\Notification;
use Countersign\Receipt;
use Countersign\Secret;
use Countersign\Testing\Signer;
use Countersign\Typed\Reader;
use Countersign\Verifier;
use PHPUnit\Framework\TestCase;

/**
 * A message comes from a verifier, and never from a text that somebody wrote.
 */
final class SerialisationTest extends TestCase
{
    /** What passes for verified, or makes something that does. */
    private const TRUSTED = [Notification::class, Message::class, Engine::class, Reader::class, Form::class, Receipt::class, Secret::class];

    public function testMessagesAreNotSerialised(): void
    {
        $message = self::message();
        $holders = [$message, [$message], $message->order(), $message->lines()[0], $message->entitlements()[0], $message->receipt()];
        foreach ($holders as $holder) {
            try {
                \serialize($holder);
                self::fail('serialised: ' . \get_debug_type($holder));
            } catch (\LogicException $e) {
                $sentence = 'a verified message cannot be serialised: store json_encode($message), or its body';
                self::assertSame($sentence, $e->getMessage());
            }
        }
    }

    public function testNoTextBecomesAMessage(): void
    {
        $field = static fn (string $class, string $name, mixed $value): array => ["\0$class\0$name" => \serialize($value)];
        $form = self::object(\Countersign\Backend\Plain\QuickForm::class, $field(Form::class, 'tree', ['REFNO' => '1'])
            + ['kind' => \serialize(Kind::Ipn), 'signatures' => 'a:0:{}', 'repeats' => 'b:0;']);
        $message = self::object(PlainMessage::class, ["\0" . PlainMessage::class . "\0form" => $form]
            + $field(PlainMessage::class, 'source', '11') + $field(PlainMessage::class, 'kind', Kind::Ipn)
            + $field(PlainMessage::class, 'algorithm', Algorithm::Sha3_256) + $field(PlainMessage::class, 'secretIndex', 0));
        $reader = self::object(Reader::class, $field(Reader::class, 'tree', ['REFNO' => '1']));
        $texts = [
            self::object(Ipn::class, ["\0" . Notification::class . "\0message" => $message]),
            self::object(\Countersign\Ipn\Order::class, [
                "\0" . \Countersign\Ipn\Order::class . "\0fields" => self::object(\Countersign\Typed\Group::class, ['reader' => $reader]),
            ]),
            $message,
            $form,
            $reader,
        ];
        foreach ($texts as $number => $text) {
            try {
                \unserialize($text);
                self::fail("unserialised number $number");
            } catch (\LogicException $e) {
                self::assertStringContainsString('json_encode($message)', $e->getMessage());
            }
        }
    }

    /** @dataProvider classes */
    public function testOfAnEmptyTextNothingTrustedIsMade(string $class): void
    {
        try {
            $object = \unserialize(self::object($class, []));
        } catch (\Throwable $e) {
            // Enums, exceptions of ours, and dates, which PHP itself guards.
            self::assertNotInstanceOf(\PHPUnit\Framework\Exception::class, $e);
            $object = null;
        }
        foreach (self::TRUSTED as $trusted) {
            self::assertNotInstanceOf($trusted, $object);
        }
        // Without its constructor, as reflection makes it.
        foreach ([$object, self::bare($class)] as $one) {
            \ob_start();
            try {
                \print_r($one);
                \var_dump($one);
                \var_export($one);
            } finally {
                self::assertIsString(\ob_get_clean());
            }
        }
    }

    /** @return iterable<string, array{class-string}> */
    public static function classes(): iterable
    {
        $source = \dirname(__DIR__, 2) . '/src/';
        foreach (new \RecursiveIteratorIterator(new \RecursiveDirectoryIterator($source, \FilesystemIterator::SKIP_DOTS)) as $file) {
            $name = \substr($file->getPathname(), \strlen($source), -4);
            // PSR-15's own interfaces need not be there.
            if ($file->getExtension() !== 'php' || \str_starts_with($name, 'Http/Psr15/')) {
                continue;
            }
            $class = 'Countersign\\' . \strtr($name, '/', '\\');
            if (\class_exists($class) && !\enum_exists($class) && !(new \ReflectionClass($class))->isAbstract()) {
                yield $class => [$class];
            }
        }
    }

    private static function bare(string $class): ?object
    {
        try {
            return (new \ReflectionClass($class))->newInstanceWithoutConstructor();
        } catch (\ReflectionException) {
            return null;
        }
    }

    /** @param array<string, string> $properties serialised */
    private static function object(string $class, array $properties): string
    {
        $text = '';
        foreach ($properties as $name => $value) {
            $text .= \serialize($name) . $value;
        }

        return 'O:' . \strlen($class) . ":\"$class\":" . \count($properties) . ":{{$text}}";
    }

    private static function message(): Ipn
    {
        $secret = new Secret('k');
        $body = 'REFNO=1&ORDERSTATUS=COMPLETE&IPN_PID[]=1&IPN_PNAME[]=2&IPN_DATE=20240102030405';
        $message = (new Verifier($secret, null, new PlainBackend()))->verify(Signer::sign($body, $secret));
        self::assertInstanceOf(Ipn::class, $message);

        return $message;
    }
}
