"""Fields that an account asks for: an expansion of the shipped pair, and the inventory it reads."""

from tests.checks.breaks.edit import Break
from tests.workspace import PAIR

_INVENTORY = """\
spec: inventory/v1
pair: practicehub-salesforce
objects:
  PaymentMethod:
    m1: {name: Card}
    m2: {name: Card}
"""


def _expanded(fields: int, overflow: str, inventory: str | None, otherwise: str = "text(40)") -> Break:
    """Add an expansion with a budget, and the inventory where there is one."""
    expand = f"""
expand:
  paid_by:
    over: PaymentMethod
    into: invoice
    key: id
    name: name
    type: {{by: name, values: {{}}, otherwise: {otherwise}}}
    value: {{first: InvoiceDetail.number, by: invoice_id, where: number}}
    budget: {{fields: {fields}, overflow: {overflow}}}
routes:
"""
    files = {"specs/inventories/practicehub-salesforce.yaml": inventory} if inventory else {}
    return Break(edits={PAIR: (("\nroutes:\n", expand),)}, added=files)


BREAKS: dict[str, Break] = {
    "EXP101": _expanded(9, "All_Payments__c", _INVENTORY),
    "EXP102": _expanded(9, "Invoice_Number__c", _INVENTORY),
    "EXP103": _expanded(1, "Invoice_Number__c", _INVENTORY),
    "EXP104": _expanded(9, "Invoice_Number__c", None),
    "EXP105": _expanded(9, "Invoice_Number__c", _INVENTORY, "bool"),
}
