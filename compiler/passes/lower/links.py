"""The migration keys that a row's references mean."""

from sqlglot import exp

from compiler.language.fragments import Sql, column, first_of, joined, nothing, text
from compiler.language.sql import Term
from compiler.model.program import Reference, SourceObject
from compiler.passes.lower.query import selected, table
from compiler.passes.lower.scope import RowScope

TENANT = "Tenant"


def link(reference: Reference, scope: RowScope) -> Term:
    """Return the key of the row referred to, NULL where the source names none.

    With `or_tenant` a row that names none belongs to the customer's own record. A link without an own field
    and without routes is the answer of a decision, which the runner fills in.
    """
    if reference.own is None:
        return Term(value=_tenant_key(scope) if reference.routes else nothing())
    named = _named(reference, reference.own, scope)
    if not reference.or_tenant:
        return named
    return Term(value=first_of(named.value, _tenant_key(scope)), failures=named.failures, steps=named.steps)


def _named(reference: Reference, name: str, scope: RowScope) -> Term:
    """Return the key of the row that a field names."""
    own = scope.read(name)
    if reference.object is None or _is_composed(scope.owner, name):
        return own
    return Term(
        value=joined(text(scope.prefix(reference.object)), own.value), failures=own.failures, steps=own.steps
    )


def _is_composed(owner: SourceObject, name: str) -> bool:
    field = owner.fields.get(name)
    return field is not None and field.refers is not None


def _tenant_key(scope: RowScope) -> Sql:
    only = selected([exp.Min(this=column("$source"))], table(TENANT)).subquery(copy=False)
    return joined(text(scope.prefix(TENANT)), only)
