<?php

declare(strict_types=1);

namespace Countersign;

/** What a notification is signed with. */
enum Algorithm: string
{
    case Sha3_256 = 'sha3-256';
    case Sha256 = 'sha256';
    case Md5 = 'md5';
}
