"""All metadata the org holds, as it is or as it would be after a deployment."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import msgspec

from compiler.sandbox.org import state
from compiler.sandbox.org.deploy.package import Component
from compiler.sandbox.org.deploy.xml import Element
from compiler.sandbox.org.schema import Schema
from compiler.sandbox.store import Store

TABLE = (
    "CREATE TABLE IF NOT EXISTS _component (kind TEXT, name TEXT COLLATE NOCASE, id TEXT, body BLOB, "
    "PRIMARY KEY (kind, name))"
)
KEY_PREFIXES = {
    "CompactLayout": "0AH",
    "CustomApplication": "02u",
    "CustomField": "00N",
    "CustomObject": "01I",
    "PermissionSet": "0PS",
    "CustomPermission": "0CP",
    "RecordType": "012",
    "BusinessProcess": "019",
    "CustomTab": "01r",
    "GlobalValueSet": "0Nt",
    "Layout": "00h",
    "ListView": "00B",
    "PermissionSetGroup": "0PG",
    "Queue": "00G",
    "ValidationRule": "03d",
}
OTHER_PREFIX = "0Mc"

Key = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A component with its name as first written."""

    kind: str
    name: str
    element: Element


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Components by type and lower case name, on top of the standard objects.

    `shield` says whether the org has Shield Platform Encryption, `multiday_events` what its settings say.
    """

    standard: Schema
    held: Mapping[Key, Held]
    shield: bool = False
    multiday_events: bool = False

    def find(self, kind: str, name: str) -> Held | None:
        """A component, by its name in any letter case."""
        return self.held.get((kind, name.lower()))

    def of_kind(self, kind: str) -> Iterator[Held]:
        """All components of a type, by name."""
        return (self.held[key] for key in sorted(self.held) if key[0] == kind)

    def fields_of(self, owner: str) -> Iterator[Held]:
        """The custom fields of an object, by name."""
        start = owner.lower() + "."
        return (held for held in self.of_kind("CustomField") if held.name.lower().startswith(start))

    def has_object(self, name: str) -> bool:
        """Whether that object is standard or deployed."""
        item = self.standard.object(name)
        return (item is not None and not item.tooling_only) or self.find("CustomObject", name) is not None

    def with_components(self, components: list[Component]) -> "World":
        """The world after these components have arrived; known ones keep the letter case of their names."""
        held = dict(self.held)
        for component in components:
            key = (component.kind, component.name.lower())
            old = held.get(key)
            name = old.name if old else component.name
            held[key] = Held(kind=component.kind, name=name, element=component.element)
        return replace(self, held=held)

    def without(self, removals: list[Key]) -> "World":
        """The world after these components (type, name) have gone, each with its parts."""
        gone = {(kind, name.lower()) for kind, name in removals}
        objects = {name for kind, name in gone if kind == "CustomObject"}
        held = {
            key: each for key, each in self.held.items() if key not in gone and owner_of(*key) not in objects
        }
        return replace(self, held=held)


def load_world(store: Store, standard: Schema) -> World:
    """The world as it is."""
    held = {
        (kind, name.lower()): Held(kind=kind, name=name, element=msgspec.json.decode(body, type=Element))
        for kind, name, body in store.rows("SELECT kind, name, body FROM _component ORDER BY kind, name")
    }
    organization = state.get(store, "organization") or {}
    return World(
        standard=standard,
        held=held,
        shield=bool(organization.get("shield")),
        multiday_events=state.settings(store).multiday_events,
    )


def owner_of(kind: str, name: str) -> str | None:
    """The object that a component goes with: its parts, its layouts and its tab; None for all others."""
    if kind == "Layout":
        return name.partition("-")[0]
    if kind == "CustomTab":
        return name
    owner, dot, _ = name.partition(".")
    return owner if dot else None


def keep(store: Store, component: Component) -> None:
    """Store a component; a new one gets an id."""
    known = store.text(
        "SELECT id FROM _component WHERE kind = ? AND name = ?", (component.kind, component.name)
    )
    body = msgspec.json.encode(component.element)
    if known is not None:
        store.run("UPDATE _component SET body = ? WHERE id = ?", (body, known))
        return
    new = state.new_id(store, KEY_PREFIXES.get(component.kind, OTHER_PREFIX))
    store.run("INSERT INTO _component VALUES (?, ?, ?, ?)", (component.kind, component.name, new, body))


def forget(store: Store, kind: str, name: str) -> None:
    """Remove a component, and with an object its parts."""
    store.run("DELETE FROM _component WHERE kind = ? AND name = ?", (kind, name))
    if kind != "CustomObject":
        return
    for other_kind, other in store.rows("SELECT kind, name FROM _component"):
        if (owner_of(other_kind, other) or "").lower() == name.lower():
            store.run("DELETE FROM _component WHERE kind = ? AND name = ?", (other_kind, other))
