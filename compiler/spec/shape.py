"""What a JSON Schema finds wrong with a document, said in words an author knows."""

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jsonschema import Draft7Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from compiler.diagnostics.diagnostic import Diagnostic, Place
from compiler.diagnostics.suggest import nearest
from compiler.source.located import Located

_KINDS: Mapping[str, str] = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "object": "a mapping",
    "array": "a list",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fault:
    """One error of the validator: which keyword failed with which demand, on which value, and where."""

    keyword: str
    demand: Any
    owner: Any  # the schema that has the keyword
    value: Any
    path: tuple[str | int, ...]
    place: Place
    located: Located


def mistakes(schema: Mapping[str, Any], document: str, located: Located) -> Iterator[Diagnostic]:
    """Yield every mistake in the shape of a document, in the order in which the schema finds them."""
    for error in _validator(schema).iter_errors(located.value):
        fault = _fault(error, document, located)
        match fault.keyword:
            case "additionalProperties":
                yield from _unknown_keys(fault)
            case "required":
                yield from _missing_keys(fault)
            case "type":
                yield _wrong_kind(fault)
            case "enum" if isinstance(fault.value, str):  # another kind has been reported already
                yield _wrong_word(fault)


def readable(schema: Mapping[str, Any], document: str, located: Located) -> object:
    """Return the value as it would be without its unknown keys, so that the passes after this one can go on.

    A key that is almost a known one stands for it; others are left out. None where anything else is wrong.
    """
    value: Any = copy.deepcopy(located.value)
    for error in _validator(schema).iter_errors(located.value):
        fault = _fault(error, document, located)
        if fault.keyword not in ("additionalProperties", "required"):
            return None
        owner = value
        for key in fault.path:
            owner = owner[key]
        known = fault.owner.get("properties", {})
        for key in [key for key in owner if key not in known]:
            near = nearest(key, known)
            meant = owner.pop(key)
            if near:
                owner.setdefault(near, meant)
    return None if any(_validator(schema).iter_errors(value)) else value


def _validator(schema: Mapping[str, Any]) -> Draft7Validator:
    """Return a validator for which 1.0 is not a whole number, as it is not for those who read the value."""
    checker = Draft7Validator.TYPE_CHECKER.redefine("integer", lambda _, value: _kind(value) == "integer")
    validator: Draft7Validator = extend(Draft7Validator, type_checker=checker)(schema)  # type: ignore[no-untyped-call]
    return validator


def _fault(error: ValidationError, document: str, located: Located) -> _Fault:
    path = tuple(error.absolute_path)
    return _Fault(
        keyword=str(error.validator),
        demand=error.validator_value,
        owner=error.schema,
        value=error.instance,
        path=path,
        place=Place(document=document, keys=tuple(str(key) for key in path)),
        located=located,
    )


def _unknown_keys(fault: _Fault) -> Iterator[Diagnostic]:
    known, noun = fault.owner["properties"], fault.owner["title"]
    words = ", ".join(f"`{name}`" for name in sorted(known))
    for key in fault.value:
        if key in known:
            continue
        near = nearest(key, known)
        yield Diagnostic(
            rule="YML104",
            message=f"`{key}` is not a key of {noun}",
            place=fault.place.at(key).key(),
            helps=(f"did you mean `{near}`?" if near else f"the keys of {noun} are {words}",),
            notes=_comma_trap(fault.value[key], fault),
        )


def _comma_trap(value: object, fault: _Fault) -> tuple[str, ...]:
    """Return the reason why a key without a value may be the second half of a text."""
    written = fault.located.index.get(fault.place.keys)
    if value is None and written is not None and written.style == "{":
        return ("inside `{…}` a comma ends a value; quote a text that holds one",)
    return ()


def _missing_keys(fault: _Fault) -> Iterator[Diagnostic]:
    """Yield what is missing, unless a key that is almost the same has been reported as unknown."""
    known, noun = fault.owner["properties"], fault.owner["title"]
    unknown = [] if fault.owner.get("additionalProperties", True) else fault.value
    almost = {nearest(key, known) for key in unknown if key not in known}
    name = f"`{fault.place.keys[-1]}`" if fault.path else "the document"
    for key in fault.demand:
        if key not in fault.value and key not in almost:
            yield Diagnostic(
                rule="YML111",
                message=f"{name} has no `{key}`, which {noun} needs",
                place=fault.place.key(),
                helps=(f"add `{key}:`",),
            )


def _wrong_kind(fault: _Fault) -> Diagnostic:
    wanted = [fault.demand] if isinstance(fault.demand, str) else list(fault.demand)
    found = _kind(fault.value)
    remedy = _remedy(fault, wanted)
    return Diagnostic(
        rule="YML110",
        message=f"{_name(fault)} must be {_alternatives(wanted, found)}, {_this(found, wanted)}",
        place=fault.place,
        helps=(remedy,) if remedy else (),
    )


def _wrong_word(fault: _Fault) -> Diagnostic:
    near = nearest(fault.value, fault.demand)
    allowed = ", ".join(f"`{word}`" for word in fault.demand)
    return Diagnostic(
        rule="YML112",
        message=f"{_name(fault)} cannot be `{fault.value}`",
        place=fault.place,
        notes=(f"it is one of {allowed}" if len(fault.demand) > 1 else f"it can only be {allowed}",),
        helps=(f"did you mean `{near}`?",) if near else (),
    )


def _name(fault: _Fault) -> str:
    """Return what to call the value: its key, or its number in a list."""
    if not fault.path:
        return "the document"
    last = fault.path[-1]
    return f"item {last + 1} of `{fault.path[-2]}`" if isinstance(last, int) else f"`{last}`"


def _alternatives(wanted: list[str], found: str) -> str:
    """Return the wanted kinds as words; a number of any sort is a number where none was given."""
    if "number" in wanted or found not in ("integer", "number"):
        wanted = ["number" if kind == "integer" else kind for kind in wanted]
    order = list(_KINDS)
    words = [_KINDS[kind] for kind in sorted(set(wanted), key=order.index)]
    if len(words) == 1 or words[-1] == _KINDS["boolean"]:  # which has an `or` of its own
        return ", ".join(words)
    return f"{', '.join(words[:-1])} or {words[-1]}"


def _this(found: str, wanted: list[str]) -> str:
    if found == "null":
        return "this is empty"
    if found == "number" and "integer" in wanted:
        return "this has a decimal point"
    return f"this is {_KINDS['number' if found == 'integer' else found]}"


def _remedy(fault: _Fault, wanted: list[str]) -> str | None:
    value = fault.value
    if value is None:
        return "give it a value, or remove the key"
    written = fault.located.index.get(fault.place.keys)
    if written is None:
        return None
    if "string" in wanted and isinstance(value, bool | int | float):
        return f"quote it: '{written.raw}'"
    if wanted == ["array"] and isinstance(value, str):
        return f"write it as a list: [{written.raw}]"
    quoted = written.style in ("'", '"')
    return "remove the quotes" if quoted and set(wanted) & {"integer", "number", "boolean"} else None


def _kind(value: object) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case int():
            return "integer"
        case float():
            return "number"
        case str():
            return "string"
        case list():
            return "array"
        case _:
            return "object"
