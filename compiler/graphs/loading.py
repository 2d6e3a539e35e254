"""The picture of the load order."""

from compiler.graphs.picture import Arrow, Box, Picture, picture
from compiler.model.manifest import Manifest, Node


def load_picture(manifest: Manifest) -> Picture:
    """Draw the routes in their waves, and the references that put them into that order."""
    waves = max((turn.wave for turn in manifest.turns.values()), default=0)
    boxes = {
        route: Box(
            id=route,
            title=route,
            note=_route_note(manifest.nodes.get(f"routes.{route}")),
            kind="route",
            column=turn.wave - 1,
            names=(f"routes.{route}",),
        )
        for route, turn in manifest.turns.items()
    }
    arrows = {
        Arrow(start=parent, end=route, label=field, later=later)
        for route, turn in manifest.turns.items()
        for later, links in ((False, turn.needs), (True, turn.later))
        for field, parents in links.items()
        for parent in parents
    }
    return picture(
        f"{manifest.address}: load order",
        "Routes by wave. An arrow leads from the rows that are referred to, to the rows that refer to them;"
        " dashes are references that a second pass fills.",
        tuple(f"Wave {number}" for number in range(1, waves + 1)),
        boxes,
        arrows,
    )


def _route_note(node: Node | None) -> str:
    return f"{node.source} to {node.target}" if node else ""
