"""A compiled clinic for the emitters, made as the pipeline does, with stand-ins for the SQL."""

from functools import cache
from pathlib import Path

from compiler.diagnostics.diagnostic import Diagnostics, Place
from compiler.emitters.templates import Templates
from compiler.passes.order import order
from compiler.passes.plan import plan, route_path, split_path
from compiler.passes.staged_tables import rows_path
from compiler.platforms.emitter import Compiled
from compiler.platforms.known import platform_of
from tests.platforms import clinic

ROOT = Path(__file__).parents[2]


def templates() -> Templates:
    """Return the shipped templates."""
    folder = ROOT / "templates"
    texts = {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.j2")
    }
    return Templates(texts)


@cache
def compiled(*edits: tuple[str, str]) -> Compiled:
    """Compile the clinic's pair."""
    return made_of(clinic.sound(clinic.checked(*edits)))


@cache
def shipped() -> Compiled:
    """Compile the pair that is shipped."""
    return made_of(clinic.sound(clinic.shipped()))


def made_of(found: clinic.Checked) -> Compiled:
    """Compile what was checked."""
    program = found.program
    waves = order(program, Diagnostics())
    assert waves is not None
    assert program.connector is not None
    platform = platform_of(program)
    sql = {route_path(name): f"-- {name}\n" for name in program.routes}
    sql |= {split_path(name): f"-- {name}\n" for name in program.splits}
    sql |= {rows_path(name): f"-- {name}\n" for name, one in program.objects.items() if one.collection}
    metadata = {f"{platform.metadata_root}/{path}": text for path, text in platform.metadata(program).items()}

    def line_of(place: Place) -> tuple[str, int, int] | None:
        span = found.sources.span(place)
        return (span.file, span.line, span.column) if span else None

    return Compiled(
        program=program,
        plan=plan(program, waves, sql, metadata, program.connector, platform),
        sql=sql,
        metadata=metadata,
        components=platform.components(program),
        templates=templates(),
        line_of=line_of,
    )
