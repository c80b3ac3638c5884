<?php

declare(strict_types=1);

namespace Countersign\Backend\Ffi;

use Countersign\Backend\Engine;
use Countersign\Backend\Message;
use Countersign\Exception\VerificationException;
use FFI\CData;

/**
 * A verifier of the native library.
 *
 * Owns its handle for as long as it lives; never keeps a secret on PHP's side. Messages do not need it.
 *
 * @internal
 */
final class FfiEngine implements Engine
{
    /** Null once it is freed. */
    private ?CData $handle;

    public function __construct(CData $handle, private readonly Library $library)
    {
        $this->handle = $handle;
    }

    public function verify(#[\SensitiveParameter] string $body, int $now): Message
    {
        $library = $this->library;
        $handle = $this->handle ?? throw Numbers::internal();
        $notification = $library->ffi->new($library->notification);
        $error = $library->takeError();
        $status = $library->ffi->countersign_verify_at(
            $handle,
            $body,
            \strlen($body),
            $now,
            \FFI::addr($notification),
            \FFI::addr($error),
        );
        if ($status !== Numbers::OK) {
            $exception = Numbers::exception($library, $error, VerificationException::class);
            $library->giveError($error);
            throw $exception;
        }
        $library->giveError($error);

        return new FfiMessage($notification, $library);
    }

    public function __destruct()
    {
        if (isset($this->handle)) {
            $this->library->ffi->countersign_verifier_free($this->handle);
            $this->handle = null;
        }
    }

    /** @return never */
    public function __serialize(): array
    {
        throw new \LogicException('a verifier cannot be serialised');
    }

    /**
     * @param array<array-key, mixed> $data
     *
     * @mago-expect analysis:unused-parameter PHP demands it
     */
    public function __unserialize(array $data): void
    {
        throw new \LogicException('a verifier cannot be unserialised');
    }

    private function __clone(): void
    {
    }
}
