"""Queues: where records of some objects wait until a person takes them.

https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_queue.htm
"""

from collections.abc import Iterator

from compiler.diagnostics.diagnostic import Place
from compiler.platforms.component import Component
from compiler.platforms.salesforce.metadata.scene import ROOT, Scene
from compiler.platforms.salesforce.metadata.xml import metadata_xml


def queue_components(scene: Scene) -> Iterator[Component]:
    """Write every queue, without members: who belongs in it is for the practice to say.

    A load fills a queue at once, so its members are not written to.
    """
    program = scene.program
    for name, queue in sorted(program.pair.schema.queues.items()):
        custom = {each for each in queue.objects if each in program.targets and program.targets[each].custom}
        yield Component(
            kind="Queue",
            name=name,
            path=f"{ROOT}/queues/{name}.queue-meta.xml",
            text=metadata_xml(
                "Queue",
                {
                    "doesSendEmailToMembers": False,
                    "name": queue.label,
                    "queueSobject": tuple({"sobjectType": each} for each in sorted(queue.objects)),
                },
            ),
            place=Place(document="pair", keys=("schema", "queues", name)),
            needs=tuple(f"CustomObject:{each}" for each in sorted(custom)),
        )
