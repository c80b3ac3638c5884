<?php

declare(strict_types=1);

use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Support\Facades\Schema;

/**
 * database/migrations/2025_01_01_000000_create_twocheckout_inbox_table.php
 */
return new class() extends Migration {
    public function up(): void
    {
        Schema::create('twocheckout_inbox', static function (Blueprint $table): void {
            $table->char('delivery_id', 64)->primary(); // An exact repeat is stored once.
            $table->longText('message'); // text() of MySQL ends at 64 KiB, and orders with many lines do not.
            $table->timestamp('received_at')->useCurrent();
        });
    }

    public function down(): void
    {
        Schema::dropIfExists('twocheckout_inbox');
    }
};
