<?php

declare(strict_types=1);

namespace Countersign\Tests;

/**
 * Files of the repository that tests read.
 *
 * Owns where they are and that nothing in them is passed over in silence; never works an expected value out.
 */
final class Repository
{
    public static function read(string $path): string
    {
        $text = \file_get_contents(\dirname(__DIR__, 3) . '/' . $path);
        if ($text === false || $text === '') {
            throw new \RuntimeException("$path is missing or empty");
        }

        return $text;
    }

    /**
     * Vectors of a file, checked for members that nobody here would look at.
     *
     * @param list<string> $members
     *
     * @return array<string, array<string, mixed>> by their ids
     */
    public static function vectors(string $file, array $members): array
    {
        $text = self::read("tests/vectors/$file");
        $vectors = [];
        foreach (\json_decode($text, true, 512, \JSON_THROW_ON_ERROR) as $vector) {
            self::only($vector, $members, "$file, {$vector['id']}");
            $vectors[$vector['id']] = $vector;
        }
        // One a line between the brackets.
        if ($vectors === [] || \count($vectors) !== \substr_count(\trim($text), "\n") - 1) {
            throw new \RuntimeException("$file is empty, or ids are not unique");
        }

        return $vectors;
    }

    /**
     * @param array<string, mixed> $object
     * @param list<string>         $members
     */
    public static function only(array $object, array $members, string $where): void
    {
        $unknown = \array_diff(\array_keys($object), $members);
        if ($unknown !== []) {
            throw new \RuntimeException("$where: unknown members " . \implode(', ', $unknown));
        }
    }

    /** @param array<string, mixed> $vector */
    public static function body(array $vector): string
    {
        if (isset($vector['body_rule'])) {
            $rule = $vector['body_rule'];
            self::only($rule, ['template', 'from', 'to', 'join'], $vector['id']);
            $pieces = [];
            for ($i = $rule['from']; $i <= $rule['to']; ++$i) {
                $pieces[] = \str_replace('{i}', (string) $i, $rule['template']);
            }

            return \implode($rule['join'], $pieces);
        }

        return $vector['body'] ?? self::bytes(['hex' => $vector['body_hex']]);
    }

    /** @param string|array{hex: string} $value */
    public static function bytes(string|array $value): string
    {
        return \is_string($value) ? $value : (string) \hex2bin($value['hex']);
    }

    /** @return array<string, string> bodies of the fixtures by name */
    public static function fixtures(): array
    {
        $bodies = [];
        foreach (\glob(\dirname(__DIR__, 3) . '/crates/fixtures/bodies/*.form') ?: [] as $file) {
            $bodies[\basename($file, '.form')] = (string) \file_get_contents($file);
        }

        return $bodies !== [] ? $bodies : throw new \RuntimeException('no fixtures');
    }
}
