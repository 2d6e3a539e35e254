"""A platform and a pair of any size, invented: compiling must cost no more than its size says."""

from collections.abc import Iterator, Mapping

from tests.workspace import TARGET, shipped

PAIR = "invented-salesforce"
_LINKS = 2  # the key and the parent; the other fields of an object have the kinds below in turn
_KINDS: tuple[tuple[str, str, str], ...] = (
    ("text(80)", "text(80)", "{} | trim"),
    ("longtext(2000)", "longtext(2000)", "{}"),
    ("int", "int", "{}"),
    ("money", "money", "{}"),
    ("date", "date", "{}"),
    ("bool", "bool", "{} | default(false)"),
    ("email", "email", "{} | trim | lower | to_email | or_null"),
    ("phone", "phone", "{}"),
    ("datetime(local)", "datetime", "{} | at($zone) | or_null"),
    ("enum(state)", "enum(state_label)", "{} | map(states)"),
    ("text(200)", "text(40)", "{} | trim | truncate(40)"),
    ("decimal(12.4)", "decimal(12.4)", "{} | abs"),
)
_GOTCHAS = (
    "workflow_rules_retired",
    "bulk_batch_quota",
    "storage_billing",
    "account_contact",
    "territory_order",
)
_LOSSY = ("or_null", "truncate")


def invented(objects: int, fields: int) -> Mapping[str, str]:
    """Return the specs of a pair of so many source objects with so many fields each, as texts by path."""
    return {
        TARGET: shipped()[TARGET],
        "specs/platforms/invented.yaml": "\n".join(_platform(objects, fields)) + "\n",
        f"specs/pairs/{PAIR}.yaml": "\n".join(_pair(objects, fields)) + "\n",
    }


def _fields(number: int, fields: int) -> Iterator[tuple[int, str, str, str]]:
    """Yield position, source type, target type and expression; neighbours begin with different kinds."""
    for position in range(fields - _LINKS):
        source, target, expression = _KINDS[(position + number) % len(_KINDS)]
        yield position, source, target, expression.format(f"f{position}")


def _platform(objects: int, fields: int) -> Iterator[str]:
    yield "spec: platform/v1\nname: invented\nlabel: Invented\nroles: [source]\nevidence: documented"
    yield "enums:\n  state: [open, waiting, closed]\nobjects:"
    for number in range(objects):
        yield f"  Thing{number}:\n    key: [id]\n    phi: none\n    fields:\n      id: id!"
        yield f"      parent: ref(Thing{_parent(number)})"
        for position, source, _, _ in _fields(number, fields):
            yield f"      f{position}: {source}"
    yield "connector:\n  base_url: {env: INVENTED_URL, pattern: 'https://invented\\.example'}"
    yield "  rate: {every_ms: 1000}\n  retry: {codes: [429]}"
    yield "  page: {kind: number, param: page, size_param: size, size: 100,"
    yield "    rows: data, total: total, next: next}"
    yield "  endpoints:"
    for number in range(objects):
        yield f"    Thing{number}: {{path: /things{number}}}"


def _pair(objects: int, fields: int) -> Iterator[str]:
    yield f"spec: pair/v1\nname: {PAIR}\nsource: invented\ntarget: salesforce"
    yield "decisions:\n  zone: {ask: In which zone are the times?, type: time_zone, needed: sample}"
    yield "schema:\n  key: {field: Migration_Key__c, type: text(120)}"
    yield "  enums: {state_label: [Open, Waiting, Closed]}\n  objects:"
    for number in range(objects):
        yield from _schema(number, objects, fields)
    yield "maps:\n  states:\n    from: state\n    to: state_label"
    yield "    values: {open: Open, waiting: Waiting, closed: Closed}\nderive:"
    for number in range(objects):
        yield f"  Thing{number}.origin: {{lookup: Thing{_parent(number)}.id, by: parent}}"
        if _has_children(number, objects):
            yield f"  Thing{number}.children: {{count: Thing{2 * number + 1}, by: parent}}"
    yield "routes:"
    for number in range(objects):
        yield from _route(number, objects, fields)
    yield "gotchas:"
    for name in (
        "workflow_rules_retired",
        "bulk_batch_quota",
        "storage_billing",
        "account_contact",
        "territory_order",
    ):
        yield f"  salesforce.{name}: {{accepted: invented}}"


def _schema(number: int, objects: int, fields: int) -> Iterator[str]:
    yield f"    Thing{number}__c:\n      label: Thing {number}"
    yield f"      record_name: auto(T{number}-{{0000}})\n      fields:"
    yield f"        Parent__c: ref(Thing{_parent(number)}__c)"
    yield "        Origin__c: text(80)"
    if _has_children(number, objects):
        yield "        Children__c: int"
    for position, _, target, _ in _fields(number, fields):
        yield f"        F{position}__c: {target}"


def _route(number: int, objects: int, fields: int) -> Iterator[str]:
    yield f"  thing{number}:\n    from: Thing{number}\n    to: Thing{number}__c\n    set:"
    yield "      Origin__c: origin"
    if _has_children(number, objects):
        yield "      Children__c: children"
    lossy = []
    for position, _, _, expression in _fields(number, fields):
        yield f"      F{position}__c: {expression}"
        if any(word in expression for word in _LOSSY):
            lossy.append(f"F{position}__c")
    yield f"    link:\n      Parent__c: parent -> thing{_parent(number)}"
    if lossy:
        yield "    accept:\n      TYP102:"
        for name in lossy:
            yield f"        {name}: what does not fit is listed"


def _parent(number: int) -> int:
    """Return the object that an object's rows hang below: a tree, whose root refers to itself."""
    return number // 2


def _has_children(number: int, objects: int) -> bool:
    return number > 0 and 2 * number + 1 < objects
