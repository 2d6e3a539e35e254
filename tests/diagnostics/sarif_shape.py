"""What SARIF 2.1.0 demands of a log, as far as this product writes it; raises AssertionError with the path.

After
https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html: properties that are required, their types,
and the constraints between them. An unknown property is a mistake, because the schema closes its objects.
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

Json = Any
Check = Callable[[Json, str], None]


def log(document: Json) -> None:
    """Check a whole log (3.13)."""
    _object({"version": _one_of("2.1.0"), "runs": _list(_run)}, {"$schema": _absolute})(document, "log")


def _run(run: Json, path: str) -> None:
    required = {"tool": _object({"driver": _driver}, {}), "results": _list(_result)}
    _object(required, {"columnKind": _one_of("utf16CodeUnits", "unicodeCodePoints")})(run, path)
    rules = run["tool"]["driver"].get("rules", [])
    for number, result in enumerate(run["results"]):
        if "ruleIndex" in result:  # 3.27.6: the index and the id name the same rule
            assert rules[result["ruleIndex"]]["id"] == result["ruleId"], f"{path}.results[{number}]"


def _driver(driver: Json, path: str) -> None:
    _object({"name": _text}, {"version": _text, "informationUri": _absolute, "rules": _list(_rule)})(
        driver, path
    )
    ids = [rule["id"] for rule in driver.get("rules", [])]
    assert len(ids) == len(set(ids)), f"{path}.rules: ids are unique (3.19.23)"


def _rule(rule: Json, path: str) -> None:
    optional: dict[str, Check] = dict.fromkeys(("shortDescription", "fullDescription", "help"), _message)
    optional |= {"helpUri": _absolute, "properties": _properties}
    optional["defaultConfiguration"] = _object({}, {"level": _LEVEL})
    _object({"id": _text}, optional)(rule, path)


def _result(result: Json, path: str) -> None:
    _object(
        {"message": _message},
        {
            "ruleId": _text,
            "ruleIndex": _number(0),
            "level": _LEVEL,
            "locations": _list(_location),
            "relatedLocations": _list(_location),
            "partialFingerprints": _texts,
            "fixes": _list(_fix),
        },
    )(result, path)
    ids = [location["id"] for location in result.get("relatedLocations", [])]
    assert len(ids) == len(set(ids)), f"{path}.relatedLocations: ids are unique (3.28.2)"


def _location(location: Json, path: str) -> None:
    physical = _object({"artifactLocation": _artifact}, {"region": _region})
    logical = _list(_object({}, {"fullyQualifiedName": _text}))
    optional = {"id": _number(0), "message": _message}
    _object({}, {**optional, "physicalLocation": physical, "logicalLocations": logical})(location, path)


def _fix(fix: Json, path: str) -> None:
    replacement = _object({"deletedRegion": _region}, {"insertedContent": _object({"text": _text}, {})})
    change = _object({"artifactLocation": _artifact, "replacements": _some(replacement)}, {})
    _object({"artifactChanges": _some(change)}, {"description": _message})(fix, path)


def _region(region: Json, path: str) -> None:
    names = ("startLine", "startColumn", "endLine", "endColumn")
    _object({}, dict.fromkeys(names, _number(1)))(region, path)
    start, end = (
        (region["startLine"], region["startColumn"]),
        (region["endLine"], region["endColumn"]),
    )
    assert start <= end, f"{path}: a region does not end before it begins (3.30)"


def _artifact(artifact: Json, path: str) -> None:
    _object({"uri": _relative}, {})(artifact, path)


def _object(required: dict[str, Check], optional: dict[str, Check]) -> Check:
    def check(value: Json, path: str) -> None:
        assert isinstance(value, dict), path
        assert set(required) <= set(value), f"{path} lacks {set(required) - set(value)}"
        for name, inside in value.items():
            assert name in required or name in optional, f"{path} has {name}"
            (required.get(name) or optional[name])(inside, f"{path}.{name}")

    return check


def _list(check: Check) -> Check:
    def each(value: Json, path: str) -> None:
        assert isinstance(value, list), path
        for number, one in enumerate(value):
            check(one, f"{path}[{number}]")

    return each


def _some(check: Check) -> Check:
    def each(value: Json, path: str) -> None:
        assert value, f"{path} is empty"
        _list(check)(value, path)

    return each


def _number(least: int) -> Check:
    def check(value: Json, path: str) -> None:
        assert type(value) is int, path
        assert value >= least, path

    return check


def _one_of(*words: str) -> Check:
    def check(value: Json, path: str) -> None:
        assert value in words, f"{path}: {value}"

    return check


def _text(value: Json, path: str) -> None:
    assert isinstance(value, str), path
    assert value, path


def _texts(value: Json, path: str) -> None:
    assert isinstance(value, dict), path
    for name, text in value.items():
        _text(text, f"{path}.{name}")


def _message(value: Json, path: str) -> None:
    _object({"text": _text}, {})(value, path)


def _properties(value: Json, path: str) -> None:
    assert isinstance(value, dict), path
    tags = value.get("tags", [])
    assert len(tags) == len(set(tags)), f"{path}.tags are unique (3.8.2)"


def _absolute(value: Json, path: str) -> None:
    assert urlsplit(value).scheme, path


def _relative(value: Json, path: str) -> None:
    assert value.isascii(), path
    assert not urlsplit(value).scheme, path
    assert not set(value) & set(' <>"{}|\\^`'), path
    assert not value.startswith("/"), path


_LEVEL = _one_of("none", "note", "warning", "error")
