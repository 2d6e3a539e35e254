"""The migration keys that a row's references mean."""

from sqlglot import exp

from compiler.language.fragments import Sql, column, joined, nothing, text
from compiler.language.sql import Term
from compiler.model.program import Reference, SourceObject
from compiler.passes.lower.query import table
from compiler.passes.lower.scope import RowScope

TENANT = "Tenant"


def link(reference: Reference, scope: RowScope) -> Term:
    """Return the key of the row referred to, NULL where the source names none.

    A link without an own field and without routes is the answer of a decision, which the runner fills in.
    """
    if reference.own is None:
        return Term(value=_tenant_key(scope) if reference.routes else nothing())
    own = scope.read(reference.own)
    if reference.object is None or _is_composed(scope.owner, reference.own):
        return own
    return Term(
        value=joined(text(scope.prefix(reference.object)), own.value), failures=own.failures, steps=own.steps
    )


def _is_composed(owner: SourceObject, name: str) -> bool:
    field = owner.fields.get(name)
    return field is not None and field.refers is not None


def _tenant_key(scope: RowScope) -> Sql:
    only = exp.select(exp.Min(this=column("$source"))).from_(table(TENANT)).subquery()
    return joined(text(scope.prefix(TENANT)), only)
