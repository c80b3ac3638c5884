<?php

declare(strict_types=1);

namespace Countersign\Tests\Typed;

use Countersign\Ipn;
use Countersign\Kind;
use Countersign\Lcn;

/**
 * The known answers of `tests/vectors/typed.json`. Owns how they are read; must never pass over one in silence.
 */
final class Vectors
{
    private const FILE = __DIR__ . '/../../../../tests/vectors/typed.json';
    private const MEMBERS = ['body', 'body_hex', 'id', 'kind', 'note', 'notification', 'protocol'];

    /** @var array<string, array{\stdClass}>|null */
    private static ?array $vectors = null;

    /** @return array<string, array{\stdClass}> */
    public static function all(): array
    {
        if (self::$vectors !== null) {
            return self::$vectors;
        }
        $vectors = [];
        foreach (\json_decode((string) \file_get_contents(self::FILE), flags: JSON_THROW_ON_ERROR) as $vector) {
            $unknown = \array_diff(\array_keys(\get_object_vars($vector)), self::MEMBERS);
            if ($unknown !== [] || $vector->kind !== 'typed' || isset($vectors[$vector->id])) {
                throw new \LogicException("{$vector->id}: a member, kind or id that this test does not know");
            }
            $vectors[$vector->id] = [$vector];
        }
        if ($vectors === []) {
            throw new \LogicException('no vectors');
        }

        return self::$vectors = $vectors;
    }

    public static function message(\stdClass $vector): Ipn|Lcn
    {
        $body = isset($vector->body) ? $vector->body : \hex2bin($vector->body_hex);
        $message = TreeMessage::ofBody(Kind::from($vector->protocol), $body);

        return $vector->protocol === 'ipn' ? new Ipn($message) : new Lcn($message);
    }
}
