"""Fields that the target fills by itself: what their author wrote, as one way and what it needs."""

from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics, Place
from compiler.model.program import Computed
from compiler.spec.pair import ComputedSpec

_OF_DETAILS = ("count", "sum", "least", "greatest")


def computed(spec: ComputedSpec | None, place: Place, diags: Diagnostics) -> Computed | None:
    """Resolve how a field is computed; None where it is not, or not in exactly one way (YML111)."""
    if spec is None:
        return None
    given = _given(spec)
    if len(given) != 1:
        message = "a computed field needs exactly one of number, formula, count, sum, least and greatest"
        diags.report(Diagnostic(rule="YML111", message=message, place=place))
        return None
    ((how, text),) = given.items()
    over = _over(spec, how, place, diags)
    if how in _OF_DETAILS and over is None:
        return None
    match how:
        case "number" | "formula" | "count" | "sum" | "least" | "greatest":
            return Computed(how=how, text=text, over=over)
        case _:
            return None


def _given(spec: ComputedSpec) -> dict[str, str]:
    ways = {
        "number": spec.number,
        "formula": spec.formula,
        "count": "" if spec.count else None,
        "sum": spec.sum,
        "least": spec.least,
        "greatest": spec.greatest,
    }
    return {how: text for how, text in ways.items() if text is not None}


def _over(spec: ComputedSpec, how: str, place: Place, diags: Diagnostics) -> tuple[str, str] | None:
    """Return the object and the field of `over`; what is missing, too much or no such name is reported."""
    if how not in _OF_DETAILS:
        if spec.over is not None:
            message = f"`over` names detail records, and a {how} has none"
            diags.report(Diagnostic(rule="YML111", message=message, place=place.at("over")))
        return None
    owner, _, field = (spec.over or "").partition(".")
    if owner and field:
        return owner, field
    message = f"`{how}` needs the reference by which the detail records belong to this one"
    helps = ("write `over: Invoice_Line__c.Invoice__c`: the detail object and its `kept_as: part_of` field",)
    where = place if spec.over is None else place.at("over")
    diags.report(Diagnostic(rule="YML111", message=message, place=where, helps=helps))
    return None
