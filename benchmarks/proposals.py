"""How good proposals are: what `new pair` says about two platforms, against the pairs that people wrote."""

from dataclasses import dataclass, replace

from benchmarks.measure import Measured
from compiler.language.check import paths
from compiler.model.program import Program, Route
from compiler.platforms.known import PLATFORMS
from compiler.proposals.propose import Ends, movable, propose
from compiler.source.located import Plain
from tests.workspace import program_of, shipped_pairs

Line = tuple[str, str]
PRECISION, RECALL = 0.8, 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """Lines `(source, target)` that people wrote, and those that were proposed."""

    written: frozenset[Line]
    proposed: frozenset[Line]

    @property
    def precision(self) -> float:
        """Return the share of proposed lines that people wrote too."""
        return len(self.written & self.proposed) / max(1, len(self.proposed))

    @property
    def recall(self) -> float:
        """Return the share of written lines that were proposed."""
        return len(self.written & self.proposed) / max(1, len(self.written))

    def __str__(self) -> str:
        same = len(self.written & self.proposed)
        return f"{same} right of {len(self.proposed)} proposed and {len(self.written)} written"


def measure() -> tuple[Measured, ...]:
    """Measure objects and fields of each shipped pair, against the bare target and with the pair's schema."""
    return tuple(
        one for pair in shipped_pairs() for standard in (True, False) for one in _of_pair(pair, standard)
    )


def _of_pair(pair: str, standard: bool) -> list[Measured]:
    program = program_of(pair)
    where = "against the bare target" if standard else "with the pair's own schema"
    found = {"objects": objects_quality(program, standard), "fields": fields_quality(program, standard)}
    return [
        Measured(
            name=f"{word} of proposed {what} of {pair}, {where}",
            ratio=value,
            aim=aim,
            better="higher",
            detail=str(quality),
        )
        for what, quality in found.items()
        for word, value, aim in (
            ("precision", quality.precision, PRECISION),
            ("recall", quality.recall, RECALL),
        )
    ]


def objects_quality(program: Program, standard: bool) -> Quality:
    """Compare which object becomes which."""
    written = {
        (route.source, route.target)
        for route in program.routes.values()
        if _writes(route) and _counts(route.target, standard)
    }
    owners = {one.name for one in movable(program.objects)}
    proposed = {
        (str(route["from"]), str(route["to"]))
        for route in _routes(program, standard)
        if route["to"] in program.targets and _counts(str(route["to"]), standard)
    }
    return Quality(
        written=frozenset(line for line in written if line[0] in owners), proposed=frozenset(proposed)
    )


def fields_quality(program: Program, standard: bool) -> Quality:
    """Compare which field becomes which; what is derived from other rows no draft can know."""
    written = {
        (f"{route.source}.{own}", f"{route.target}.{field}")
        for route in program.routes.values()
        if _writes(route) and _counts(route.target, standard)
        for own, field in _lines(program, route)
        if _counts(field, standard)
    }
    proposed = {
        (f"{route['from']}.{own}", f"{route['to']}.{field}")
        for route in _routes(program, standard)
        if route["to"] in program.targets and _counts(str(route["to"]), standard)
        for field, own in _proposed(route)
        if _counts(field, standard)
    }
    return Quality(written=frozenset(written), proposed=frozenset(proposed))


def _writes(route: Route) -> bool:
    return route.operation in ("upsert", "insert")


def _lines(program: Program, route: Route) -> list[Line]:
    owner = program.objects[route.source]
    lines = [
        (own, one.field)
        for one in route.assignments
        if one.duty == "set" and one.expression
        for own in paths(one.expression.node)
    ]
    lines += [(one.own, one.field) for one in route.references if one.own and one.routes]
    return [(own, field) for own, field in lines if own in owner.fields]


def _proposed(route: dict[str, Plain]) -> list[Line]:
    found = []
    for kind in ("set", "link"):
        section = route.get(kind, {})
        assert isinstance(section, dict)
        for field, text in section.items():
            ref = text["ref"] if isinstance(text, dict) else text
            found.append((field, str(ref).split(" ")[0]))
    return found


def _counts(name: str, standard: bool) -> bool:
    return not (standard and name.endswith("__c"))


def _routes(program: Program, standard: bool) -> list[dict[str, Plain]]:
    """Return the proposed routes of objects that the pair moves: no draft can know what shall stay."""
    ends = Ends(
        source=program.source, target=program.target, platform=PLATFORMS[program.target.rule_pack or ""]
    )
    if not standard:
        ends = replace(ends, schema=program.pair.schema)
    routes = propose("draft", ends).document["routes"]
    assert isinstance(routes, dict)
    moved = {route.source for route in program.routes.values()}
    return [
        route
        for route in routes.values()
        if isinstance(route, dict) and route["from"] in moved and route.get("op") != "find"
    ]
