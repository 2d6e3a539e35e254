"""`generated/index.html`: every compiled pair, by what is left and by what is moved to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from compiler.model.manifest import Manifest
from compiler.platforms.emitter import Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A compiled pair in the list: its folder, both platforms as people call them, and how much it is."""

    folder: str
    source: str
    target: str
    customer: str | None
    routes: int
    digest: str


def pairs_page(templates: Texts, manifests: Mapping[str, Manifest], strangers: Iterable[str]) -> str:
    """Write the list of all compiled pairs, from their manifests by the folder that each is in.

    `strangers` are folders whose manifest this version does not read.
    """
    listed = [_listed(folder, manifest) for folder, manifest in sorted(manifests.items())]
    return templates.render(
        "site/pairs.html.j2",
        title="Compiled migrations",
        by_source=_grouped({one.source for one in listed}, listed, "source"),
        by_target=_grouped({one.target for one in listed}, listed, "target"),
        strangers=sorted(strangers),
        script="",
        script_hash="",
    )


def _listed(folder: str, manifest: Manifest) -> Listed:
    return Listed(
        folder=folder,
        source=_label(manifest, "source") or manifest.source,
        target=_label(manifest, "target") or manifest.target,
        customer=manifest.customer,
        routes=len(manifest.turns),
        digest=manifest.digest,
    )


def _label(manifest: Manifest, side: str) -> str | None:
    node = manifest.nodes.get(f"{side}.label")
    return node.meaning if node else None


def _grouped(labels: Iterable[str], listed: Iterable[Listed], side: str) -> list[tuple[str, list[Listed]]]:
    members = tuple(listed)
    return [
        (label, [one for one in members if getattr(one, side) == label])
        for label in sorted(labels, key=str.casefold)
    ]
