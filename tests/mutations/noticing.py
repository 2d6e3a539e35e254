"""Who notices a mutation: `check` at its place, the spec's own tests, `diff` by its address, or nobody,
because nothing means anything else.

A finding is at the place of a mutation where it, or one of its related labels, stands

- at the changed node, at a node inside it, at the thing that it is a part of (`routes.patient` around
  `routes.patient.set.Email`), or anywhere in a thing that it is a setting of (`routes.patient.op`), or
- at a declared counterpart: a node whose key, or whose own value, has a name that came, went or became
  another with the mutation, such as the line of the pair that uses a renamed field of the platform; a node
  that uses the changed one, by itself or through others (`uses` of the manifest); what the inventory says of
  an expansion that changed; or a node whose finding says one of those names.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from compiler.comparison.changes import compare
from compiler.diagnostics.diagnostic import Diagnostic, Place
from compiler.meaning.meanings import address_of
from compiler.model.manifest import Manifest
from compiler.pipeline import Compilation
from compiler.source.located import Keys
from compiler.source.sources import Sources, located_text
from compiler.spec.case import TestSpec
from tests.mutations.compiling import Made, check, made
from tests.mutations.everything import everything
from tests.mutations.mutation import Mutation
from tests.mutations.spec_tests import failing_tests

# Words of messages that are names elsewhere.
_ENGLISH = frozenset(
    re.findall(
        r"\w+",
        """
            a and as at be but by can data do each field fields for from has id in is it its key link name
            no not object of on one only or route set text that the this to type value values when where
            with
        """,
    )
)

How = Literal["check", "test", "diff", "same", "lost"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A pair, as a customer has it where one is named, before anything is changed: `texts` are its files by
    their path, `files` those paths by the name of the document, `artifacts` all that is made of them.
    """

    pair: str
    customer: str | None
    texts: Mapping[str, str]
    files: Mapping[str, str]
    findings: frozenset[tuple[str, str, str]]
    made: Made
    tests: TestSpec | None
    templates: Mapping[str, str]
    artifacts: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Noticed:
    """What came of one mutation; `why` are the rule, the tests, the addresses, or what nobody said."""

    mutation: Mutation
    how: How
    why: str


def notice(subject: Subject, mutation: Mutation) -> Noticed:
    """Try a mutation on everybody who may notice it, in turn."""
    texts = {**subject.texts, subject.files[mutation.document]: mutation.text()}
    checked = check(texts, subject.pair, subject.customer)
    fresh = [one for one in checked.diagnostics if one.level != "note" and said(one) not in subject.findings]
    users = _users(subject.made.manifest, mutation)
    near = sorted({one.rule for one in fresh if _is_near(one, mutation, checked.sources, users)})
    if near:
        return Noticed(mutation=mutation, how="check", why=", ".join(near))
    if checked.diagnostics.has_errors or checked.program is None:
        return Noticed(mutation=mutation, how="lost", why=f"elsewhere: {_told(fresh)}")
    return _without_findings(subject, mutation, checked, texts)


def said(one: Diagnostic) -> tuple[str, str, str]:
    """Return what tells one finding from others, wherever its line is."""
    return one.rule, f"{one.place.document}.{one.place}", one.message


def _without_findings(
    subject: Subject, mutation: Mutation, checked: Compilation, texts: Mapping[str, str]
) -> Noticed:
    new = made(checked, subject.made)
    if new is None:
        return Noticed(mutation=mutation, how="lost", why="it does not compile, and nothing says why")
    failing = failing_tests(subject.tests, subject.made, new)
    if failing:
        return Noticed(mutation=mutation, how="test", why=failing[0])
    changes = compare(subject.made.manifest, new.manifest)
    named = [one.address for one in changes if _names(one.address, mutation)]
    if named:
        return Noticed(mutation=mutation, how="diff", why=named[0])
    if changes:
        others = ", ".join(one.address for one in changes[:3])
        return Noticed(mutation=mutation, how="lost", why=f"diff names only {others}")
    apart = _apart(subject, texts, mutation.kind)
    if apart:
        return Noticed(mutation=mutation, how="lost", why=f"diff says nothing, and {apart} differs")
    return Noticed(mutation=mutation, how="same", why="")


def _is_near(one: Diagnostic, mutation: Mutation, sources: Sources, users: frozenset[str]) -> bool:
    if _words(one.message) & mutation.names - _ENGLISH:
        return True
    return any(
        _is_at(place, mutation, sources) or _is_counterpart(place, mutation, sources, users)
        for place in (one.place, *(label.place for label in one.related))
    )


def _users(manifest: Manifest, mutation: Mutation) -> frozenset[str]:
    """Return the addresses that use a node or what is around it, by themselves or through others."""
    around = {
        _address(mutation, keys[:length]) for keys in _nodes(mutation) for length in range(2, len(keys))
    }
    found = {name for name in manifest.nodes if _names(name, mutation)}
    used = found | around
    while True:
        more = {name for name, one in manifest.nodes.items() if name not in used and used & set(one.uses)}
        if not more:
            return frozenset(found)
        found |= more
        used |= more


def _is_at(place: Place, mutation: Mutation, sources: Sources) -> bool:
    document, keys = place.document, place.keys
    if document not in ("pair", "source", "target", "overlay"):
        return _in_text(place, mutation, sources)
    if document != mutation.document:
        inside = (f"{_address(mutation, node)}." for node in _nodes(mutation))
        return any(f"{address_of(place)}.".startswith(address) for address in inside)
    return any(
        keys[: len(node)] == node
        or (node[: len(keys)] == keys and len(keys) >= min(2, len(node) - 1))
        or (len(node) == 3 and keys[:2] == node[:2])
        for node in _nodes(mutation)
    )


def _in_text(place: Place, mutation: Mutation, sources: Sources) -> bool:
    """Tell whether a place in a file that could not be read is on a line with one of the names."""
    span = sources.span(place)
    line = sources.line(span.file, span.line) if span else None
    return line is not None and bool(_words(line) & mutation.names)


def _is_counterpart(place: Place, mutation: Mutation, sources: Sources, users: frozenset[str]) -> bool:
    if place.document == "inventory":
        return mutation.document == "pair" and mutation.keys[0] == "expand"
    keys = place.keys
    above = (Place(document=place.document, keys=keys[:length]) for length in range(2, len(keys) + 1))
    if any(address_of(one) in users for one in above):
        return True
    if place.keys and _words(place.keys[-1]) & mutation.names:
        return True
    return bool(_words(_value_at(place, sources)) & mutation.names)


def _value_at(place: Place, sources: Sources) -> str:
    """Return the text of a value, or of the values of a list."""
    located = sources.documents.get(place.document)
    if located is None:
        return ""
    below = (keys for keys in located.index if keys[:-1] == place.keys and keys[-1].isdecimal())
    return " ".join(located_text(located, keys) for keys in (place.keys, *below))


def _words(text: str) -> set[str]:
    return set(re.findall(r"[A-Za-z_][A-Za-z0-9_]*", text))


def _nodes(mutation: Mutation) -> Iterator[Keys]:
    yield mutation.keys
    if mutation.new is not None:
        yield mutation.new


def _names(address: str, mutation: Mutation) -> bool:
    """Tell whether an address is that of the node, of something inside it, or of the list or the mapping
    whose entry it is.
    """
    for keys in _nodes(mutation):
        node, around = _address(mutation, keys), _address(mutation, keys[:-1])
        if address == around or f"{address}.".startswith(f"{node}."):
            return True
    return False


def _address(mutation: Mutation, keys: Keys) -> str:
    """Return the address of a node; what an overlay adds or changes is at the address that it names."""
    if mutation.document == "overlay" and keys[:1] in (("add",), ("change",)) and len(keys) > 1:
        return ".".join(keys[1:])
    return address_of(Place(document=mutation.document, keys=keys))


def _told(found: list[Diagnostic]) -> str:
    return "; ".join(f"{one.rule} at {one.place.document}.{one.place}: {one.message}" for one in found[:2])


def _apart(subject: Subject, texts: Mapping[str, str], kind: str) -> str | None:
    """Return what differs in all that is made, lines and columns aside; None where nothing does."""
    old = subject.artifacts
    new = everything(texts, subject.pair, subject.customer, subject.templates)
    for path in sorted({*old, *new}):
        before, after = _without_lines(old.get(path, "")), _without_lines(new.get(path, ""))
        if before != after and (kind != "reorder" or _as_listed(before) != _as_listed(after)):
            return path
    return None


_LINES = (
    re.compile(r'"(?:line|column)": ?\d+,? ?'),
    re.compile(r"\.yaml:\d+(?::\d+)?"),
    re.compile(r"#L\d+"),
    re.compile(r"[0-9a-f]{64}"),
)


def _without_lines(text: str) -> str:
    """Return a text without the numbers of lines in specs, and without hashes of texts that hold them."""
    for pattern in _LINES:
        text = pattern.sub("", text)
    return text


def _as_listed(text: str) -> list[str]:
    """Return the words of a text: authors list things in any order, and what is written follows them."""
    return sorted(re.findall(r"[^\s,;|\[\]{}()]+", text))
