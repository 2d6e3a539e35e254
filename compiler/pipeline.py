"""The compiler in one screen: load → resolve → check → lower → plan → emit. Text in, text out."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from compiler.checks import CHECKS
from compiler.checks.secrets import no_secrets, nobody_real
from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics, Place
from compiler.emitters import EMITTERS
from compiler.emitters.templates import Templates
from compiler.meaning.confirming import fingerprints_of, unconfirmed
from compiler.meaning.meanings import meanings
from compiler.model.plan import Plan
from compiler.model.program import Program
from compiler.passes.load import load
from compiler.passes.lower import Refusals, collect_sql, route_sql, split_sql
from compiler.passes.order import order
from compiler.passes.plan import plan, route_path, split_path
from compiler.passes.resolve import resolve
from compiler.passes.staged_tables import rows_path
from compiler.platforms.emitter import Compiled, Emitter
from compiler.platforms.known import PLATFORMS
from compiler.platforms.platform import Platform
from compiler.rules.acceptance import settle
from compiler.rules.causes import only_causes
from compiler.rules.registry import REGISTRY
from compiler.source.reader import read
from compiler.source.sources import Sources


@dataclass(frozen=True, slots=True, kw_only=True)
class Compilation:
    """What compiling gives: findings, where their places are, and everything made before the first error.

    By path in the generated folder: `sql` are the statements of the plan, `artifacts` every generated text,
    `binaries` every generated file that is no text.
    """

    diagnostics: Diagnostics
    sources: Sources
    program: Program | None = None
    plan: Plan | None = None
    sql: Mapping[str, str] | None = None
    artifacts: Mapping[str, str] | None = None
    binaries: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def files(self) -> Mapping[str, str | bytes]:
        """Return everything that belongs into the generated folder."""
        return {**(self.artifacts or {}), **self.binaries}


def check_pair(texts: Mapping[str, str], pair: str, customer: str | None, tzdata: str) -> Compilation:
    """Check a pair, as a customer has it: every finding, and the program where it is sound.

    `texts` are the YAML files of a workspace by their path from its root; `tzdata` is the version of the time
    zone rules that a run must use.
    """
    diags = Diagnostics()
    sources, documents = load(texts, pair, customer, diags)
    no_secrets(sources.documents, diags)
    _check_tests(texts, pair, diags)
    if documents is None:
        return Compilation(diagnostics=diags, sources=sources)
    platform = PLATFORMS.get(documents.target.rule_pack or "")
    if platform is None:
        diags.report(_no_rule_pack(documents.target.name))
        return Compilation(diagnostics=diags, sources=sources)
    program = resolve(documents, platform, tzdata, diags)
    for rule in (*CHECKS, *platform.checks):
        rule.check(program, diags)
    order(program, diags)
    settled = only_causes(program, settle(program, diags, REGISTRY), sources)
    return Compilation(diagnostics=Diagnostics(settled), sources=sources, program=program)


def compile_pair(
    texts: Mapping[str, str],
    templates: Mapping[str, str],
    pair: str,
    customer: str | None,
    tzdata: str,
    emitters: tuple[Emitter, ...] | None = None,
) -> Compilation:
    """Compile a pair into its artifacts, by their path in the generated folder; none where there are errors.

    `emitters` are those whose artifacts are wanted beside SQL and metadata; all where nothing is said.
    """
    checked = check_pair(texts, pair, customer, tzdata)
    program, diags = checked.program, checked.diagnostics
    if program is None or diags.has_errors or program.connector is None:
        return checked
    platform = PLATFORMS[program.target.rule_pack or ""]
    waves = order(program, diags)
    if waves is None:
        return checked
    sql = _statements(program, platform)
    components = platform.components(program)
    metadata = _below(platform.metadata_root, platform.project(program, components))
    made = plan(program, waves, sql, metadata, program.connector, platform, _unconfirmed(program))
    compiled = Compiled(
        program=program,
        plan=made,
        sql=sql,
        metadata=metadata,
        components=components,
        templates=Templates(templates),
        line_of=lambda place: line_of(checked.sources, place),
    )
    written: dict[str, str | bytes] = {**sql, **metadata}
    for emitter in (*EMITTERS, *platform.emitters) if emitters is None else emitters:
        written |= emitter.files(compiled)
    return Compilation(
        diagnostics=diags,
        sources=checked.sources,
        program=program,
        plan=made,
        sql=sql,
        artifacts={path: one for path, one in written.items() if isinstance(one, str)},
        binaries={path: one for path, one in written.items() if isinstance(one, bytes)},
    )


def _statements(program: Program, platform: Platform) -> dict[str, str]:
    """Write every statement of a run, by its path."""
    refusals = Refusals(null_marker=platform.null_marker, null_rule=platform.null_rule)
    sql = {route_path(name): route_sql(program, route, refusals) for name, route in program.routes.items()}
    sql |= {split_path(name): split_sql(program, split) for name, split in program.splits.items()}
    made = ((name, one) for name, one in program.objects.items() if one.collection)
    return sql | {rows_path(name): collect_sql(program, one) for name, one in made}


def line_of(sources: Sources, place: Place) -> tuple[str, int, int] | None:
    """Return where a place is written: file, line and column, from 1."""
    span = sources.span(place)
    return (span.file, span.line, span.column) if span else None


def _check_tests(texts: Mapping[str, str], pair: str, diags: Diagnostics) -> None:
    """Look at the rows of the pair's tests; whether they can be read is for `crosswalk test` to say."""
    file = f"specs/tests/{pair}.yaml"
    located = read("test", file, texts[file], Diagnostics()) if file in texts else None
    if located is not None:
        nobody_real(file, located, diags)


def _unconfirmed(program: Program) -> tuple[str, ...]:
    marks = fingerprints_of(program.pair.proposed, meanings(program)) if program.pair.proposed else {}
    return unconfirmed(program, marks, program.confirmations)


def _below(root: str, files: Mapping[str, str]) -> dict[str, str]:
    return {f"{root}/{path}": text for path, text in files.items()}


def _no_rule_pack(name: str) -> Diagnostic:
    known = ", ".join(sorted(PLATFORMS))
    return Diagnostic(
        rule="REF114",
        message=f"the platform `{name}` has no rule pack that this compiler knows",
        place=Place(document="target", keys=("rule_pack",)),
        helps=(f"add `rule_pack:`, one of: {known}",),
    )
