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
        $ffi = $this->library->own ?? \FFI::scope(Library::SCOPE);

        return Numbers::kind($ffi->countersign_notification_kind($this->handle()));
    }

    public function algorithm(): Algorithm
    {
        $ffi = $this->library->own ?? \FFI::scope(Library::SCOPE);

        return Numbers::algorithm($ffi->countersign_notification_algorithm($this->handle()));
    }

    public function secretIndex(): int
    {
        $ffi = $this->library->own ?? \FFI::scope(Library::SCOPE);

        return $ffi->countersign_notification_secret_index($this->handle());
    }

    /** @return array<array-key, mixed> */
    public function tree(): array
    {
        $this->handle();

        return $this->tree ??= FieldTree::tree($this->packed());
    }

    public function value(string $path): ?string
    {
        $ffi = $this->library->own ?? \FFI::scope(Library::SCOPE);
        $value = $ffi->new($this->library->bytes);
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
        $ffi = $this->library->own ?? \FFI::scope(Library::SCOPE);

        return $ffi->countersign_notification_has_repeated_fields($this->handle()) === 1;
    }

    public function receipt(Algorithm $algorithm, string $date): string
    {
        $ffi = $this->library->own ?? \FFI::scope(Library::SCOPE);
        $text = $ffi->new('char[' . Numbers::RECEIPT_SIZE . ']');
        $error = $ffi->new($this->library->error);
        $status = $ffi->countersign_notification_receipt_with(
            $this->handle(),
            Numbers::ofAlgorithm($algorithm),
            $date,
            \strlen($date),
            $text,
            Numbers::RECEIPT_SIZE,
            \FFI::addr($error),
        );
        if ($status !== Numbers::OK) {
            $code = Numbers::code($ffi->countersign_status_code($error->status)) ?? throw Numbers::internal();
            $field = \FFI::string($error->field);
            throw new ReceiptException($code, $field === '' ? null : $field, \FFI::string($error->text));
        }

        return \FFI::string($text);
    }

    public function sourceHash(): string
    {
        $ffi = $this->library->own ?? \FFI::scope(Library::SCOPE);
        $text = $ffi->new('char[' . Numbers::FINGERPRINT_SIZE . ']');
        $status = $ffi->countersign_notification_delivery_id($this->handle(), $text, Numbers::FINGERPRINT_SIZE);

        return $status === Numbers::OK ? \FFI::string($text) : throw Numbers::internal();
    }

    /** All fields by one call. */
    private function packed(): string
    {
        $ffi = $this->library->own ?? \FFI::scope(Library::SCOPE);
        $buffer = $ffi->new('countersign_buffer *');
        if ($ffi->countersign_notification_pack($this->handle(), \FFI::addr($buffer)) !== Numbers::OK) {
            throw Numbers::internal();
        }

        $data = $ffi->cast($this->library->bufferData, $ffi->countersign_buffer_data) ?? throw Numbers::internal();
        $bytes = \FFI::string($data($buffer), $ffi->countersign_buffer_length($buffer));
        $ffi->countersign_buffer_free($buffer);

        return $bytes;
    }

    private function handle(): CData
    {
        return $this->handle ?? throw new \LogicException('the message was freed');
    }

    public function __destruct()
    {
        if (isset($this->handle)) {
            $ffi = $this->library->own ?? \FFI::scope(Library::SCOPE);
            $ffi->countersign_notification_free($this->handle);
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
