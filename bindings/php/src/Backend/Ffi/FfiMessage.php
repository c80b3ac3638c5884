<?php

declare(strict_types=1);

namespace Countersign\Backend\Ffi;

use Countersign\Algorithm;
use Countersign\Backend\Message;
use Countersign\Exception\ReceiptException;
use Countersign\Kind;
use FFI\CData;

/**
 * A message that the native library found genuine.
 *
 * Owns its handle, which nothing may use once it is freed, and which no copy may share; never holds a key on PHP's side.
 *
 * @internal
 */
final class FfiMessage implements Message
{
    /** Null once it is freed. */
    private ?CData $handle;

    /** @var array<array-key, mixed>|null */
    private ?array $tree = null;

    public function __construct(CData $handle, private readonly Library $library)
    {
        $this->handle = $handle;
    }

    public function kind(): Kind
    {
        return Numbers::kind($this->library->ffi->countersign_notification_kind($this->handle()));
    }

    public function algorithm(): Algorithm
    {
        return Numbers::algorithm($this->library->ffi->countersign_notification_algorithm($this->handle()));
    }

    public function secretIndex(): int
    {
        return $this->library->ffi->countersign_notification_secret_index($this->handle());
    }

    /** @return array<array-key, mixed> */
    public function tree(): array
    {
        $this->handle();

        return $this->tree ??= FieldTree::tree($this->packed());
    }

    public function value(string $path): ?string
    {
        $ffi = $this->library->ffi;
        $value = $this->library->newBytes();
        $status = $ffi->countersign_notification_get($this->handle(), $path, \strlen($path), \FFI::addr($value));
        if ($status === Numbers::OK) {
            return $value->len === 0 ? '' : \FFI::string($value->data, $value->len);
        }

        return $status === Numbers::NOT_FOUND ? null : throw Numbers::internal();
    }

    public function fields(): array
    {
        return FieldTree::fields($this->packed());
    }

    public function repeated(): bool
    {
        return $this->library->ffi->countersign_notification_has_repeated_fields($this->handle()) === 1;
    }

    public function receipt(Algorithm $algorithm, string $date): string
    {
        $library = $this->library;
        $text = $library->ffi->new('char[' . Numbers::RECEIPT_SIZE . ']');
        $error = $library->takeError();
        $status = $library->ffi->countersign_notification_receipt_with(
            $this->handle(),
            Numbers::ofAlgorithm($algorithm),
            $date,
            \strlen($date),
            $text,
            Numbers::RECEIPT_SIZE,
            \FFI::addr($error),
        );
        if ($status !== Numbers::OK) {
            $exception = Numbers::exception($library, $error, ReceiptException::class);
            $library->giveError($error);
            throw $exception;
        }
        $library->giveError($error);

        return \FFI::string($text);
    }

    public function sourceHash(): string
    {
        $text = $this->library->ffi->new('char[' . Numbers::FINGERPRINT_SIZE . ']');
        $status = $this->library->ffi->countersign_notification_delivery_id($this->handle(), $text, Numbers::FINGERPRINT_SIZE);

        return $status === Numbers::OK ? \FFI::string($text) : throw Numbers::internal();
    }

    /** All fields by one call. */
    private function packed(): string
    {
        $ffi = $this->library->ffi;
        $buffer = $ffi->new('countersign_buffer *');
        if ($ffi->countersign_notification_pack($this->handle(), \FFI::addr($buffer)) !== Numbers::OK) {
            throw Numbers::internal();
        }

        return $this->library->take($buffer);
    }

    private function handle(): CData
    {
        return $this->handle ?? throw new \LogicException('the message was freed');
    }

    public function __destruct()
    {
        if (isset($this->handle)) {
            $this->library->ffi->countersign_notification_free($this->handle);
            $this->handle = null;
        }
    }

    /** @return array<string, string> no values: people's names and addresses are among them */
    public function __debugInfo(): array
    {
        return ['backend' => 'ffi'];
    }

    /** @return never */
    public function __serialize(): array
    {
        throw new \LogicException('a message cannot be serialised; store its fields');
    }

    /**
     * @param array<array-key, mixed> $data
     *
     * @mago-expect analysis:unused-parameter PHP demands it
     */
    public function __unserialize(array $data): void
    {
        throw new \LogicException('a message cannot be unserialised');
    }

    private function __clone(): void
    {
    }
}
