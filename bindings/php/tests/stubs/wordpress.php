<?php

declare(strict_types=1);

/*
 * As much of WordPress and WooCommerce as the example touches, run by `php -S`: slashes in `$_POST`, actions, the database, whose only table
 * is the one that the plug-in makes when it is activated. Something in it prints, as many plug-ins do.
 */

define('ABSPATH', __DIR__ . '/wordpress/');
if (getenv('TWOCHECKOUT_SECRET') !== false) {
    define('TWOCHECKOUT_SECRET', getenv('TWOCHECKOUT_SECRET'));
}

function add_slashes_deep(mixed $value): mixed
{
    return is_array($value) ? array_map('add_slashes_deep', $value) : addslashes((string) $value);
}
$_POST = add_slashes_deep($_POST); // wp_magic_quotes()

/** @var array<string, list<callable>> $actions */
$actions = [];

function add_action(string $hook, callable $callback): void
{
    $GLOBALS['actions'][$hook][] = $callback;
}

function do_action(string $hook): void
{
    foreach ($GLOBALS['actions'][$hook] ?? [] as $callback) {
        $callback();
    }
}

function register_activation_hook(string $file, callable $callback): void
{
    str_ends_with($file, '/countersign-2checkout.php') || throw new LogicException($file);
    add_action('activate', $callback);
}

$wpdb = new class() {
    public string $prefix = 'wp_';

    /** @var array<string, list<string>> names of the columns */
    public array $tables = [];

    public function get_charset_collate(): string
    {
        return 'DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci';
    }

    /** @param array<string, string> $row */
    public function replace(string $table, array $row): int|false
    {
        echo 'a warning that somebody prints';
        if (array_diff(array_keys($row), $this->tables[$table] ?? []) !== []) {
            return false;
        }
        $row = json_encode([$table, $row], JSON_THROW_ON_ERROR) . "\n";

        return @file_put_contents((string) getenv('ORDERS_FILE'), $row, FILE_APPEND) === strlen($row) ? 1 : false;
    }
};

require __DIR__ . '/../../examples/wordpress/countersign-2checkout.php';

if (getenv('WORDPRESS_NOT_ACTIVATED') === false) {
    do_action('activate');
}
if (isset($_GET['wc-api'])) {
    do_action('woocommerce_api_' . strtolower((string) $_GET['wc-api']));
}
do_action('template_redirect');
echo '<!DOCTYPE html><title>The theme</title>';
