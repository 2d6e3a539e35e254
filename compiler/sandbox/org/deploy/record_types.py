"""Record types made real: their rows, the picklist values that each allows, and who was given them."""

from collections.abc import Iterator
from urllib.parse import unquote

from compiler.sandbox.org.deploy.world import World
from compiler.sandbox.org.deploy.xml import Element
from compiler.sandbox.store import Store

TABLES = (
    "CREATE TABLE IF NOT EXISTS _record_type_value (record_type_id TEXT, field TEXT COLLATE NOCASE, "
    "value TEXT, PRIMARY KEY (record_type_id, field, value)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS _record_type_access (parent_id TEXT, name TEXT COLLATE NOCASE, "
    "PRIMARY KEY (parent_id, name)) WITHOUT ROWID",
)


def refresh(store: Store, world: World) -> None:
    """Rewrite the record types and their picklist values from the world."""
    store.run("DELETE FROM RecordType")
    store.run("DELETE FROM _record_type_value")
    rows = store.rows("SELECT lower(name), id FROM _component WHERE kind = 'RecordType'")
    ids = {str(name): str(found) for name, found in rows}
    for held in world.of_kind("RecordType"):
        owner, _, name = held.name.partition(".")
        record_type = ids[held.name.lower()]
        store.run(
            "INSERT INTO RecordType (Id, Name, DeveloperName, SobjectType, IsActive) VALUES (?, ?, ?, ?, ?)",
            (
                record_type,
                held.element.get("label"),
                name,
                owner,
                "true" if held.element.flag("active") else "false",
            ),
        )
        store.fill(
            "INSERT OR IGNORE INTO _record_type_value VALUES (?, ?, ?)",
            ((record_type, field, value) for field, value in _allowed(held.element)),
        )


def grant(store: Store, set_id: str, element: Element) -> None:
    """Note which record types a permission set gives; what the file does not list is taken away."""
    forget(store, set_id)
    for entry in element.all("recordTypeVisibilities"):
        if entry.flag("visible"):
            store.run(
                "INSERT OR IGNORE INTO _record_type_access VALUES (?, ?)", (set_id, entry.get("recordType"))
            )


def forget(store: Store, set_id: str) -> None:
    """Forget what a permission set gave."""
    store.run("DELETE FROM _record_type_access WHERE parent_id = ?", (set_id,))


def given_to(store: Store, user_id: str) -> Iterator[str]:
    """The ids of the record types that a user's permission sets give."""
    rows = store.rows(
        "SELECT r.Id FROM RecordType r JOIN _record_type_access v "
        "ON v.name = r.SobjectType || '.' || r.DeveloperName "
        "JOIN PermissionSetAssignment a ON a.PermissionSetId = v.parent_id AND a.AssigneeId = ? "
        "WHERE r.IsActive = 'true'",
        (user_id,),
    )
    return (str(record_type) for (record_type,) in rows)


def _allowed(element: Element) -> Iterator[tuple[str, str]]:
    for entry in element.all("picklistValues"):
        for value in entry.all("values"):
            yield entry.get("picklist") or "", unquote(value.get("fullName") or "")
