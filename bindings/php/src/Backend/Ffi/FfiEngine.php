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
        $ffi = $this->library->own ?? \FFI::scope(Library::SCOPE);
        $handle = $this->handle ?? throw Numbers::internal();
        $notification = $ffi->new($this->library->notification);
        // Not one for all: a signal handler may verify a message of its own before this one's is read.
        $error = $ffi->new($this->library->error);
        $status = $ffi->countersign_verify_at($handle, $body, \strlen($body), $now, \FFI::addr($notification), \FFI::addr($error));
        if ($status !== Numbers::OK) {
            $code = Numbers::code($ffi->countersign_status_code($error->status)) ?? throw Numbers::internal();
            $field = \FFI::string($error->field);
            throw new VerificationException($code, $field === '' ? null : $field, \FFI::string($error->text));
        }

        return new FfiMessage($notification, $this->library);
    }

    public function __destruct()
    {
        if (isset($this->handle)) {
            $ffi = $this->library->own ?? \FFI::scope(Library::SCOPE);
            $ffi->countersign_verifier_free($this->handle);
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
