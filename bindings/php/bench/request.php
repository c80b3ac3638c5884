<?php

declare(strict_types=1);

/*
 * One request as an endpoint has it: verify, read, answer. Prints the backend and the microseconds that took. Run by bench/fpm.php.
 */

use Countersign\Backend\Backends;
use Countersign\Kind;
use Countersign\Policy;
use Countersign\Secret;
use Countersign\Verifier;

require __DIR__ . '/../autoload.php';

$body = (string) file_get_contents('php://input');
$start = hrtime(true);
$backend = ($_SERVER['QUERY_STRING'] ?? '') === 'plain' ? Backends::plain() : Backends::automatic();
$verifier = new Verifier(new Secret('AABBCCDDEEFF'), new Policy(kind: Kind::Ipn), $backend);
$message = $verifier->verify($body);
$receipt = $message->receipt()->text();
$answered = hrtime(true);
$refno = $message->order()->refno();
$end = hrtime(true);
echo json_encode([$verifier->backend(), ($answered - $start) / 1000, ($end - $start) / 1000]);
