<?php

declare(strict_types=1);

/*
 * A web server in front of php-fpm: hands the request to it by cgi-fcgi, and its answer back. Run by `php -S`.
 */

$body = (string) file_get_contents('php://input');
$environment = [
    'GATEWAY_INTERFACE' => 'CGI/1.1',
    'SERVER_PROTOCOL' => 'HTTP/1.1',
    'REQUEST_METHOD' => $_SERVER['REQUEST_METHOD'],
    'REQUEST_URI' => $_SERVER['REQUEST_URI'],
    'QUERY_STRING' => $_SERVER['QUERY_STRING'] ?? '',
    'SCRIPT_FILENAME' => (string) getenv('GATEWAY_SCRIPT'),
    'SCRIPT_NAME' => '/' . basename((string) getenv('GATEWAY_SCRIPT')),
    'CONTENT_TYPE' => $_SERVER['CONTENT_TYPE'] ?? '',
    'CONTENT_LENGTH' => (string) strlen($body),
    'REMOTE_ADDR' => '127.0.0.1',
];
$command = [(string) getenv('GATEWAY_PROGRAM'), '-bind', '-connect', (string) getenv('GATEWAY_SOCKET')];
$input = tmpfile();
$output = tmpfile();
fwrite($input, $body);
rewind($input);
proc_close(proc_open($command, [$input, $output, ['file', '/dev/null', 'w']], $pipes, null, $environment));
rewind($output);
[$head, $answer] = explode("\r\n\r\n", (string) stream_get_contents($output), 2) + [1 => ''];
http_response_code(200);
header_remove('X-Powered-By');
foreach (explode("\r\n", $head) as $line) {
    if (stripos($line, 'Status: ') === 0) {
        http_response_code((int) substr($line, 8));
    } elseif ($line !== '') {
        header($line);
    }
}
echo $answer;
