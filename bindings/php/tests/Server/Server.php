<?php

declare(strict_types=1);

namespace Countersign\Tests\Server;

/**
 * Real servers with one script behind every URL.
 *
 * Owns their start and their end; never stands in for one.
 */
final class Server
{
    /** @param non-empty-list<Process> $processes */
    private function __construct(public readonly string $url, private readonly array $processes, private readonly string $socket = '')
    {
    }

    /**
     * `php -S`.
     *
     * @param list<string> $options for PHP
     */
    public static function builtIn(Folder $folder, string $script, array $environment = [], array $options = ['-d', 'display_errors=1']): self
    {
        for ($try = 0; $try < 5; ++$try) {
            $address = self::freeAddress();
            $command = [\PHP_BINARY, ...$options, '-S', $address, $script];
            $process = Process::start($command, "{$folder->path}/php-s.log", $environment);
            if (self::waitFor("tcp://$address", $process)) {
                return new self("http://$address/", [$process]);
            }
        }
        throw new \RuntimeException('php -S does not start: ' . $folder->read('php-s.log'));
    }

    /**
     * php-fpm, with an HTTP server in front that hands every request to it by cgi-fcgi.
     *
     * @param string $ini lines for php.ini
     */
    public static function fpm(Folder $folder, string $script, string $ini, array $environment = []): self
    {
        $socket = "{$folder->path}/fpm.sock";
        $pool = "[global]\nerror_log = {$folder->path}/fpm.log\n[www]\nlisten = $socket\npm = static\npm.max_children = 2\n"
            . "clear_env = no\ncatch_workers_output = yes\n";
        if (\posix_geteuid() === 0) {
            $pool .= 'user = ' . self::user() . "\n";
        }
        $conf = $folder->write('fpm.conf', $pool);
        $folder->write('ini/countersign.ini', $ini);
        $fpm = Process::find('php-fpm' . \PHP_MAJOR_VERSION . '.' . \PHP_MINOR_VERSION, 'php-fpm');
        $process = Process::start(
            [$fpm, '--allow-to-run-as-root', '--nodaemonize', '--fpm-config', $conf],
            "{$folder->path}/fpm-output.log",
            // The empty part is the folder that this PHP has for its own.
            ['PHP_INI_SCAN_DIR' => ":{$folder->path}/ini"] + $environment,
        );
        if (!self::waitFor("unix://$socket", $process)) {
            throw new \RuntimeException('php-fpm does not start: ' . $folder->read('fpm-output.log') . $folder->read('fpm.log'));
        }
        $gateway = self::builtIn($folder, __DIR__ . '/gateway.php', [
            'GATEWAY_SOCKET' => $socket,
            'GATEWAY_SCRIPT' => $script,
            'GATEWAY_PROGRAM' => Process::find('cgi-fcgi'),
        ]);

        return new self($gateway->url, [$process, ...$gateway->processes], $socket);
    }

    /** Who the workers of php-fpm are if we are root: root too, where nobody else can read this checkout. */
    public static function user(): string
    {
        for ($path = \dirname(__DIR__); $path !== \dirname($path); $path = \dirname($path)) {
            if (((int) \fileperms($path) & 0o005) !== 0o005) {
                return 'root';
            }
        }

        return \posix_getpwnam('www-data') === false ? 'nobody' : 'www-data';
    }

    /**
     * @param array<string, string> $headers
     *
     * @return array{int, string, array<string, string>} status, body, headers with names in lower case
     */
    public function request(string $method, string $body = '', array $headers = [], string $query = ''): array
    {
        $lines = [];
        foreach ($headers + ['Content-Type' => 'application/x-www-form-urlencoded', 'Connection' => 'close'] as $name => $value) {
            $lines[] = "$name: $value";
        }
        $http = ['method' => $method, 'content' => $body, 'header' => $lines, 'ignore_errors' => true, 'timeout' => 30];
        $answer = \file_get_contents($this->url . $query, false, \stream_context_create(['http' => $http]));
        /** @var list<string> $http_response_header */
        $found = [];
        foreach (\array_slice($http_response_header, 1) as $line) {
            [$name, $value] = \explode(':', $line, 2);
            $found[\strtolower($name)] = \trim($value);
        }

        return [(int) \explode(' ', $http_response_header[0])[1], (string) $answer, $found];
    }

    private static function freeAddress(): string
    {
        $socket = \stream_socket_server('tcp://127.0.0.1:0') ?: throw new \RuntimeException('no port');
        $address = (string) \stream_socket_get_name($socket, false);
        \fclose($socket);

        return $address;
    }

    private static function waitFor(string $address, Process $process): bool
    {
        for ($i = 0; $i < 200 && $process->isRunning(); ++$i) {
            $connection = @\stream_socket_client($address, $code, $text, 1);
            if ($connection !== false) {
                \fclose($connection);

                return true;
            }
            \usleep(25_000);
        }

        return false;
    }
}
