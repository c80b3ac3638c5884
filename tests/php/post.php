<?php

/* Answers a POST with one line about what $_POST holds, see answer.php. */

declare(strict_types=1);

require __DIR__ . '/answer.php';

$warning = error_get_last();
if ($warning !== null && !isNestingWarning($warning['message'])) {
    http_response_code(500);
    exit($warning['message']);
}
header('Content-Type: text/plain');
echo answer($_POST, $warning !== null);
