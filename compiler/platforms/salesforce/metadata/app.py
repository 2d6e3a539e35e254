"""One Lightning app with everything that the pair writes.

https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_customapplication.htm
"""

import re
from collections.abc import Iterator

from compiler.diagnostics.diagnostic import Place
from compiler.model.program import Program
from compiler.platforms.component import Component
from compiler.platforms.salesforce.limits import LABEL, NAME
from compiler.platforms.salesforce.metadata.provenance import shortened
from compiler.platforms.salesforce.metadata.scene import ROOT, Scene
from compiler.platforms.salesforce.metadata.xml import metadata_xml
from compiler.platforms.salesforce.schema import custom_objects

_TABBED = ("Account", "Contact", "Lead", "Opportunity", "Case", "Campaign", "Product2", "Event", "Task")
"""The standard objects with a tab of their own, in the order in which people look for them."""


def app_name(program: Program) -> str:
    """Name the app after the pair: `Crosswalk_Practicehub_Salesforce`."""
    words = re.findall("[A-Za-z0-9]+", program.pair.name)
    return "_".join(("Crosswalk", *(word[0].upper() + word[1:] for word in words)))[: NAME.value].rstrip("_")


def app_components(scene: Scene) -> Iterator[Component]:
    """Write the app; a permission set shows it to its readers, or nobody would see it."""
    program = scene.program
    written = {route.target for route in program.routes.values() if route.operation != "find"}
    own = tuple(target.name for target in custom_objects(program))
    standard = tuple(f"standard-{name}" for name in _TABBED if name in written)
    name = app_name(program)
    text = f"What was migrated from {program.source.label}: the records that hold it, side by side."
    yield Component(
        kind="CustomApplication",
        name=name,
        path=f"{ROOT}/applications/{name}.app-meta.xml",
        text=metadata_xml(
            "CustomApplication",
            {
                "description": shortened(text),
                "formFactors": "Large",
                "isNavAutoTempTabsDisabled": False,
                "isNavPersonalizationDisabled": False,
                "isNavTabPersistenceDisabled": False,
                "label": shortened(f"Crosswalk: {program.source.label}", LABEL.value),
                "navType": "Standard",
                "tabs": ("standard-home", *standard, *own),
                "uiType": "Lightning",
            },
        ),
        place=Place(document="pair", keys=("schema",)),
        needs=tuple(f"CustomTab:{each}" for each in own),
    )
