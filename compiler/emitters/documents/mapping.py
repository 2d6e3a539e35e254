"""`docs/mapping.markdown`: how every object and field lands, what is lost, and who decided what."""

from collections.abc import Mapping

from compiler.emitters.documents import mapping_beyond, mapping_rows, mapping_schema
from compiler.emitters.documents.document import Document, Subject
from compiler.emitters.documents.headings import route_heading
from compiler.emitters.documents.needed import NEEDED
from compiler.emitters.markdown import Ready, cell, link, with_code
from compiler.model.program import Program


def context(subject: Subject) -> Mapping[str, object]:
    """Return what the mapping document says; its sections follow the pair's own order."""
    program, plan, ways = subject.program, subject.plan, subject.ways
    return {
        "key_field": program.key_field,
        "rows": mapping_rows.object_rows(program),
        "decisions": _decisions(program),
        "objects": mapping_schema.new_objects(program),
        "fields": mapping_schema.new_fields(program, ways),
        "values": mapping_schema.new_values(program),
        "record_types": mapping_schema.record_types(program),
        "queues": mapping_schema.queues(program),
        "routes": [mapping_rows.route_page(program, plan, route, ways) for route in program.routes.values()],
        "splits": _splits(program),
        "derived": mapping_beyond.derived(program),
        "collected": mapping_beyond.collected(program),
        "expansions": mapping_beyond.expansions(program),
        "rates": mapping_beyond.rates(program),
        "prerequisites": mapping_beyond.prerequisites(program),
        "accepted": mapping_beyond.accepted(program),
        "maps": _maps(program),
        "not_migrated": _not_migrated(program),
        "classes": mapping_schema.classes(program),
        "grants": mapping_schema.grants(program),
        "exceptions": mapping_schema.exceptions(program),
    }


def _decisions(program: Program) -> list[tuple[str, str, str, str]]:
    return [
        (name, one.ask, NEEDED[one.needed], f"at {one.decides}" if one.decides else one.answer or "open")
        for name, one in program.decisions.items()
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


def _takers(program: Program, split: str, case: str) -> Ready:
    """Say in a cell which routes take the rows of a case, or why none does."""
    routes = [each for each in program.routes.values() if each.split == split and each.case == case]
    if routes:
        return Ready(
            ", ".join(f"{cell(one.target)} ({link(one.name, '', route_heading(one))})" for one in routes)
        )
    left = program.pair.not_migrated.get(f"{split}.{case}")
    return with_code(f"nowhere: {left}" if left else "nowhere")


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


def _not_migrated(program: Program) -> list[tuple[str, Ready]]:
    labels = {name: asset.label for name, asset in program.source.assets.items()}
    return [(labels.get(name, name), with_code(why)) for name, why in program.pair.not_migrated.items()]


MAPPING = Document(
    name="mapping",
    title="Object and field mapping",
    about="how every object and field lands, what is lost and why",
    audience="everybody",
    context=context,
)
