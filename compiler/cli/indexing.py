"""The list of all compiled pairs, kept true whichever of them was compiled last."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compiler.workspace import Workspace


def index_text(place: "Workspace", newest: Mapping[str, str]) -> str:
    """Write generated/index.html, from the manifests that are there and those just made, by their folders."""
    import msgspec

    from compiler.emitters.site.pairs import pairs_page
    from compiler.emitters.templates import Templates
    from compiler.model.manifest import manifest_from_json

    known, strangers = {}, []
    for folder, text in {**place.manifests(), **newest}.items():
        try:
            known[folder] = manifest_from_json(text)
        except msgspec.MsgspecError:
            strangers.append(folder)
    return pairs_page(Templates(place.templates()), known, strangers)
