<?php

declare(strict_types=1);

namespace Countersign\Tests\Server;

/**
 * Programs that tests start.
 *
 * Owns their end: what was started is stopped with the object; never passes over what a program said.
 */
final class Process
{
    /** @var resource */
    private $process;

    private function __construct(mixed $process)
    {
        if (!\is_resource($process)) {
            throw new \RuntimeException('a program could not be started');
        }
        $this->process = $process;
    }

    /**
     * @param non-empty-list<string> $command
     * @param array<string, string>  $environment on top of our own
     */
    public static function start(array $command, string $log, array $environment = []): self
    {
        $output = ['file', $log, 'a'];

        return new self(\proc_open($command, [['file', '/dev/null', 'r'], $output, $output], $pipes, null, $environment + \getenv()));
    }

    /**
     * Runs a program to its end.
     *
     * @param non-empty-list<string> $command
     * @param array<string, string>  $environment on top of our own
     *
     * @return array{int, string, string} exit status, standard output, standard error
     */
    public static function run(array $command, string $input = '', array $environment = []): array
    {
        $files = [\tmpfile(), \tmpfile(), \tmpfile()];
        foreach ($files as $file) {
            if ($file === false) {
                throw new \RuntimeException('no temporary file');
            }
        }
        \fwrite($files[0], $input);
        \rewind($files[0]);
        $process = \proc_open($command, $files, $pipes, null, $environment + \getenv());
        if (!\is_resource($process)) {
            throw new \RuntimeException("{$command[0]} could not be started");
        }
        $status = \proc_close($process);

        return [$status, self::all($files[1]), self::all($files[2])];
    }

    /** The path of a program. */
    public static function find(string ...$names): string
    {
        $folders = [...\explode(':', (string) \getenv('PATH')), '/usr/sbin', '/usr/local/sbin'];
        foreach ($names as $name) {
            foreach ($folders as $folder) {
                if (\is_executable("$folder/$name")) {
                    return "$folder/$name";
                }
            }
        }
        throw new \RuntimeException($names[0] . ' is missing: install it');
    }

    public function isRunning(): bool
    {
        return \proc_get_status($this->process)['running'];
    }

    public function __destruct()
    {
        \proc_terminate($this->process);
        \proc_close($this->process);
    }

    /** @param resource $file */
    private static function all($file): string
    {
        \rewind($file);

        return (string) \stream_get_contents($file);
    }
}
