<?php

declare(strict_types=1);

/*
 * Real PHP: reads bodies, one a line in hexadecimal digits, and writes for each what `$_POST` would hold, serialised and in
 * hexadecimal digits, or `deep` if a name had more than 64 levels. To be run with a high `max_input_vars`, which can only be set
 * from outside.
 */
$deep = false;
set_error_handler(static function (int $level, string $message) use (&$deep): bool {
    if (!str_contains($message, 'nesting level')) {
        throw new ErrorException($message);
    }

    return $deep = true;
});
while (($line = fgets(STDIN)) !== false) {
    $deep = false;
    // `parse_str` ends at a bare NUL, `$_POST` does not.
    parse_str(str_replace("\0", '%00', (string) hex2bin(trim($line))), $post);
    echo $deep ? 'deep' : bin2hex(serialize($post)), "\n";
}
