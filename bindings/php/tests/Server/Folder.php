<?php

declare(strict_types=1);

namespace Countersign\Tests\Server;

/**
 * A folder that is gone when the object is. Owns its files; never anything outside.
 */
final class Folder
{
    public readonly string $path;

    public function __construct()
    {
        $this->path = \sys_get_temp_dir() . '/countersign-' . \bin2hex(\random_bytes(6));
        // The workers of php-fpm, which are someone else, read and write here.
        if (!\mkdir($this->path) || !\chmod($this->path, 0777)) {
            throw new \RuntimeException('no temporary folder');
        }
    }

    public function write(string $name, string $content): string
    {
        $path = "{$this->path}/$name";
        if (!\is_dir(\dirname($path))) {
            \mkdir(\dirname($path), 0777, true);
        }
        \file_put_contents($path, $content);

        return $path;
    }

    public function read(string $name): string
    {
        return \is_file("{$this->path}/$name") ? (string) \file_get_contents("{$this->path}/$name") : '';
    }

    public function copy(string $from, string $to): void
    {
        $files = new \RecursiveIteratorIterator(new \RecursiveDirectoryIterator($from, \FilesystemIterator::SKIP_DOTS));
        foreach ($files as $file) {
            $this->write($to . \substr($file->getPathname(), \strlen($from)), (string) \file_get_contents($file->getPathname()));
        }
    }

    public function __destruct()
    {
        $files = new \RecursiveIteratorIterator(
            new \RecursiveDirectoryIterator($this->path, \FilesystemIterator::SKIP_DOTS),
            \RecursiveIteratorIterator::CHILD_FIRST,
        );
        foreach ($files as $file) {
            $file->isDir() && !$file->isLink() ? \rmdir($file->getPathname()) : \unlink($file->getPathname());
        }
        \rmdir($this->path);
    }
}
