"""REF126 and REF127: names that every file system, database and expression takes, and that name one file."""

import re
from collections.abc import Iterator

from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics, Label, Place
from compiler.model.program import Program
from compiler.platforms.rule import Rule

LONGEST = 80
_NAME = re.compile(rf"[A-Za-z_][A-Za-z0-9_]{{0,{LONGEST - 1}}}")
_DOCUMENT = re.compile(rf"[a-z0-9][a-z0-9_-]{{0,{LONGEST - 1}}}")
_FILE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_. -]{0,120}[A-Za-z0-9_]")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
_PAIR, _SOURCE = Place(document="pair"), Place(document="source")
_Named = tuple[str, Place]


def names_possible(program: Program, diags: Diagnostics) -> None:
    """REF126: what becomes the name of a table, a column or a file can be one everywhere."""
    for pattern, names in (
        (_NAME, _tables_and_columns(program)),
        (_DOCUMENT, _documents(program)),
        (_FILE, _exports(program)),
    ):
        for name, place in names:
            problem = _problem(name, pattern)
            if problem:
                diags.report(
                    Diagnostic(
                        rule="REF126",
                        message=f"`{name[:LONGEST]}` cannot be a name",
                        place=place,
                        label=problem,
                        helps=("write letters, digits and underscores, a letter first",),
                    )
                )


def _problem(name: str, pattern: re.Pattern[str]) -> str | None:
    if _RESERVED.fullmatch(name):
        return "some systems keep this name for a device"
    if len(name) > LONGEST and pattern is not _FILE:
        return f"longer than {LONGEST} characters"
    return None if pattern.fullmatch(name) else "not every system could make a table or a file of this name"


def _tables_and_columns(program: Program) -> Iterator[_Named]:
    pair = program.pair
    sections = ("decisions", "prerequisites", "maps", "rates", "collect", "splits", "expand", "routes")
    for section in sections:
        yield from ((name, _PAIR.at(section, name).key()) for name in getattr(pair, section))
    for name in pair.derive:
        yield name.partition(".")[2] or name, _PAIR.at("derive", name).key()
    for name, split in pair.splits.items():
        yield from ((case, _PAIR.at("splits", name, "cases", case).key()) for case in split.cases)
    for name, owner in program.source.objects.items():
        place = _SOURCE.at("objects", name)
        yield name, place.key()
        yield from ((field, place.at("fields", field).key()) for field in owner.fields)
    for name, shape in program.source.shapes.items():
        yield from ((field, _SOURCE.at("shapes", name, field).key()) for field in shape)


def _documents(program: Program) -> Iterator[_Named]:
    yield program.source.name, _SOURCE.at("name")
    yield program.target.name, Place(document="target", keys=("name",))
    if "id" in program.tenant:
        yield program.tenant["id"].lower(), Place(document="overlay", keys=("tenant", "id"))


def _exports(program: Program) -> Iterator[_Named]:
    exports = program.connector.exports if program.connector else {}
    for name, one in exports.items():
        yield one.file, _SOURCE.at("connector", "exports", name, "file")


def files_differ(program: Program, diags: Diagnostics) -> None:
    """REF127: no two parts of a pair become one file where letter case does not count."""
    first: dict[str, Place] = {}
    for file, place in _files(program):
        if file.casefold() in first:
            diags.report(
                Diagnostic(
                    rule="REF127",
                    message=f"`{file}` would be written twice",
                    place=place,
                    label="one file would replace the other",
                    related=(Label(place=first[file.casefold()], text="written for this first"),),
                    helps=("give one of them another name",),
                )
            )
        first.setdefault(file.casefold(), place)


def _files(program: Program) -> Iterator[_Named]:
    """List the files of generated SQL and metadata that are named after parts of the pair."""
    pair = program.pair
    yield from ((f"{name}.sql", _PAIR.at("routes", name).key()) for name in pair.routes)
    yield from ((f"split_{name}.sql", _PAIR.at("splits", name).key()) for name in pair.splits)
    yield from ((f"rows_{name}.sql", _PAIR.at("collect", name).key()) for name in pair.collect)
    yield from (
        (f"objects/{name}", _PAIR.at("schema", "objects", name).key()) for name in pair.schema.objects
    )
    yield from ((f"enums/{name}", _PAIR.at("schema", "enums", name).key()) for name in pair.schema.enums)


RULES = (
    Rule(
        id="REF126",
        level="error",
        title="name that cannot be a table or a file",
        why="It would be written somewhere else, over something else, or on no system but one's own.",
        source="https://learn.microsoft.com/windows/win32/fileio/naming-a-file",
        verified="2026-11, the system's documentation",
        check=names_possible,
    ),
    Rule(
        id="REF127",
        level="error",
        title="two parts that become one file",
        why="The second would replace the first, and rows would be moved by the wrong SQL.",
        check=files_differ,
    ),
)
