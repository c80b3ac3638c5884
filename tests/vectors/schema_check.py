"""Enough of JSON Schema (draft 2020-12) to hold the vectors against schema.json, and typed forms against
docs/notification.schema.json, without another library.

A keyword that is not known here is an error, so the schema cannot come to rely on one that is silently skipped.

`schema_check.py SCHEMA` holds JSON lines from standard input against a schema; it prints what is wrong, and how many lines it read.
"""

import json
import re
import sys

TYPES = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "null": type(None),
}
ANNOTATIONS = {"$schema", "$id", "$defs", "$comment", "title", "description", "examples"}


def complaints(root, pointer, value):
    """What is wrong with `value`, as lines of text, under the part of the schema `pointer` leads to."""
    found = []
    look_at(root, {"$ref": pointer}, value, "", found)
    return found


def look_at(root, schema, value, path, found):
    if schema is False:
        found.append(f"{path}: must not be there")
        return
    for keyword, wanted in schema.items():
        if keyword not in ANNOTATIONS:
            KEYWORDS[keyword](root, schema, wanted, value, path, found)


def check_ref(root, schema, wanted, value, path, found):
    target = root
    for step in wanted.lstrip("#/").split("/") if wanted != "#" else []:
        target = target[step]
    look_at(root, target, value, path, found)


def check_type(root, schema, wanted, value, path, found):
    types = wanted if isinstance(wanted, list) else [wanted]
    if not any(has_type(value, each) for each in types):
        found.append(f"{path}: is not of type {wanted}")


def has_type(value, name):
    if name == "integer":
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, TYPES[name])


def check_const(root, schema, wanted, value, path, found):
    if value != wanted or isinstance(value, bool) != isinstance(wanted, bool):
        found.append(f"{path}: is not {wanted!r}")


def check_enum(root, schema, wanted, value, path, found):
    if value not in wanted:
        found.append(f"{path}: {value!r} is none of {wanted}")


def check_pattern(root, schema, wanted, value, path, found):
    if isinstance(value, str) and re.search(wanted, value) is None:
        found.append(f"{path}: {value!r} does not match {wanted}")


def check_minimum(root, schema, wanted, value, path, found):
    if has_type(value, "integer") and value < wanted:
        found.append(f"{path}: {value} is below {wanted}")


def check_maximum(root, schema, wanted, value, path, found):
    if has_type(value, "integer") and value > wanted:
        found.append(f"{path}: {value} is above {wanted}")


def check_min_length(root, schema, wanted, value, path, found):
    if isinstance(value, str) and len(value) < wanted:
        found.append(f"{path}: is shorter than {wanted}")


def check_required(root, schema, wanted, value, path, found):
    if isinstance(value, dict):
        found.extend(f"{path}: lacks {name}" for name in wanted if name not in value)


def check_properties(root, schema, wanted, value, path, found):
    if isinstance(value, dict):
        for name in value:
            if name in wanted:
                look_at(root, wanted[name], value[name], f"{path}/{name}", found)


def check_additional_properties(root, schema, wanted, value, path, found):
    if isinstance(value, dict):
        known = schema.get("properties", {})
        others = {name: other for name, other in value.items() if name not in known}
        if wanted is False:
            found.extend(f"{path}: has {name}" for name in others)
        else:
            for name, other in others.items():
                look_at(root, wanted, other, f"{path}/{name}", found)


def check_min_properties(root, schema, wanted, value, path, found):
    if isinstance(value, dict) and len(value) < wanted:
        found.append(f"{path}: has fewer than {wanted} members")


def check_prefix_items(root, schema, wanted, value, path, found):
    if isinstance(value, list):
        for index, (each, item) in enumerate(zip(wanted, value)):
            look_at(root, each, item, f"{path}/{index}", found)


def check_items(root, schema, wanted, value, path, found):
    if isinstance(value, list):
        for index in range(len(schema.get("prefixItems", [])), len(value)):
            look_at(root, wanted, value[index], f"{path}/{index}", found)


def check_min_items(root, schema, wanted, value, path, found):
    if isinstance(value, list) and len(value) < wanted:
        found.append(f"{path}: has fewer than {wanted} members")


def check_max_items(root, schema, wanted, value, path, found):
    if isinstance(value, list) and len(value) > wanted:
        found.append(f"{path}: has more than {wanted} members")


def check_unique_items(root, schema, wanted, value, path, found):
    assert wanted is True
    if isinstance(value, list) and any(item in value[:index] for index, item in enumerate(value)):
        found.append(f"{path}: has a member twice")


def check_any_of(root, schema, wanted, value, path, found):
    if fitting_shapes(root, wanted, value, path) == 0:
        found.append(f"{path}: fits none of the {len(wanted)} shapes it may have")


def check_one_of(root, schema, wanted, value, path, found):
    fitting = fitting_shapes(root, wanted, value, path)
    if fitting != 1:
        found.append(f"{path}: fits {fitting} of the {len(wanted)} shapes it may have")


def fitting_shapes(root, shapes, value, path):
    fitting = 0
    for each in shapes:
        inner = []
        look_at(root, each, value, path, inner)
        fitting += not inner
    return fitting


def check_all_of(root, schema, wanted, value, path, found):
    for each in wanted:
        look_at(root, each, value, path, found)


KEYWORDS = {
    "$ref": check_ref,
    "type": check_type,
    "const": check_const,
    "enum": check_enum,
    "pattern": check_pattern,
    "minimum": check_minimum,
    "maximum": check_maximum,
    "minLength": check_min_length,
    "required": check_required,
    "properties": check_properties,
    "additionalProperties": check_additional_properties,
    "minProperties": check_min_properties,
    "prefixItems": check_prefix_items,
    "items": check_items,
    "minItems": check_min_items,
    "maxItems": check_max_items,
    "uniqueItems": check_unique_items,
    "anyOf": check_any_of,
    "oneOf": check_one_of,
    "allOf": check_all_of,
}


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        root = json.load(file)
    count = 0
    for count, line in enumerate(sys.stdin, 1):
        for complaint in complaints(root, "#", json.loads(line)):
            print(f"line {count}: {complaint}")
    print(f"{count} lines")


if __name__ == "__main__":
    main()
