"""Permissions that are written as rows: what they may name, what they need, and groups added up.

https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_fieldpermissions.htm
"""

from collections.abc import Callable, Iterator

from compiler.sandbox.org.compounds import addresses, compound_of
from compiler.sandbox.org.deploy.permission_groups import recalculate
from compiler.sandbox.org.rows.effective import effective
from compiler.sandbox.org.rows.work import Work, literal, one_of, problem_sql
from compiler.sandbox.org.schema import ObjectType

Rule = tuple[str, str]


def setup_rules(work: Work) -> Iterator[Rule]:
    """The rules of the objects that give permissions; none for all others."""
    rules = _RULES.get(work.item.name)
    return rules(work) if rules else iter(())


def settle_setup(work: Work) -> None:
    """Fill in what an assignment of a group stands for, and add up the groups whose members changed."""
    if work.item.name == "PermissionSetAssignment":
        work.store.run(
            f"UPDATE {work.table} SET PermissionSetId = (SELECT p.Id FROM PermissionSet p "
            f"WHERE p.PermissionSetGroupId = {work.table}.PermissionSetGroupId) "
            "WHERE PermissionSetGroupId IS NOT NULL AND PermissionSetId IS NULL"
        )
    elif work.item.name in _RULES:
        recalculate(work.store, work.now)


def _field_permissions(work: Work) -> Iterator[Rule]:
    field = work.item.field("Field")
    assert field is not None
    known = (name for item in work.schema.objects.values() for name in _permissionable(item))
    words = f"'Field Name: bad value for restricted picklist field: ' || {effective(work, field)}"
    problem = problem_sql("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", words, "Field")
    yield f"t.target IS NULL AND {effective(work, field)} NOT IN {one_of(sorted(known))}", problem
    yield _depends(work, "PermissionsEdit", "PermissionsRead")


def _object_permissions(work: Work) -> Iterator[Rule]:
    field = work.item.field("SobjectType")
    assert field is not None
    known = (item.name for item in work.schema.objects.values() if not item.setup)
    words = f"'Sobject Type Name: bad value for restricted picklist field: ' || {effective(work, field)}"
    problem = problem_sql("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", words, "SobjectType")
    yield f"t.target IS NULL AND {effective(work, field)} NOT IN {one_of(sorted(known))}", problem
    for right, needed in (("Create", "Read"), ("Edit", "Read"), ("Delete", "Edit")):
        yield _depends(work, f"Permissions{right}", f"Permissions{needed}")


def _depends(work: Work, right: str, needed: str) -> Rule:
    given, other = work.item.field(right), work.item.field(needed)
    assert given is not None
    assert other is not None
    words = literal(f"Permission {right} depends on permission(s): {needed}")
    problem = problem_sql("FIELD_INTEGRITY_EXCEPTION", words, right)
    return f"{effective(work, given)} = 'true' AND {effective(work, other)} = 'false'", problem


def _assignments(work: Work) -> Iterator[Rule]:
    """An assignment needs a permission set or a group."""
    names = ("PermissionSetId", "PermissionSetGroupId")
    fields = [field for name in names if (field := work.item.field(name)) is not None]
    missing = " AND ".join(f"{effective(work, field)} IS NULL" for field in fields)
    words = literal("Required fields are missing: [PermissionSetId]")
    yield missing, problem_sql("REQUIRED_FIELD_MISSING", words, "PermissionSetId")


def _nothing(_: Work) -> Iterator[Rule]:
    return iter(())


def _permissionable(item: ObjectType) -> Iterator[str]:
    """The fields of an object that field-level security rules, by their full names."""
    if item.setup:
        return
    for field in item.fields.values():
        is_part = not item.custom and compound_of(item.name, field.name) is not None
        if not is_part and (not field.always_visible or (not field.custom and field.nillable)):
            yield f"{item.name}.{field.name}"
    yield from (f"{item.name}.{name}" for name in addresses(item.name))


_RULES: dict[str, Callable[[Work], Iterator[Rule]]] = {
    "FieldPermissions": _field_permissions,
    "ObjectPermissions": _object_permissions,
    "PermissionSet": _nothing,
    "PermissionSetAssignment": _assignments,
    "SetupEntityAccess": _nothing,
}
