"""One cause, one finding: what only follows from another finding is left out until that one is put right.

Each function below knows one way in which a mistake causes others. Nothing is lost: the cause stays an error,
and what was left out is found by the next check if it is still there.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from compiler.diagnostics.diagnostic import Diagnostic, Place
from compiler.diagnostics.locator import Locator
from compiler.diagnostics.suggest import nearest
from compiler.model.program import Program

# Mistakes in what is written: whatever else is said of that line may be about something nobody meant.
_MISREAD = frozenset({"YML102", "YML103", "YML105", "YML114", "YML115"})
# Mistakes in a declaration: whatever is declared there is unknown to the rest of the pair.
_UNDECLARED = frozenset({"YML102", "YML105", "TYP110", "PHI101", "COV105", "COV107"})
# Mistakes in an expression, which may have been the one that uses a value map.
_UNUSED = frozenset({"REF106", "REF107", "TYP105", "PCK105", "YML106"})
# What a finding is about, by its own words.
_SUBJECT = {
    "COV102": re.compile(r"^\w+\.(\S+) is neither"),
    "PCK103": re.compile(r"is not a value of (\w+)"),
    "PCK104": re.compile(r"is not a value of (\w+)"),
    "REF102": re.compile(r"has no field `([^`]+)`"),
    "REF104": re.compile(r"has no field `([^`]+)`"),
    "REF113": re.compile(r"([^.`]+)` does not exist"),
}
_MEANT = re.compile(r"^did you mean `([^`]+)`")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """What the functions below look at: the program, all findings, where they are written, and what is plain
    from them: where a line was misread, what stands in lines whose declaration is wrong, and which new fields
    those declare.
    """

    program: Program
    found: tuple[Diagnostic, ...]
    locator: Locator
    misread: frozenset[tuple[str, int]]
    undeclared: tuple[str, ...]
    mistaken: frozenset[str]

    def of(self, rules: Iterable[str]) -> Iterator[Diagnostic]:
        """Yield the findings of some rules."""
        return _of(self.found, rules)


def only_causes(program: Program, found: Iterable[Diagnostic], locator: Locator) -> tuple[Diagnostic, ...]:
    """Return the findings without those that follow from others."""
    findings = tuple(found)
    if not any(one.level == "error" for one in findings):
        return findings
    look = _Look(
        program=program,
        found=findings,
        locator=locator,
        misread=frozenset(_start(one.place, locator) for one in _of(findings, _MISREAD)),
        undeclared=tuple(line for one in _of(findings, _UNDECLARED) for line in _lines(one, locator)),
        mistaken=frozenset(_mistaken_declarations(program, findings)),
    )
    return tuple(one for one in findings if not any(follows(one, look) for follows in _FOLLOWS))


def _of(found: Iterable[Diagnostic], rules: Iterable[str]) -> Iterator[Diagnostic]:
    wanted = frozenset(rules)
    return (one for one in found if one.rule in wanted)


def _start(place: Place, locator: Locator) -> tuple[str, int]:
    """Return the file and line where a place begins; a line of 0 where nobody wrote it."""
    span = locator.span(place)
    return (span.file, span.line) if span else (place.document, 0)


def _misread(one: Diagnostic, look: _Look) -> bool:
    """Tell whether the line itself was misread."""
    if one.rule in _MISREAD or not look.misread:
        return False
    return _start(one.place, look.locator) in look.misread


def _undeclared(one: Diagnostic, look: _Look) -> bool:
    """Tell whether the line that declares the name has a mistake of its own."""
    name = _subject(one)
    if name is None or one.rule in _UNDECLARED:
        return False
    word = re.compile(rf"(?<![\w.]){re.escape(name)}(?!\w)")
    return any(word.search(line) for line in look.undeclared)


def _unclassified(one: Diagnostic, look: _Look) -> bool:
    """Tell whether the whole object is unknown, because the class of all its fields is."""
    if one.rule != "REF102":
        return False
    owners = {cause.place.keys[1] for cause in look.of(("PHI101",)) if cause.place.keys[2:] == ("phi",)}
    return any(one.message.startswith(f"`{owner}` has no field ") for owner in owners)


def _unresolved_route(one: Diagnostic, look: _Look) -> bool:
    """Tell whether a route would take care of it that could not be read."""
    pair, program = look.program.pair, look.program
    specs = [spec for name, spec in pair.routes.items() if name not in program.routes]
    if one.rule == "COV105":
        name = one.place.keys[-1]
        return any(nearest(spec.from_, program.objects) == name for spec in specs)
    if one.rule == "COV109":
        return bool(specs) or any(True for _ in look.of(_UNUSED))
    if one.rule == "COV110":
        field = one.place.keys[-1]
        return any(field in {**spec.set, **spec.const, **spec.link} for spec in specs)
    return False


def _misnamed_case(one: Diagnostic, look: _Look) -> bool:
    """Tell whether a route names a case that does not exist, so that it takes other rows than it should."""
    if one.rule not in {"COV103", "KEY101"}:
        return False
    return any(cause.place.keys[0] == "routes" for cause in look.of(("REF112",)) if cause.place.keys)


def _misnamed_field(one: Diagnostic, look: _Look) -> bool:
    """Tell whether the field that nothing fills, or that does not exist, is one that somebody misnamed."""
    if one.rule == "REF104":
        return bool({_subject(one), *_meant(one)} & look.mistaken)
    if one.rule != "COV110":
        return False
    field = one.place.keys[-1]
    return field in look.mistaken or any(field in _meant(cause) for cause in look.of(("REF104",)))


def _mistaken_declarations(program: Program, found: Iterable[Diagnostic]) -> set[str]:
    """Return the names of new fields whose own declaration, or that of their object, has a mistake."""
    schema, names = program.pair.schema, set[str]()
    for cause in found:
        keys = cause.place.keys
        if cause.level != "error" or cause.place.document != "pair" or len(keys) < 3 or keys[0] != "schema":
            continue
        below = keys[3:] if keys[1] == "fields" else keys[4:]
        new = schema.objects.get(keys[2])
        inside = schema.fields.get(keys[2], {}) if keys[1] == "fields" else new.fields if new else {}
        names |= {below[0]} if below else set(inside)
    return names


def _broken_link(one: Diagnostic, look: _Look) -> bool:
    """Tell whether the end that a junction lacks was said to be missing already."""
    if one.rule != "KEY106":
        return False
    ends = (one.place.keys[:2], (*one.place.keys[:2], "link"))
    required = any(cause.place.keys == ends[0] for cause in look.of(("COV101",)))
    return required or any(cause.level == "error" and cause.place.keys[:3] == ends[1] for cause in look.found)


def _wrong_key(one: Diagnostic, look: _Look) -> bool:
    """Tell whether an object's key is wrong, which decides its length and what is used of the object."""
    if one.rule not in {"KEY104", "COV102"}:
        return False
    owner = one.place.keys[:2]
    return any(cause.place.keys[:2] == owner for cause in look.of(("KEY105",)))


def _twin(one: Diagnostic, look: _Look) -> bool:
    """Tell whether the field that nobody maps is there under two spellings."""
    return one.rule == "COV102" and any(cause.place == one.place for cause in look.of(("REF116",)))


def _secret(one: Diagnostic, look: _Look) -> bool:
    """Tell whether what stands there should not be in a file at all."""
    return one.rule in {"SEC102", "YML104"} and any(
        cause.place.keys == one.place.keys and cause.place.document == one.place.document
        for cause in look.of(("SEC101",))
    )


def _unprotected(one: Diagnostic, look: _Look) -> bool:
    """Tell whether a customer took away the protection that is missed, or a group names no class."""
    if one.rule == "PHI104" and any(cause.place.keys[:1] == ("protect",) for cause in look.of(("YML112",))):
        return True
    return one.rule in {"PHI102", "PHI104"} and any(True for _ in look.of(("SEC103",)))


def _misnamed_sum(one: Diagnostic, look: _Look) -> bool:
    """Tell whether the sum that is missed is one that names something else."""
    return one.rule == "OPS108" and any(
        cause.place.keys[:1] == ("reconcile",) for cause in look.of(("REF104", "REF105"))
    )


def _misnamed_promise(one: Diagnostic, look: _Look) -> bool:
    """Tell whether what nobody deals with is dealt with under another name, or its document has another."""
    renamed = any(cause.place.document in {"source", "target"} for cause in look.of(("REF128",)))
    if one.rule in {"RBD103", "REF121"} and one.place.keys[:1] == ("gotchas",) and renamed:
        return True
    if one.rule not in {"RBD101", "RBD103", "COV105", "COV111"}:
        return False
    meant = {name for cause in look.of(("REF121",)) for name in _meant(cause)}
    return one.place.keys[-1] in meant | {name.partition(".")[2] for name in meant}


def _unnameable(one: Diagnostic, look: _Look) -> bool:
    """Tell whether the object that nothing reads, or the route that a published row means, has a name that
    nothing could use, or the file another.
    """
    if one.rule == "REF126" and one.place.keys == ("name",):
        return any(cause.place.document == one.place.document for cause in look.of(("REF128",)))
    if one.rule == "REF129" and one.place.keys[:1] == ("published",):
        return any(cause.place.keys[:1] == ("routes",) for cause in look.of(("REF126",)))
    return one.rule == "COV105" and any(cause.place == one.place for cause in look.of(("REF126",)))


def _subject(one: Diagnostic) -> str | None:
    pattern = _SUBJECT.get(one.rule)
    match = pattern.search(one.message) if pattern else None
    return match[1] if match else None


def _meant(one: Diagnostic) -> set[str]:
    return {match[1] for text in one.helps if (match := _MEANT.search(text))}


def _lines(cause: Diagnostic, locator: Locator) -> Iterator[str]:
    for place in (cause.place, *(label.place for label in cause.related)):
        span = locator.span(place)
        text = locator.line(span.file, span.line) if span else None
        if text is not None:
            yield text


_FOLLOWS: tuple[Callable[[Diagnostic, _Look], bool], ...] = (
    _misread,
    _undeclared,
    _unclassified,
    _unresolved_route,
    _misnamed_case,
    _misnamed_field,
    _broken_link,
    _wrong_key,
    _twin,
    _secret,
    _unprotected,
    _misnamed_sum,
    _misnamed_promise,
    _unnameable,
)
