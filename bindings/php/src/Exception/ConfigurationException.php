<?php

declare(strict_types=1);

namespace Countersign\Exception;

/**
 * The fault is on our side (a blank secret, an argument that makes no sense, no backend): answer with status 500.
 *
 * Owns nothing beyond its type; never says anything about a message.
 */
final class ConfigurationException extends CountersignException
{
}
