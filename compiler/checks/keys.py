"""KEY: a run that stops half-way is started again; keys make that safe."""

from itertools import combinations

from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics, Place
from compiler.language.types import Kind
from compiler.model.program import Program, Route, SourceObject
from compiler.platforms.rule import Rule


def keys_do_not_meet(program: Program, diags: Diagnostics) -> None:
    """KEY101: no two routes write the same record."""
    writing = [route for _, route in sorted(program.routes.items()) if route.operation != "find"]
    for first, second in combinations(writing, 2):
        same = first.source == second.source and _home(program, first) == _home(program, second)
        apart = first.split is not None and first.split == second.split and first.case != second.case
        if same and not apart:
            diags.report(
                Diagnostic(
                    rule="KEY101",
                    message=f"routes `{first.name}` and `{second.name}` both turn {first.source} into "
                    f"{second.target} with the same key",
                    place=second.place.key(),
                    label="overlaps",
                    helps=("put a split between them",),
                )
            )


def _home(program: Program, route: Route) -> str:
    return program.targets[route.target].home


def inserts_guarded(program: Program, diags: Diagnostics) -> None:
    """KEY102: a second run does not insert everything again."""
    for route in program.routes.values():
        spec = program.pair.routes[route.name]
        if route.operation == "insert" and spec.guard is None:
            diags.report(
                Diagnostic(
                    rule="KEY102",
                    message=f"route `{route.name}` inserts: a second run would create every record again",
                    place=route.place.at("op"),
                    helps=(
                        "use `op: upsert`",
                        "or add `guard: key`, which adopts a record that has the key already",
                    ),
                )
            )


def key_is_case_sensitive(program: Program, diags: Diagnostics) -> None:
    """KEY103: source ids that differ only in case stay two records."""
    key = program.pair.schema.key
    if not key.case_sensitive:
        fields = program.targets.values()
        place = next(one.fields[key.field].place for one in fields if key.field in one.fields)
        if place:
            diags.report(
                Diagnostic(
                    rule="KEY103",
                    message=f"`{key.field}` would treat `aB1` and `Ab1` as the same patient",
                    place=place.at("case_sensitive"),
                    helps=("external id, unique, case sensitive: the default when you leave these out",),
                )
            )


def keys_fit(program: Program, diags: Diagnostics) -> None:
    """KEY104: the longest possible key fits its field."""
    written = {route.source for route in program.routes.values() if route.operation != "find"}
    for name in sorted(written):
        longest = _longest_key(program, program.objects[name])
        if longest > program.key_length:
            diags.report(
                Diagnostic(
                    rule="KEY104",
                    message=f"keys of {name} can be {longest} characters; {program.key_field} holds "
                    f"{program.key_length}",
                    place=_key_place(program, name),
                    helps=("raise it; 255 is the limit of a Text field",),
                )
            )


def _longest_key(program: Program, owner: SourceObject) -> int:
    parts = [owner.fields[name].type.length or 64 for name in owner.key if name in owner.fields]
    return len(f"{program.source.name}:{owner.name}:") + sum(parts) + max(len(parts) - 1, 0)


def _key_place(program: Program, name: str) -> Place:
    return program.objects[name].place.at("key")


def keys_are_present(program: Program, diags: Diagnostics) -> None:
    """KEY105: a key is never empty."""
    read = {route.source for route in program.routes.values()}
    for owner in program.objects.values():
        if owner.name not in read or owner.channel == "tenant":
            continue
        if not owner.key:
            message = f"{owner.name} names no key"
            diags.report(
                Diagnostic(
                    rule="KEY105",
                    message=message,
                    place=owner.place.key(),
                    helps=("add `key: [id]`: the source system's own id",),
                )
            )
        for name in owner.key:
            if name in owner.fields and owner.fields[name].type.empty:
                diags.report(
                    Diagnostic(
                        rule="KEY105",
                        message=f"`{name}` can be empty, so it cannot be the key of {owner.name}",
                        place=owner.place.at("key"),
                        helps=("use the source system's own id, and mark it required with `!`",),
                    )
                )


def junctions_whole(program: Program, diags: Diagnostics) -> None:
    """KEY106: a row that joins two others links both."""
    for route in program.routes.values():
        owner = program.objects[route.source]
        ends = [
            name for name in owner.key if name in owner.fields and owner.fields[name].type.kind is Kind.REF
        ]
        if len(ends) < 2 or route.operation == "find":
            continue
        linked = {reference.own for reference in route.references}
        for end in ends:
            if end not in linked:
                diags.report(
                    Diagnostic(
                        rule="KEY106",
                        message=f"{route.target} is written from {owner.name}, but nothing links its `{end}`",
                        place=route.place.key(),
                        helps=(f"add `Some_Field__c: {end} -> ...` under `link:`",),
                    )
                )


RULES = (
    Rule(
        id="KEY101",
        level="error",
        title="two routes may write the same record",
        why="The second would overwrite the first.",
        source=None,
        check=keys_do_not_meet,
    ),
    Rule(
        id="KEY102",
        level="error",
        title="insert without a guard",
        why="A second run would create everything again.",
        source=None,
        check=inserts_guarded,
    ),
    Rule(
        id="KEY103",
        level="error",
        title="migration key is not case sensitive",
        why="Two patients whose ids differ in case would become one.",
        source=None,
        check=key_is_case_sensitive,
    ),
    Rule(
        id="KEY104",
        level="error",
        title="key may be longer than its field",
        why="The destination would refuse the row, or two keys would become one.",
        source=None,
        check=keys_fit,
    ),
    Rule(
        id="KEY105",
        level="error",
        title="key may be empty",
        why="An empty key inserts a new record on every run.",
        source=None,
        check=keys_are_present,
    ),
    Rule(
        id="KEY106",
        level="error",
        title="junction without both ends",
        why="Half a relationship says nothing.",
        source=None,
        check=junctions_whole,
    ),
)
