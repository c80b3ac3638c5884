<?php

declare(strict_types=1);

namespace Countersign\Tests;

use Countersign\Backend\Backend;
use Countersign\ErrorCode;
use Countersign\Exception\VerificationException;
use Countersign\Kind;
use Countersign\Notification;
use Countersign\Policy;
use Countersign\Secret;
use Countersign\Verifier;
use PHPUnit\Framework\TestCase;

/**
 * Tests that every backend has to pass.
 *
 * Owns the choice of the backend; never knows how one works.
 */
abstract class BackendCase extends TestCase
{
    abstract protected function backend(): Backend;

    /** @param Secret|non-empty-list<Secret> $secrets */
    final protected function verifier(Secret|array $secrets, ?Policy $policy = null): Verifier
    {
        $backend = $this->backend();
        $verifier = new Verifier($secrets, $policy, $backend);
        self::assertSame($backend->name(), $verifier->backend());

        return $verifier;
    }

    final protected function assertKind(Kind $kind, Notification $notification): void
    {
        self::assertSame($kind, $notification->kind());
        $class = match ($kind) {
            Kind::Ipn => \Countersign\Ipn::class,
            Kind::Lcn => \Countersign\Lcn::class,
            Kind::Unknown => Notification::class,
        };
        self::assertSame($class, $notification::class);
    }

    final protected function assertRefused(ErrorCode $error, string $body, Verifier $verifier, ?string $field = null): void
    {
        try {
            $verifier->verify($body);
        } catch (VerificationException $e) {
            self::assertSame($error, $e->error);
            self::assertSame($field, $e->field);

            return;
        }
        self::fail("not refused with {$error->value}");
    }

    final protected static function moment(string $digits): \DateTimeImmutable
    {
        return \DateTimeImmutable::createFromFormat('!YmdHis', $digits, new \DateTimeZone('UTC'))
            ?: throw new \LogicException($digits);
    }
}
