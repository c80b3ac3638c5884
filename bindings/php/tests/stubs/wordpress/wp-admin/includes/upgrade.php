<?php

declare(strict_types=1);

/** Reads the statement as WordPress does: line by line, and only with two blanks behind PRIMARY KEY. */
function dbDelta(string $query): void
{
    preg_match('/^CREATE TABLE (\w+) \(\n(.*)\n\s*\) DEFAULT CHARACTER SET \w+ COLLATE \w+;$/Ds', $query, $table) || throw new LogicException($query);
    $columns = [];
    foreach (explode("\n", $table[2]) as $line) {
        if (preg_match('/^\s*PRIMARY KEY  \((\w+)\)$/D', $line, $key) === 1) {
            in_array($key[1], $columns, true) || throw new LogicException($line);
        } elseif (preg_match('/^\s*([a-z_]+) (char\([0-9]+\)|longtext|timestamp)( DEFAULT CURRENT_TIMESTAMP)? NOT NULL,$/D', $line, $column) === 1) {
            $columns[] = $column[1];
        } else {
            throw new LogicException($line);
        }
    }
    isset($key[1]) || throw new LogicException('no key');
    $GLOBALS['wpdb']->tables[$table[1]] = $columns;
}
