"""`README.markdown` of a generated folder: what each file is."""

from collections.abc import Mapping

from compiler.diagnostics.diagnostic import Place
from compiler.platforms.emitter import Compiled, Emitter


def emit(compiled: Compiled) -> Mapping[str, str]:
    """Write the page that explains the folder it stands in."""
    program, plan = compiled.program, compiled.plan
    made_from = compiled.line_of(Place(document="pair"))
    root = plan.destination.metadata_root
    text = compiled.templates.render(
        "documents/readme.md.j2",
        pair=plan.address,
        made_from=made_from[0] if made_from else f"the pair {program.pair.name}",
        source=program.source.label,
        target=program.target.label,
        root=root,
        loader=plan.destination.loader,
        sql=[(load.sql.path, load.source, load.target) for load in plan.loads if not load.second_pass],
        splits=[(split.sql.path, split.object) for split in plan.splits],
        finds=[load.route for load in plan.loads if load.operation == "find" and not load.second_pass],
        metadata=sorted(compiled.metadata),
    )
    return {"README.markdown": text}


README = Emitter(name="readme", emit=emit)
