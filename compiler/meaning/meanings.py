"""What every address of a program means."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from compiler.diagnostics.diagnostic import Place
from compiler.language.syntax import write
from compiler.language.types import Type
from compiler.meaning.forms import Form, expression, plain
from compiler.meaning.table import row_of
from compiler.meaning.uses import uses_of
from compiler.model.manifest import Consequence
from compiler.model.program import Program
from compiler.platforms.lineage import class_of, fillings
from compiler.spec.tree import Leaf, leaves


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """One address: the canonical `text` of its value, None where only parts of it have values.

    `type` and `phi` are what was found out about it, `uses` the addresses that decide about it too.
    """

    address: str
    kind: str
    consequence: Consequence
    text: str | None
    place: Place
    type: str | None = None
    phi: str | None = None
    uses: tuple[str, ...] = ()


def address_of(place: Place) -> str:
    """Write the address of a place as plans and reasons do: those in the pair have no prefix."""
    return str(place) if place.document == "pair" else f"{place.document}.{place}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meanings:
    """Every address that means something; `addresses` are in order."""

    by_address: Mapping[str, Meaning]
    addresses: tuple[str, ...]

    def at_and_below(self, address: str) -> tuple[Meaning, ...]:
        """Return an address and all below it, in order; none where nothing is there."""
        first = bisect_left(self.addresses, f"{address}.")
        last = bisect_left(self.addresses, f"{address}/")  # the sign after the dot
        own = (self.by_address[address],) if address in self.by_address else ()
        return (*own, *(self.by_address[name] for name in self.addresses[first:last]))


def meanings(program: Program) -> Meanings:
    """Return every address that has a meaning: all values, and the things that they are parts of."""
    found: dict[str, Meaning] = {}
    for one in (*_values(program), *_orders(program), *_answers(program)):
        found[one.address] = one
    for kind, place, type_ in _things(program):
        address = address_of(place)
        written = str(type_) if type_ else None
        phi = type_.phi if type_ else None
        known = found.get(address)
        if known:
            found[address] = replace(known, type=written, phi=phi)
        else:
            found[address] = _thing(address, kind, place, written, phi)
    for address, phi in _classes(program):
        found[address] = replace(found[address], phi=phi)
    for address, used in uses_of(program).items():
        if address in found:
            found[address] = replace(found[address], uses=used)
    return Meanings(by_address=found, addresses=tuple(sorted(found)))


def _thing(address: str, kind: str, place: Place, type_: str | None, phi: str | None) -> Meaning:
    row = row_of(place.document, place.keys)
    return Meaning(
        address=address,
        kind=kind,
        consequence=row.consequence if type_ else "DOCS",
        text=None,
        place=place,
        type=type_,
        phi=phi,
    )


def _values(program: Program) -> Iterator[Meaning]:
    documents = (("pair", program.pair), ("source", program.source), ("target", program.target))
    texts = _known_texts(program)
    for document, spec in documents:
        for keys, leaf in leaves(spec):
            row = row_of(document, keys)
            place = Place(document=document, keys=keys)
            yield Meaning(
                address=address_of(place.at(row.short) if row.short else place),
                kind=row.kind,
                consequence=row.consequence,
                text=_text(row.form, leaf, texts),
                place=place,
            )


def _known_texts(program: Program) -> dict[tuple[Form, str], str]:
    """Return the canonical texts of expressions that were read already."""
    assignments = (one for route in program.routes.values() for one in route.assignments)
    made = (one.expression for one in assignments if one.expression)
    return {(expression, one.text): write(one.node) for one in made}


def _text(form: Form, leaf: Leaf, texts: dict[tuple[Form, str], str]) -> str:
    """Write a value in its form; `texts` are those that were written so far."""
    if not isinstance(leaf, str):
        return form(leaf)
    if (form, leaf) not in texts:
        texts[form, leaf] = form(leaf)
    return texts[form, leaf]


def _orders(program: Program) -> Iterator[Meaning]:
    """Yield the two mappings whose order means something: cases, the first of which wins, and keys."""
    pair = Place(document="pair")
    lists = [
        *((pair.at("splits", name, "cases"), tuple(one.cases)) for name, one in program.pair.splits.items()),
        *((pair.at("collect", name, "key"), tuple(one.key)) for name, one in program.pair.collect.items()),
    ]
    for place, names in lists:
        yield Meaning(
            address=address_of(place),
            kind="order of cases" if place.keys[0] == "splits" else "key",
            consequence="DATA",
            text=plain(names),
            place=place,
        )


def _answers(program: Program) -> Iterator[Meaning]:
    overlay = Place(document="overlay")
    answers = {name: one.answer for name, one in program.decisions.items() if one.answer is not None}
    sections: tuple[tuple[str, str, Consequence, Mapping[str, str]], ...] = (
        ("answers", "answer", "DATA", answers),
        ("tenant", "tenant", "DATA", program.tenant),
        ("fulfilled", "fulfilled", "ORDER", program.fulfilled),
    )
    for section, kind, consequence, values in sections:
        for name, text in sorted(values.items()):
            place = overlay.at(section, name)
            yield Meaning(
                address=address_of(place),
                kind=kind,
                consequence="ACCESS" if name == program.pair.protect.when else consequence,
                text=text,
                place=place,
            )


def _things(program: Program) -> Iterator[tuple[str, Place, Type | None]]:
    """Yield what is more than one value, or has a type that was found out."""
    for owner in program.objects.values():
        yield "made object" if owner.channel == "made" else "source object", owner.place, None
        yield from (("source field", one.place, one.type) for one in owner.fields.values())
        yield from (("derived field", one.place, one.type) for one in owner.derived.values())
        for one in owner.derived.values():
            if one.where:
                yield "derived field", one.where.place, one.where.type
    for target in program.targets.values():
        if target.place:
            yield "object", target.place, None
        for field in target.fields.values():
            if field.place and not field.system:
                yield "field", field.place, field.type
    yield from _things_of_the_pair(program)


def _things_of_the_pair(program: Program) -> Iterator[tuple[str, Place, Type | None]]:
    yield from (("map", one.place, None) for one in program.maps.values())
    yield from (("rates", one.place, None) for one in program.rates.values())
    for split in program.splits.values():
        yield "split", split.place, None
        yield from (("case", case.condition.place, case.condition.type) for case in split.cases)
    for route in program.routes.values():
        yield "route", route.place, None
        for one in route.assignments:
            yield "assignment", one.place, one.type if one.expression else None
        yield from (("link", one.place, None) for one in route.references)
        yield from (("constant", one.place, None) for one in route.found)
    pair = Place(document="pair")
    for section, kind in (("decisions", "decision"), ("prerequisites", "prerequisite")):
        yield from ((kind, pair.at(section, name), None) for name in getattr(program.pair, section))
    for name in program.pair.protect.grants:
        yield "grant", pair.at("protect", "grants", name), None


def _classes(program: Program) -> Iterator[tuple[str, str]]:
    """Yield the class of every field that the pair adds: what it was given, and what flows into it."""
    ways = fillings(program)
    for target in program.targets.values():
        for name, field in target.fields.items():
            if field.place and not field.system:
                yield address_of(field.place), class_of(target, name, ways)
