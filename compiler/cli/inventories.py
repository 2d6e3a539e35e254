"""Writes what discover found that decides about the schema, for the pair to be compiled with."""

from typing import TYPE_CHECKING

from compiler.cli.following import Asked

if TYPE_CHECKING:
    from compiler.runtime.inventory import Inventories
    from compiler.source.located import Plain

_HEADING = """\
# yaml-language-server: $schema=../schemas/inventory.v1.json
# Written by `crosswalk run`: what this account holds that decides about the schema. Review what changes.
"""


def keep_inventories(found: "Inventories", asked: Asked) -> str:
    """Write `specs/inventories/PAIR[@CUSTOMER].yaml` and return what to say of it.

    A rehearsal's practice is that of the pair, and no customer's account. Raises FolderProblem where the
    specs are not one's own.
    """
    from compiler import workspace

    owner = asked.address if asked.rehearsal is None else asked.address.pair
    file = f"specs/inventories/{owner}.yaml"
    workspace.find(None).write_spec(file, inventory_text(found, asked.address.pair))
    return f"Wrote {file}"


def inventory_text(found: "Inventories", pair: str) -> str:
    """Return the document, sorted, so that the same account gives the same text."""
    from compiler.source.writing import document

    objects: dict[str, Plain] = {
        name: {key: dict(sorted(members.items())) for key, members in sorted(entries.items())}
        for name, entries in sorted(found.items())
    }
    return document({"spec": "inventory/v1", "pair": pair, "objects": objects}, _HEADING)
