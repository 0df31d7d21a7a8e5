"""What the dialect 8 takes, told from a query string as it goes over the wire.

Written from openapi.yaml alone: lengths and limits are read from it, and what its words allow beyond its schemas (spellings of
numbers, JSON in a parameter, exactly one look-up key) is said here once more. So it can judge the service's answers.
"""

import json
import re
from decimal import Decimal
from urllib.parse import unquote_to_bytes

LOOKUP_KEYS = ("userId", "username", "importId", "email", "freeSwitchExtension")
MOST_PARAMETERS = 1000
LONGEST_NUMBER = 64
# Without a value these count as absent.
JSON_PARAMETERS = ("sort", "fields", "query")
DECIMAL = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,3})?")
PREFIXED = re.compile(r"0([xX][0-9a-fA-F]+|[oO][0-7]+|[bB][01]+)")
BLANKS = " \t\n\r\f\v"
SINGLE, LIST, OBJECT = "single", "list", "object"


class Unreadable(ValueError):
    """The query string itself is broken."""


def parse(query):
    """The parameters of a raw query string: name to values and shape."""
    parameters = {}
    parts = [part for part in query.split("&") if part]
    if len(parts) > MOST_PARAMETERS:
        raise Unreadable(query)
    for part in parts:
        name, _, value = (_text(side) for side in part.partition("="))
        brackets = re.fullmatch(r"([^\[]+)(\[.*?\].*)", name, re.DOTALL)
        shape = SINGLE
        if brackets:
            name = brackets[1]
            shape = LIST if re.fullmatch(r"\[[0-9]{0,3}\]", brackets[2]) else OBJECT
        values, known = parameters.get(name, ([], None))
        if known is not None:
            shape = OBJECT if OBJECT in (shape, known) else LIST
        parameters[name] = (values + [value], shape)
    return parameters


def _text(encoded):
    if re.search(r"%(?![0-9a-fA-F]{2})", encoded):
        raise Unreadable(encoded)
    try:
        return unquote_to_bytes(encoded.replace("+", " ")).decode("utf-8")
    except UnicodeDecodeError as broken:
        raise Unreadable(encoded) from broken


class Contract:
    """Judges requests by the parameters that an operation declares."""

    def __init__(self, document):
        self._schemas = {
            path: {parameter["name"]: parameter["schema"] for parameter in item["get"].get("parameters", [])}
            for path, item in document["paths"].items()
        }

    def fault(self, path, query):
        """Why the contract forbids this request; None if it allows it."""
        try:
            given = parse(query)
        except Unreadable:
            return "unreadable query string"
        schemas = self._schemas[path]
        if not schemas:
            return None
        unknown = sorted(set(given) - set(schemas))
        if unknown:
            return f"unknown parameter {unknown[0]!r}"
        faults = (_fault(path, name, schemas[name], *given[name]) for name in given)
        return next((fault for fault in faults if fault), None) or self._fault_of_all(path, given)

    @staticmethod
    def _fault_of_all(path, given):
        keys = [key for key in LOOKUP_KEYS if key in given]
        return f"{len(keys)} look-up keys" if path.endswith("/users.info") and len(keys) != 1 else None


def _fault(path, name, schema, values, shape):
    is_text_of_list = path.endswith("/users.list") and schema["type"] == "string"
    if len(values) != 1 or shape == OBJECT or (shape == LIST and is_text_of_list):
        return f"{name} is not one value"
    value = values[0]
    wrong = _number_fault(schema, value) if schema["type"] == "integer" else _text_fault(name, schema, value)
    return f"{name}: {wrong}" if wrong else None


def _text_fault(name, schema, value):
    if value == "" and name in JSON_PARAMETERS:
        return None
    if _is_unstorable(value) or (name in JSON_PARAMETERS and _has_unstorable_text(value)):
        return "text that cannot be stored"
    if not schema.get("minLength", 0) <= len(value) <= schema["maxLength"]:
        return "length"
    return None if name != "sort" or _is_order(value) else "no order"


def _is_unstorable(text):
    return any(character == "\0" or "\ud800" <= character <= "\udfff" for character in text)


def _has_unstorable_text(value):
    """Whether a JSON text has such a name or text, by its escapes."""
    found = []

    def members(pairs):
        found.extend(name for name, _ in pairs)
        found.extend(value for _, value in pairs if isinstance(value, str))
        found.extend(text for _, value in pairs if isinstance(value, list) for text in value if isinstance(text, str))
        return None

    try:
        json.loads(value, object_pairs_hook=members)
    except (ValueError, RecursionError):
        return False
    return any(_is_unstorable(text) for text in found)


def _number_fault(schema, value):
    text = value.strip(BLANKS)
    if value == "":
        return None
    if len(text) > LONGEST_NUMBER:
        return "no number"
    if DECIMAL.fullmatch(text):
        number = Decimal(text)
    elif PREFIXED.fullmatch(text):
        number = Decimal(int(text, 0))
    else:
        return "no number"
    return None if schema["minimum"] <= number <= schema["maximum"] else "out of range"


def _is_order(text):
    """A JSON object of 1 and -1 without a name twice; or zero, or false."""
    try:
        value = json.loads(text, object_pairs_hook=_members, parse_constant=_refuse, parse_float=_number, parse_int=_number)
    except (ValueError, RecursionError):
        return False
    if isinstance(value, dict):
        return bool(value) and all(isinstance(number, float) and abs(number) == 1 for number in value.values())
    return value is False or isinstance(value, float) and value == 0


def _members(pairs):
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("a name twice")
    return members


def _refuse(constant):
    raise ValueError(constant)


def _number(token):
    if len(token) > LONGEST_NUMBER:
        raise ValueError(token)
    return float(token)
