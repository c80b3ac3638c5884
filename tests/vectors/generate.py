#!/usr/bin/env python3
"""Writes the known-answer vectors.

    generate.py                     writes the JSON files
    generate.py --check             works them out again, exits 1 and names the files that differ
    generate.py --compare FILE      exits 1 unless every vector of FILE (a JSON array) is here, with the same
                                    input and the same answers

Nothing is written unless the cases hold together: published digests come out as published, the fields that
PHP's rules demand come out as demanded, every verdict is what the model of a verifier answers, typed forms say
what their cases state and leave no documented field untried, crates/core/fields.toml agrees with the protocol
pages, and every vector fits schema.json. Python 3.11 or later, nothing but its standard library.
"""

import argparse
import json
import sys
from pathlib import Path

from cases import (
    arrays,
    documented,
    keys,
    names,
    orders,
    php_rules,
    receipts,
    services,
    subscriptions,
    values,
    weaknesses,
)
from cases.messages import api, convertplus, delivery, ins, order_service, redirect
from cases.typed import events, licences, options, real, rows, shapes
from cases.typed import keys as typed_keys
from cases.typed import member as member_at
from cases.typed import values as typed_values
from cases.verdicts import (
    age,
    algorithms,
    answers,
    changes,
    digests,
    forms,
    kinds,
    limits,
    secrets,
    strict,
    structure,
)
from fields_check import disagreements
from messages import answer
from php_form import parse, signed_leaves
from schema_check import complaints
from signing import AS_SENT, all_digests, jwt_hs512, plain_md5, receipt_text, receipt_values, source
from typed_model import typed_notification
from typed_names import NAMES
from verifier import Refused, detect_kind, refuse_broken_structure
from verifier import verdict as worked_out_verdict

HERE = Path(__file__).resolve().parent
TYPED_SCHEMA = HERE.parents[1] / "docs" / "notification.schema.json"

NOTIFICATIONS = [
    *values.CASES,
    *arrays.CASES,
    *names.CASES,
    *keys.CASES,
    *weaknesses.NOTIFICATIONS,
    *orders.CASES,
    *subscriptions.CASES,
    *php_rules.CASES,
]
RECEIPTS = [*documented.RECEIPTS, *weaknesses.RECEIPTS, *receipts.CASES]
PLAIN = [*documented.PLAIN, *services.CASES]
TYPED = [
    *real.CASES,
    *typed_values.CASES,
    *shapes.CASES,
    *rows.CASES,
    *licences.CASES,
    *options.CASES,
    *events.CASES,
    *typed_keys.CASES,
]
VERDICTS = [
    *algorithms.CASES,
    *digests.CASES,
    *secrets.CASES,
    *structure.CASES,
    *kinds.CASES,
    *changes.CASES,
    *forms.CASES,
    *limits.CASES,
    *strict.CASES,
    *age.CASES,
    *answers.CASES,
]
MESSAGES = [
    *ins.CASES,
    *redirect.CASES,
    *convertplus.CASES,
    *order_service.CASES,
    *api.CASES,
    *delivery.CASES,
]

# Vectors that must have the same digests, each for its own reason.
SAME_DIGESTS = [
    ("val-hex-lower", "val-hex-upper"),
    ("val-latin1", "val-latin1-raw"),
    ("arr-brackets-bare", "arr-brackets-encoded"),
    ("weak-names-a", "weak-names-b"),
    ("weak-bounds-a", "weak-bounds-b"),
    ("weak-receipt-as-ipn", "doc-ipn-receipt"),
    ("weak-receipt-as-lcn", "doc-lcn-receipt"),
    ("weak-oracle-question", "weak-oracle-forgery"),
    ("rcpt-ipn-multi", "rcpt-ipn-interleaved"),
    ("rcpt-ipn-multi", "rcpt-ipn-indexed"),
    ("rcpt-lcn-no-expiration", "rcpt-lcn-empty-expiration"),
]

# What --compare holds against each other.
COMPARED = ("protocol", "kind", "mac", "key", "body", "body_hex", "body_rule", "date", "parts")
COMPARED += ("notification", "source", "source_hex", "source_len", "fields", "expected", "text")


class Contradiction(Exception):
    """A case states one thing and the computation says another."""


# From a case to a vector.


def notification_vector(case):
    body = body_bytes(case["body"])
    leaves = signed_leaves(parse(body).post)
    demand(case, "fields", leaves, as_bytes(case["fields"]))
    signed = source([value for _, value in leaves])
    vector = {
        "id": case["id"],
        "protocol": case["protocol"],
        "kind": "notification",
        "key": case["key"],
        **body_members(case["body"]),
    }
    if isinstance(case["body"], dict):
        vector["source_len"] = len(signed)
    else:
        vector.update(source_members(signed))
        vector["fields"] = [[text_or_hex(path), text_or_hex(value)] for path, value in leaves]
    vector["expected"] = all_digests(case["key"].encode(), signed)
    return {**vector, "origin": "derived", "note": case["note"]}


def receipt_vector(case):
    post = parse(body_bytes(case["body"])).post
    signed = source(receipt_values(case["protocol"], post, case["date"]))
    expected = all_digests(case["key"].encode(), signed)
    return {
        "id": case["id"],
        "protocol": case["protocol"],
        "kind": "receipt",
        "key": case["key"],
        **body_members(case["body"]),
        "date": case["date"],
        **source_members(signed),
        "expected": expected,
        "text": {each.member: receipt_text(each, case["date"], expected[each.member]) for each in AS_SENT},
        **origin_members(case, expected),
        "note": case["note"],
    }


def plain_vector(case):
    if case["parts"] is None:
        signed = case["source"].encode()
    elif case["mac"] == "md5":
        signed = "".join(value for _, value in case["parts"]).encode()
    else:
        signed = source([value.encode() for _, value in case["parts"]])

    if case["mac"] == "md5":
        expected = {"md5": plain_md5(signed)}
    elif case["mac"] == "hs512":
        expected = {"sha512_base64url": jwt_hs512(case["key"].encode(), signed)}
    else:
        expected = all_digests(case["key"].encode(), signed)

    vector = {
        "id": case["id"],
        "protocol": case["protocol"],
        "kind": "plain",
        "mac": case["mac"],
        "key": case["key"],
    }
    if case["parts"] is not None:
        vector["parts"] = [list(part) for part in case["parts"]]
    vector.update(source_members(signed))
    return {**vector, "expected": expected, **origin_members(case, expected), "note": case["note"]}


def without_empty(value):
    """Groups, lists and maps are always there; cases are written without the empty ones. Rows keep their places."""
    if isinstance(value, dict):
        kept = {name: without_empty(member) for name, member in value.items()}
        return {name: member for name, member in kept.items() if member not in ({}, [])}
    return [without_empty(each) for each in value] if isinstance(value, list) else value


def typed_vector(case):
    form = parse(body_bytes(case["body"]))
    post = form.post
    demand(case, "kind", detect_kind(post), case["protocol"])
    try:
        refuse_broken_structure(form, case["protocol"])
    except Refused as refused:
        raise Contradiction(f"{case['id']}: nobody verifies this body: {refused}") from None
    notification = typed_notification(case["protocol"], post)
    for path, stated in case["says"].items():
        # Not demand(): there None is what a case does not state, here it is what must not be there.
        said = member_at(without_empty(notification), path)
        if said != stated:
            raise Contradiction(f"{case['id']}: {path} should be {stated}, but is {said}")
    demand(case, "invalid", notification.get("invalid", {}), case["invalid"])
    demand(case, "event", notification["event"], case["event"])
    return {
        "id": case["id"],
        "protocol": case["protocol"],
        "kind": "typed",
        **body_members(case["body"]),
        "notification": notification,
        "note": case["note"],
    }


def verdict_vector(case):
    date = case["expect"].get("receipt", {}).get("date")
    worked_out = worked_out_verdict(
        body_bytes(case["body"]), case["secrets"], case["policy"], case["limits"], date
    )
    # A case says whether there is a receipt, not what its digest is.
    stated = json.loads(json.dumps(case["expect"]))
    if "text" in worked_out.get("receipt", {}) and "error" not in stated.get("receipt", {}):
        stated["receipt"]["text"] = worked_out["receipt"]["text"]
    demand(case, "verdict", worked_out, stated)

    vector = {
        "id": case["id"],
        "note": case["note"],
        **body_members(case["body"]),
        "secrets": case["secrets"],
        "policy": case["policy"],
    }
    if case["limits"]:
        vector["limits"] = case["limits"]
    return {**vector, "expect": worked_out}


def message_vector(case):
    worked_out = answer(case)
    # A case says which secret is right and the like, not what is in the message or what text comes out.
    stated = dict(case["expect"])
    for member in ("values", "output"):
        if stated["valid"] and member in worked_out:
            stated.setdefault(member, worked_out[member])
    demand(case, "answer", worked_out, stated)
    vector = {name: case[name] for name in ("id", "note", "message")}
    if "input" in case:
        vector.update(text_or_hex_member("input", case["input"]))
    given = ("secrets", "account", "accept_demo", "accept", "algorithm", "arguments")
    vector.update({name: case[name] for name in given if name in case})
    return {**vector, "expect": worked_out}


def origin_members(case, expected):
    if case["published"] is None:
        return {"origin": "derived"}
    for member, digest in case["published"].items():
        demand(case, member, expected[member], digest)
    return {"origin": "documented", "published": list(case["published"]), "where": case["where"]}


def demand(case, what, worked_out, stated):
    if stated is not None and worked_out != stated:
        raise Contradiction(f"{case['id']}: {what} should be {stated}, but is {worked_out}")


# Bytes as JSON.


def body_bytes(body):
    """A body is text, bytes, or a rule to build it by."""
    if isinstance(body, dict):
        numbers = range(body["from"], body["to"] + 1)
        return body["join"].join(body["template"].replace("{i}", str(i)) for i in numbers).encode()
    return body.encode() if isinstance(body, str) else body


def as_bytes(fields):
    if fields is None:
        return None
    return [tuple(part.encode() if isinstance(part, str) else part for part in field) for field in fields]


def text_or_hex(data):
    try:
        return data.decode()
    except UnicodeDecodeError:
        return {"hex": data.hex()}


def body_members(body):
    if isinstance(body, dict):
        return {"body_rule": body}
    return text_or_hex_member("body", body_bytes(body))


def source_members(signed):
    return text_or_hex_member("source", signed)


def text_or_hex_member(name, data):
    text = text_or_hex(data)
    return {name: text} if isinstance(text, str) else {name + "_hex": text["hex"]}


# The files.


def build():
    """File name -> list of vectors, ordered by id."""
    files = {
        "notifications.json": [notification_vector(case) for case in NOTIFICATIONS],
        "receipts.json": [receipt_vector(case) for case in RECEIPTS],
        "plain.json": [plain_vector(case) for case in PLAIN],
        "typed.json": [typed_vector(case) for case in TYPED],
        "verdicts.json": [verdict_vector(case) for case in VERDICTS],
        "messages.json": [message_vector(case) for case in MESSAGES],
    }
    for vectors in files.values():
        vectors.sort(key=lambda vector: vector["id"])
    check_ids(files)
    check_same_digests(files)
    check_schema(files)
    check_typed(files["typed.json"])
    check_fields()
    return files


def check_ids(files):
    seen = set()
    for vectors in files.values():
        for vector in vectors:
            if vector["id"] in seen:
                raise Contradiction(f"{vector['id']}: this id is taken twice")
            seen.add(vector["id"])


def check_same_digests(files):
    expected = {vector["id"]: vector.get("expected") for vectors in files.values() for vector in vectors}
    for one, other in SAME_DIGESTS:
        if expected[one] != expected[other]:
            raise Contradiction(f"{one} and {other} should have the same digests")


def check_schema(files):
    schema = json.loads((HERE / "schema.json").read_text(encoding="utf-8"))
    for name, vectors in files.items():
        # What will be read back is what counts.
        found = complaints(schema, f"#/$defs/{Path(name).stem}", json.loads(json.dumps(vectors)))
        if found:
            raise Contradiction(f"{name} does not fit schema.json: " + "; ".join(found[:5]))


def check_typed(vectors):
    """They fit the schema that is published, every fixture is there, and every field is said at least once."""
    schema = json.loads(TYPED_SCHEMA.read_text(encoding="utf-8"))
    said = set()
    for vector in vectors:
        notification = json.loads(json.dumps(vector["notification"]))
        found = complaints(schema, f"#/$defs/{vector['protocol']}", notification)
        if found:
            raise Contradiction(f"{vector['id']} does not fit {TYPED_SCHEMA.name}: " + "; ".join(found[:5]))
        said.update((vector["protocol"], *place) for place in places(notification))
    known = {(kind, group, name) for kind in NAMES for group, name in NAMES[kind].values()}
    if known - said:
        raise Contradiction(f"no typed vector has {sorted(known - said)}")
    if real.unused_fixtures():
        raise Contradiction(f"fixtures and their cases differ: {sorted(real.unused_fixtures())}")


def places(notification):
    """Group and member of every value."""
    rows_of = {
        "lines": "line",
        "licences": "licence",
        "other_licences": "licence",
        "options": "option",
        "custom_fields": "custom_field",
    }
    for name, part in notification.items():
        group = rows_of.get(name, name)
        if name in ("options", "custom_fields") and isinstance(part, dict):
            part = [row for rows in part.values() for row in rows]
        for each in part if isinstance(part, list) else [part]:
            if isinstance(each, dict) and name != "invalid":
                yield from ((group, inner) for inner, value in each.items() if value != [])
                yield from places(each)


def check_fields():
    found = disagreements()
    if found:
        raise Contradiction("fields.toml, or a list beside it, disagrees:\n" + "\n".join(found))


def as_json(vectors):
    """One vector a line, so that a change shows as one line."""
    lines = [json.dumps(vector, ensure_ascii=False, separators=(",", ":")) for vector in vectors]
    return "[\n" + ",\n".join(lines) + "\n]\n"


# The commands.


def write(files):
    for name, vectors in files.items():
        (HERE / name).write_bytes(as_json(vectors).encode())
        print(f"{name}: {len(vectors)} vectors")
    return 0


def check(files):
    differing = [name for name, vectors in files.items() if stored(name) != as_json(vectors).encode()]
    for name in differing:
        print(f"{name} is not what generate.py writes", file=sys.stderr)
    return 1 if differing else 0


def stored(name):
    path = HERE / name
    return path.read_bytes() if path.exists() else None


def compare(files, path):
    ours = {vector["id"]: vector for vectors in files.values() for vector in vectors}
    theirs = json.loads(Path(path).read_text(encoding="utf-8"))
    differences = []
    for vector in theirs:
        id = vector["id"]
        if id not in ours:
            differences.append(f"{id}: missing")
            continue
        for member in COMPARED:
            if member in vector and vector[member] != ours[id].get(member):
                differences.append(f"{id}: {member} differs")
    for difference in differences:
        print(difference, file=sys.stderr)
    print(f"{len(theirs)} vectors compared, {len(differences)} differences")
    return 1 if differences else 0


def main():
    parser = argparse.ArgumentParser(description="Writes the known-answer vectors.")
    parser.add_argument("--check", action="store_true", help="exit 1 if a file is not what would be written")
    parser.add_argument("--compare", metavar="FILE", help="exit 1 unless every vector of FILE is here")
    arguments = parser.parse_args()
    try:
        files = build()
    except Contradiction as contradiction:
        sys.exit(str(contradiction))
    if arguments.compare:
        return compare(files, arguments.compare)
    return check(files) if arguments.check else write(files)


if __name__ == "__main__":
    sys.exit(main())
