"""`docs/mapping.markdown`: how every object and field lands, what is lost, and who decided what."""

from collections.abc import Mapping

from compiler.emitters.documents import mapping_beyond, mapping_rows
from compiler.emitters.documents.document import Document, Subject
from compiler.model.program import Program
from compiler.spec.platform import PlatformSpec


def context(subject: Subject) -> Mapping[str, object]:
    """Return what the mapping document says; its sections follow the pair's own order."""
    program, plan, ways = subject.program, subject.plan, subject.ways
    return {
        "key_field": program.key_field,
        "rows": mapping_rows.object_rows(program),
        "decisions": _decisions(program),
        "objects": mapping_rows.new_objects(program),
        "fields": mapping_rows.new_fields(program, ways),
        "values": mapping_rows.new_values(program),
        "routes": [mapping_rows.route_page(program, plan, route, ways) for route in program.routes.values()],
        "splits": _splits(program),
        "derived": mapping_beyond.derived(program),
        "collected": mapping_beyond.collected(program),
        "expansions": mapping_beyond.expansions(program),
        "rates": mapping_beyond.rates(program),
        "prerequisites": mapping_beyond.prerequisites(program),
        "order": mapping_beyond.order(plan),
        "accepted": mapping_beyond.accepted(program),
        "maps": _maps(program),
        "not_migrated": _not_migrated(program),
        "rebuild": _rebuild(program),
        "gotchas": _gotchas(program),
        "classes": _classes(program),
        "grants": [
            (name, ", ".join(grant.read)) for name, grant in sorted(program.pair.protect.grants.items())
        ],
    }


def _decisions(program: Program) -> list[tuple[str, str, str, str]]:
    return [
        (name, decision.ask, decision.needed, decision.decides or decision.answer or "open")
        for name, decision in program.decisions.items()
    ]


def _splits(program: Program) -> list[dict[str, object]]:
    return [
        {
            "name": split.name,
            "object": split.object,
            "cases": [
                (case.name, case.condition.text, _takers(program, split.name, case.name))
                for case in split.cases
            ],
            "otherwise": split.otherwise,
        }
        for split in program.splits.values()
    ]


def _takers(program: Program, split: str, case: str) -> str:
    routes = [each for each in program.routes.values() if each.split == split and each.case == case]
    left = program.pair.not_migrated.get(f"{split}.{case}")
    nowhere = f"nowhere: {left}" if left else "nowhere"
    return ", ".join(f"{route.target} (route {route.name})" for route in routes) or nowhere


def _maps(program: Program) -> list[dict[str, object]]:
    return [
        {
            "name": one.name,
            "source": one.source_enum,
            "target": one.target_enum,
            "values": list(one.values.items()),
            "merges": list(program.pair.maps[one.name].merges.items()),
            "others": mapping_beyond.other_values(one),
        }
        for one in program.maps.values()
    ]


def _not_migrated(program: Program) -> list[tuple[str, str]]:
    labels = {name: asset.label for name, asset in program.source.assets.items()}
    return [(labels.get(name, name), why) for name, why in program.pair.not_migrated.items()]


def _rebuild(program: Program) -> list[tuple[str, str, str, str]]:
    labels = {name: automation.label for name, automation in program.source.automations.items()}
    return [
        (labels.get(name, name), spec.with_, spec.owner, spec.done_when or "")
        for name, spec in program.pair.rebuild.items()
    ]


def _gotchas(program: Program) -> list[tuple[str, str, str]]:
    answers = program.pair.gotchas
    found = []
    for platform in (program.source, program.target):
        for name, text in platform.gotchas.items():
            spec = answers.get(f"{platform.name}.{name}")
            answer = (spec.by or spec.accepted) if spec else None
            found.append((platform.label, text, _answer(platform, spec.by if spec else None, answer)))
    return found


def _answer(platform: PlatformSpec, by: str | None, answer: str | None) -> str:
    if by is None:
        return f"accepted: {answer}" if answer else "not answered"
    where = f" in the platform file of {platform.label}" if by.startswith("connector") else ""
    return f"answered by {by}{where}"


def _classes(program: Program) -> list[tuple[str, str, str]]:
    protect = program.pair.protect
    rules = (
        ("identifier", protect.identifier),
        ("health", protect.health),
        ("financial", protect.financial),
        ("sensitive", protect.sensitive),
    )
    return [(name, rule.classification, ", ".join(rule.compliance)) for name, rule in rules if rule]


MAPPING = Document(
    name="mapping",
    title="Object and field mapping",
    about="how every object and field lands, what is lost and why",
    audience="everybody",
    context=context,
)
