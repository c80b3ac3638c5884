<?php

declare(strict_types=1);

namespace Countersign\Exception;

final class InvalidFieldException extends CountersignException
{
}
