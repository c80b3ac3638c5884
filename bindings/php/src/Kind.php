<?php

declare(strict_types=1);

namespace Countersign;

/** What a notification is about. */
enum Kind: string
{
    case Ipn = 'ipn';
    case Lcn = 'lcn';
    case Unknown = 'unknown';
}
