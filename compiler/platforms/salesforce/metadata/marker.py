"""The run marker: one record while a load is under way, so that two runners never load into one org.

Its slot is unique, so of two inserts the org itself refuses one. It holds nothing about a patient, and the
loader alone can reach it.
"""

from collections.abc import Iterator, Mapping

from compiler.diagnostics.diagnostic import Place
from compiler.platforms.component import Component
from compiler.platforms.salesforce.metadata.scene import ROOT, Scene
from compiler.platforms.salesforce.metadata.xml import Written, metadata_xml

MARKER = "Crosswalk_Run__c"
SLOT = "Slot__c"
FIELDS: Mapping[str, Mapping[str, Written]] = {
    "Plan__c": {
        "description": "The pair, and the customer, whose plan is being loaded.",
        "label": "Plan",
        "length": 64,
        "type": "Text",
    },
    "Runner__c": {
        "description": "A name that the runner made up for itself when its run began.",
        "label": "Runner",
        "length": 64,
        "type": "Text",
    },
    "Since__c": {
        "description": "When the runner took the slot.",
        "label": "Since",
        "type": "DateTime",
    },
    SLOT: {
        "caseSensitive": True,
        "description": "What is taken: there is one slot, because one load at a time may write.",
        "externalId": True,
        "label": "Slot",
        "length": 40,
        "type": "Text",
        "unique": True,
    },
}
"""The elements of each field of the marker."""


def marker_components(scene: Scene) -> Iterator[Component]:
    """Write the marker's object and its fields."""
    place = Place(document="pair", keys=("schema",))
    below = f"{ROOT}/objects/{MARKER}"
    yield Component(
        kind="CustomObject",
        name=MARKER,
        path=f"{below}/{MARKER}.object-meta.xml",
        text=_object(),
        place=place,
    )
    for name, elements in FIELDS.items():
        yield Component(
            kind="CustomField",
            name=f"{MARKER}.{name}",
            path=f"{below}/fields/{name}.field-meta.xml",
            text=metadata_xml(
                "CustomField",
                {"fullName": name, "required": False, "trackFeedHistory": False, **elements},
            ),
            place=place,
            needs=(f"CustomObject:{MARKER}",),
        )


def _object() -> str:
    return metadata_xml(
        "CustomObject",
        {
            "deploymentStatus": "Deployed",
            "description": (
                "Says that a load is under way, so that no second one starts. It holds no data of the source "
                "and is empty between loads."
            ),
            "enableActivities": False,
            "enableFeeds": False,
            "enableHistory": False,
            "enableReports": False,
            "enableSearch": False,
            "externalSharingModel": "Private",
            "label": "Crosswalk Run",
            "nameField": {"displayFormat": "RUN-{0000000}", "label": "Run Number", "type": "AutoNumber"},
            "pluralLabel": "Crosswalk Runs",
            "sharingModel": "Private",
            "visibility": "Public",
        },
    )
