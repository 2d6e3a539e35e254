"""The one form of validation rule that the org runs: a key that is kept, save by whoever has the bypass.

`AND(NOT($Permission.X), NOT(ISNEW()), ISCHANGED(F__c))`, its three terms in any order. All other formulas are
checked at deployment and never run.
https://developer.salesforce.com/docs/atlas.en-us.usefulValidationRules.meta/usefulValidationRules/fields_useful_validation_formulas.htm
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from compiler.sandbox.org.deploy.xml import Element
from compiler.sandbox.org.rows.effective import effective
from compiler.sandbox.org.rows.work import Work, literal, problem_sql
from compiler.sandbox.org.schema import ACTIVITIES
from compiler.sandbox.store import quoted

_WHOLE = re.compile(r"AND\((?P<terms>.*)\)", re.IGNORECASE)
_TERM = re.compile(
    r"NOT\(\$Permission\.(?P<permission>\w+)\)|(?P<new>NOT\(ISNEW\(\)\))|ISCHANGED\((?P<field>\w+)\)",
    re.IGNORECASE,
)
TERMS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptField:
    """A field that nobody changes without a custom permission."""

    field: str
    permission: str


def kept_field(formula: str) -> KeptField | None:
    """Read a formula of the one form; None for any other."""
    whole = _WHOLE.fullmatch(re.sub(r"\s+", "", formula))
    if whole is None:
        return None
    terms = list(_TERM.finditer(whole["terms"]))
    if len(terms) != TERMS or ",".join(term[0] for term in terms) != whole["terms"]:
        return None
    found = {kind: term[kind] for term in terms for kind in ("permission", "new", "field") if term[kind]}
    if len(found) != TERMS:
        return None
    return KeptField(field=found["field"], permission=found["permission"])


def validation_rules(work: Work) -> Iterator[tuple[str, str]]:
    """The conditions under which a changed row breaks an active rule that does not spare the user."""
    if not work.may_update:
        return
    for element in _active(work):
        kept = kept_field(element.get("errorConditionFormula") or "")
        field = work.item.field(kept.field) if kept else None
        if kept is None or field is None or not work.gives(field):
            continue
        if kept.permission.lower() in work.access.custom_permissions:
            continue
        words = literal(element.get("errorMessage") or "")
        problem = problem_sql(
            "FIELD_CUSTOM_VALIDATION_EXCEPTION", words, element.get("errorDisplayField") or ""
        )
        yield f"t.target IS NOT NULL AND ({effective(work, field)}) IS NOT o.{quoted(field.name)}", problem


def _active(work: Work) -> Iterator[Element]:
    owners = [work.item.name, *(("Activity",) if work.item.name in ACTIVITIES else ())]
    for owner in owners:
        for (body,) in work.store.rows(
            "SELECT body FROM _component WHERE kind = 'ValidationRule' AND substr(name, 1, ?) = ? "
            "COLLATE NOCASE ORDER BY name",
            (len(owner) + 1, owner + "."),
        ):
            element = msgspec.json.decode(body, type=Element)
            if element.flag("active"):
                yield element
