<?php
/**
 * Plugin Name: 2Checkout notifications
 * Description: Verifies and stores the IPN of 2Checkout, and answers with the read receipt.
 * Requires PHP: 8.1
 */

declare(strict_types=1);

use Countersign\Http\Endpoint;
use Countersign\{Ipn, Kind, Policy, Secret, Verifier};

defined('ABSPATH') || exit;

require_once __DIR__ . '/../../autoload.php'; // with Composer: vendor/autoload.php

/*
 * Two addresses, one of which goes into the Control Panel:
 *
 *     https://shop.example/?wc-api=twocheckout   with WooCommerce
 *     https://shop.example/?twocheckout=ipn      without
 *
 * The bytes come from php://input. WordPress puts slashes before the quotes in `$_POST`, whatever PHP's settings are, and PHP has cut it at
 * `max_input_vars` and changed its names: no signature fits it any more.
 *
 * Not a REST route: those print JSON, so that the receipt would stand between quotes, with its slashes escaped.
 */
register_activation_hook(__FILE__, 'countersign_2checkout_install');
add_action('woocommerce_api_twocheckout', 'countersign_2checkout_answer');
add_action('template_redirect', static function (): void {
    if (($_GET['twocheckout'] ?? null) === 'ipn') {
        countersign_2checkout_answer();
    }
});

/** Makes the table when the plug-in is activated. dbDelta() wants one column a line, and two blanks behind PRIMARY KEY. */
function countersign_2checkout_install(): void
{
    global $wpdb;
    require_once ABSPATH . 'wp-admin/includes/upgrade.php';
    dbDelta("CREATE TABLE {$wpdb->prefix}twocheckout_inbox (
        delivery_id char(64) NOT NULL,
        message longtext NOT NULL,
        received_at timestamp DEFAULT CURRENT_TIMESTAMP NOT NULL,
        PRIMARY KEY  (delivery_id)
    ) {$wpdb->get_charset_collate()};");
}

function countersign_2checkout_answer(): void
{
    Endpoint::serve(
        // In wp-config.php between single quotes: define('TWOCHECKOUT_SECRET', '…'). An option in the database would be in every backup.
        static fn (): Verifier => new Verifier(
            new Secret(defined('TWOCHECKOUT_SECRET') ? (string) TWOCHECKOUT_SECRET : ''),
            new Policy(kind: Kind::Ipn),
        ),
        // Stores the message and leaves the work to a cron job: 2Checkout wants its answer soon.
        static function (Ipn $order): void {
            global $wpdb;
            $row = [
                'delivery_id' => $order->deliveryId(), // the primary key: an exact repeat is stored once
                'message' => json_encode($order, JSON_THROW_ON_ERROR),
            ];
            if ($wpdb->replace($wpdb->prefix . 'twocheckout_inbox', $row) === false) {
                throw new RuntimeException('the message was not stored');
            }
        },
    );
    exit; // Nothing of the theme behind the receipt.
}
