"""What the signed-in user may see and do.

The user is an administrator of everything standard. Custom objects and custom fields open by permission sets
alone, as fields deployed by metadata are hidden from everybody, administrators included.
https://developer.salesforce.com/docs/atlas.en-us.securityImplGuide.meta/securityImplGuide/admin_fls.htm
"""

from collections.abc import Mapping
from dataclasses import dataclass

from compiler.sandbox.org.deploy.record_types import given_to
from compiler.sandbox.org.schema import Field, ObjectType
from compiler.sandbox.store import Store

RIGHTS = ("Read", "Create", "Edit", "Delete")

_ASSIGNED = "JOIN PermissionSetAssignment a ON a.PermissionSetId = p.ParentId AND a.AssigneeId = ?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """The sum of a user's permission sets, groups of them and profile.

    Rights are by lower case object, editability by lower case field; custom permissions are in lower case.
    """

    user_id: str
    rights: frozenset[tuple[str, str]]
    fields: Mapping[tuple[str, str], bool]
    permissions: frozenset[str]
    record_types: frozenset[str] = frozenset()
    custom_permissions: frozenset[str] = frozenset()

    def may(self, right: str, item: ObjectType) -> bool:
        """Whether the user has a right (one of RIGHTS) on an object."""
        return not item.custom or (item.name.lower(), right) in self.rights

    def sees(self, item: ObjectType, field: Field) -> bool:
        """Whether the field exists for the user."""
        if not self.may("Read", item):
            return False
        return field.always_visible or (item.name.lower(), field.name.lower()) in self.fields

    def edits(self, item: ObjectType, field: Field) -> bool:
        """Whether the user may write a field that can be written at all."""
        if field.always_visible:
            return self.may("Read", item)
        return self.fields.get((item.name.lower(), field.name.lower()), False)

    def visible(self, item: ObjectType) -> tuple[Field, ...]:
        """The object's fields that exist for the user."""
        return tuple(field for field in item.fields.values() if self.sees(item, field))


def access_of(store: Store, user_id: str) -> Access:
    """Add up what a user's permission sets and profile give."""
    rights: set[tuple[str, str]] = set()
    columns = ", ".join(f"p.Permissions{right}" for right in RIGHTS)
    for name, *flags in store.rows(
        f"SELECT lower(p.SobjectType), {columns} FROM ObjectPermissions p {_ASSIGNED}", (user_id,)
    ):
        rights |= {(name, right) for right, flag in zip(RIGHTS, flags, strict=True) if flag == "true"}
    fields = {
        (item, field[len(item) + 1 :]): edit == "true"
        for item, field, edit in store.rows(
            "SELECT lower(p.SobjectType), lower(p.Field), max(p.PermissionsEdit) FROM FieldPermissions p "
            f"{_ASSIGNED} WHERE p.PermissionsRead = 'true' GROUP BY 1, 2",
            (user_id,),
        )
    }
    return Access(
        user_id=user_id,
        rights=frozenset(rights),
        fields=fields,
        permissions=frozenset(_permissions(store, user_id)),
        record_types=frozenset(given_to(store, user_id)),
        custom_permissions=frozenset(_custom_permissions(store, user_id)),
    )


def _permissions(store: Store, user_id: str) -> set[str]:
    rows = store.rows(
        "SELECT u.name FROM _user_permission u JOIN PermissionSetAssignment a "
        "ON a.PermissionSetId = u.parent_id AND a.AssigneeId = ?1 "
        "UNION SELECT name FROM _user_permission WHERE parent_id = ?1",
        (user_id,),
    )
    return {str(name) for (name,) in rows}


def _custom_permissions(store: Store, user_id: str) -> set[str]:
    rows = store.rows(
        "SELECT lower(c.DeveloperName) FROM SetupEntityAccess p JOIN CustomPermission c "
        f"ON c.Id = p.SetupEntityId {_ASSIGNED}",
        (user_id,),
    )
    return {str(name) for (name,) in rows}
