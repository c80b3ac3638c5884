<?php

declare(strict_types=1);

namespace Countersign\Typed;

use Countersign\Ipn\CustomField;
use Countersign\Ipn\Licence;
use Countersign\Ipn\ProductOption;

/**
 * What belongs to a product line. Owns the way from the line to it; the rules are those of {@see Rows}.
 *
 * @internal a part of {@see \Countersign\Ipn\Line}
 */
abstract class LineRelations
{
    /** @internal */
    final public function __construct(protected readonly Row $fields)
    {
    }

    /**
     * The licences of this line: those with its product id. If several lines have that product, the first gets the
     * product's first licence, the second the second, and so on; the last of them gets what is left.
     *
     * @return list<Licence>
     */
    public function licences(): array
    {
        $rows = $this->fields->reader->rows()->licencesOf($this->fields->number);

        return \array_map(static fn (Row $row): Licence => new Licence($row), $rows);
    }

    /**
     * The pricing options of its product. Two lines of one product have the same ones.
     *
     * @return list<ProductOption>
     */
    public function options(): array
    {
        $rows = $this->fields->reader->rows()->ofProduct('option', $this->fields);

        return \array_map(static fn (Row $row): ProductOption => new ProductOption($row), $rows);
    }

    /**
     * The additional fields of its product. Two lines of one product have the same ones.
     *
     * @return list<CustomField>
     */
    public function customFields(): array
    {
        $rows = $this->fields->reader->rows()->ofProduct('custom_field', $this->fields);

        return \array_map(static fn (Row $row): CustomField => new CustomField($row), $rows);
    }
}
