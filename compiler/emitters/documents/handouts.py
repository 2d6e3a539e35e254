"""The lists that a run writes for people who may see no patient's record."""

from collections.abc import Mapping

from compiler.emitters.documents.document import Document, Subject


def context(subject: Subject) -> Mapping[str, object] | None:
    """Return the lists with their readers and columns; None where a pair has none."""
    handouts = subject.plan.handouts
    if not handouts:
        return None
    pair, objects = subject.program.pair, subject.program.objects
    return {
        "handouts": [
            {
                "name": one.name,
                "file": f"handout-{one.name}.csv",
                "reader": one.reader,
                "object": one.object,
                "doc": pair.handouts[one.name].doc or "",
                "columns": [
                    (
                        name,
                        objects[one.object].fields[name].type.bare,
                        objects[one.object].fields[name].doc or "",
                    )
                    for name in one.columns
                ],
            }
            for one in handouts
        ]
    }


HANDOUTS = Document(
    name="handouts",
    title="Lists for people",
    about="which lists a run writes beside its report, for whom, and what is in them",
    audience="everybody",
    context=context,
)
