<?php

/*
 * Answers one line for every line on standard input:
 *
 *   form BODY       the leaves of $_POST, see answer.php
 *   tags KEY BODY   "+ SOURCE MD5 SHA256 SHA3" over the signed values, or "!" if an entry was deleted
 *
 * Everything is in hexadecimal. The warning about too many levels is only raised with display_errors off.
 */

declare(strict_types=1);

require __DIR__ . '/answer.php';

$tooDeep = false;
set_error_handler(static function (int $level, string $message, string $file, int $line) use (&$tooDeep): bool {
    if (!isNestingWarning($message)) {
        fwrite(STDERR, "{$message} in {$file}, line {$line}\n");
        exit(1);
    }
    return $tooDeep = true;
});
set_exception_handler(static function (Throwable $problem): void {
    fwrite(STDERR, "{$problem}\n");
    exit(1);
});

/** What $_POST would hold. parse_str() ends at a bare NUL byte, a real POST does not; "%00" means the same to both. */
function form(string $body): array
{
    parse_str(str_replace("\0", '%00', $body), $form);
    return $form;
}

function tags(string $key, array $form): string
{
    unset($form['HASH'], $form['SIGNATURE_SHA2_256'], $form['SIGNATURE_SHA3_256']);
    $source = '';
    array_walk_recursive($form, static function (string $value) use (&$source): void {
        $source .= strlen($value) . $value;
    });
    $tags = array_map(static fn (string $hash): string => hash_hmac($hash, $source, $key), ['md5', 'sha256', 'sha3-256']);
    return '+ ' . bin2hex($source) . ' ' . implode(' ', $tags);
}

while (($line = fgets(STDIN)) !== false) {
    $tooDeep = false;
    $words = explode(' ', rtrim($line, "\n"));
    $form = form(hex2bin($words[count($words) - 1]));
    $answer = match ($words[0]) {
        'form' => answer($form, $tooDeep),
        'tags' => $tooDeep ? '!' : tags(hex2bin($words[1]), $form),
    };
    fwrite(STDOUT, "{$answer}\n");
}
