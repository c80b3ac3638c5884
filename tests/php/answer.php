<?php

declare(strict_types=1);

/**
 * One line about a parsed form: "+", or "!" if PHP deleted an entry for too many levels, then every leaf, depth first,
 * as " path:value" in hexadecimal. A path is top[key][key] with the final keys, integers in decimal.
 */
function answer(array $form, bool $tooDeep): string
{
    $line = $tooDeep ? '!' : '+';
    foreach ($form as $key => $node) {
        $line .= leaves((string) $key, $node);
    }
    return $line;
}

function leaves(string $path, array|string $node): string
{
    if (is_string($node)) {
        return ' ' . bin2hex($path) . ':' . bin2hex($node);
    }
    $leaves = '';
    foreach ($node as $key => $member) {
        $leaves .= leaves("{$path}[{$key}]", $member);
    }
    return $leaves;
}

/** Whether a warning is the one of max_input_nesting_level. */
function isNestingWarning(string $message): bool
{
    return str_contains($message, 'Input variable nesting level exceeded');
}
