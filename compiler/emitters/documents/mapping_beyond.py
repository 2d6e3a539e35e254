"""What the mapping document says of more than one row: folded fields, collected rows, expansions, rates."""

from compiler.emitters.documents.needed import NEEDED
from compiler.emitters.markdown import prose_code
from compiler.model.program import Collection, Derived, Program, Route, ValueMap

_WAYS = {
    "lookup": "the value of the row referred to",
    "first": "the value of the first row",
    "latest": "the value of the latest row",
    "gather": "all values, in the order of the rows",
    "distinct": "each value once, in the order of the values",
    "sum": "the sum of the values",
    "count": "how many rows there are",
    "exists": "whether there is a row",
}
_POLICIES = {
    "reject": "Rows with any other value are refused and listed in the report.",
    "keep": "Any other value stays the text that it is.",
    "quarantine": "Rows with any other value wait until somebody adds it here; the report counts them.",
}


def derived(program: Program) -> list[tuple[str, str, str, str, str]]:
    """List the fields that come from related rows: name, what is taken, from where, matched how, which rows.

    Those that an inventory asked for are listed with their expansion.
    """
    return [
        (f"{owner.name}.{one.name}", _taken(one), _origin(one), _match(owner.name, one, program), _rows(one))
        for owner in program.objects.values()
        for one in owner.derived.values()
        if one.place.document == "pair"
    ]


def _taken(one: Derived) -> str:
    return f"{_WAYS[one.how]}, by {one.on}" if one.on else _WAYS[one.how]


def _origin(one: Derived) -> str:
    return f"{one.object}.{one.field}" if one.field else one.object


def _match(owner: str, one: Derived, program: Program) -> str:
    ours = one.own or " + ".join(program.objects[owner].key)
    theirs = one.theirs or " + ".join(program.objects[one.object].key)
    return f"{one.object}.{theirs} = {owner}.{ours}"


def _rows(one: Derived) -> str:
    return " ".join(one.where.text.split()) if one.where else "all"


def collected(program: Program) -> list[dict[str, object]]:
    """List the objects whose rows are made from those of others, with what each field is made of."""
    return [
        {
            "name": owner.name,
            "of": owner.collection.of,
            "where": " ".join(owner.collection.where.text.split()) if owner.collection.where else None,
            "fields": [*_fields(owner.collection), *_flag(owner.collection)],
        }
        for owner in program.objects.values()
        if owner.collection
    ]


def _fields(made: Collection) -> list[tuple[str, str]]:
    return [
        (
            one.name,
            f"{one.how}: {' '.join(one.expression.text.split())}" + (f", by {one.on}" if one.on else ""),
        )
        for one in made.fields
    ]


def _flag(made: Collection) -> list[tuple[str, str]]:
    if made.primary is None:
        return []
    one = made.primary
    return [(one.field, f"true for one row of each {one.per}: the one with the most {one.most}")]


def expansions(program: Program) -> list[dict[str, object]]:
    """List the expansions, each with the fields that the inventory made of it."""
    return [
        {
            "name": name,
            "over": spec.over,
            "into": spec.into,
            "most": spec.budget.fields,
            "overflow": spec.budget.overflow,
            "fields": _grown(program, program.routes.get(spec.into), spec.over),
        }
        for name, spec in program.pair.expand.items()
    ]


def _grown(program: Program, route: Route | None, over: str) -> list[tuple[str, str, str, str]]:
    if route is None:
        return []
    fields = program.targets[route.target].fields
    return [
        (one.place.keys[-1], one.field, fields[one.field].label, fields[one.field].type.bare)
        for one in route.assignments
        if one.place.document == "inventory" and one.place.keys[1] == over
    ]


def found(route: Route) -> list[tuple[str, str]]:
    """List the fields of a route that hold the id of a record every account has, and how it is told."""
    return [
        (
            one.field,
            f"the one {one.object} where " + " and ".join(f"{k} is {v}" for k, v in one.where.items()),
        )
        for one in route.found
    ]


def rates(program: Program) -> list[tuple[str, str, str, str, str]]:
    """List every rate: its table, both currencies, the first day, and what one unit is worth."""
    return [
        (table.name, currency, table.to, day, rate)
        for table in program.rates.values()
        for currency, days in table.values.items()
        for day, rate in days
    ]


def prerequisites(program: Program) -> list[tuple[str, str, str, str, str]]:
    """List what people must have done before rows move, and whether they have."""
    return [
        (spec.do, spec.owner, NEEDED[spec.needed], spec.done_when, program.fulfilled.get(name, "open"))
        for name, spec in program.pair.prerequisites.items()
    ]


def other_values(one: ValueMap) -> str | None:
    """Say what becomes of a value that a map does not have."""
    if one.policy == "default":
        return f"Any other value becomes {prose_code(one.default)}."
    return _POLICIES.get(one.policy) if one.policy else None


def accepted(program: Program) -> list[tuple[str, str, str]]:
    """List findings that are accepted and concern no route: address, rule and reason."""
    return [
        (address, rule, why)
        for rule, places in sorted(program.pair.accept.items())
        for address, why in sorted(places.items())
    ]
