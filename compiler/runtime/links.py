"""The SQL that decides, for all rows of a load at once, what is to happen to each: send, wait, refuse, hold.

It joins the rows that the load's own SQL gave (`$result`) with the ledger (`$ledger`), the keys that the
source has (`$present`), and the keys that each route claims now (`$claim`). Nothing is looked up row by row.
"""

# Every identifier and text below goes through name() and literal().
# ruff: noqa: S608

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from compiler.model.plan import Link, Load
from compiler.runtime.chunks import EMPTIED, Layout, Slot

RESULT = "$result"
ROWS = "$row"
LEDGER = "$ledger"
PRESENT = "$present"
CLAIM = "$claim"
SETTLED = "$settled"
CIRCLE = "$circle"

ORPHAN = "LNK101"
PARENT_NOT_LOADED = "LNK102"
CYCLE = "LNK103"
MOVED = "KEY112"
ADOPTED = "KEY113"
NULL_MARK = "SFR111"
FALLBACK = "USR101"

FIRST, SECOND = 1, 2

_FIXED = (
    "$key",
    "$source",
    "$position",
    "$hash",
    "$action",
    "$rule",
    "$address",
    "$note",
    "$note_address",
    "$id",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One pass of one load.

    `fallbacks` are ids by the name of the decision that gave them; `found` are ids by the column that holds
    each in every row; `rivals` are the other routes that create records from the same source object.
    """

    load: Load
    pass_: int
    fallbacks: Mapping[str, str]
    found: Mapping[str, str] = field(default_factory=dict)
    rivals: tuple[str, ...] = ()

    @property
    def links(self) -> tuple[Link, ...]:
        """Return the references that this pass fills."""
        return tuple(link for link in self.load.links if link.later == (self.pass_ == SECOND))

    @property
    def values(self) -> tuple[str, ...]:
        """Return the value columns that this pass fills."""
        return tuple(column.name for column in self.load.columns) if self.pass_ == FIRST else ()

    @property
    def constants(self) -> tuple[tuple[str, str], ...]:
        """Return the columns that hold the same id in every row, with it; a second pass leaves them alone."""
        return tuple(sorted(self.found.items())) if self.pass_ == FIRST else ()

    @property
    def own_links(self) -> tuple[Link, ...]:
        """Return the references of this pass that may be to another row of the same route."""
        return tuple(link for link in self.links if self.load.route in link.routes)


def layout(turn: Turn, key_field: str) -> Layout:
    """Return the columns that a chunk of this pass has."""
    values = (Slot(field=name, headers=(name,)) for name in turn.values)
    links = (Slot(field=link.name, headers=_headers(link)) for link in turn.links)
    constants = (Slot(field=name, headers=(name,)) for name, _ in turn.constants)
    return Layout(key_field=key_field, slots=(*values, *links, *constants))


def columns(turn: Turn) -> tuple[str, ...]:
    """Return the names of the columns of `$row`, those that are sent last and in the order of the layout."""
    return (*_FIXED, *(f"c{number}" for number, _ in enumerate(_cells(turn))))


def rows_sql(turn: Turn) -> str:
    """Return the statement that makes `$row`, in the order rows are sent: parent key, source key."""
    order = ", ".join(f"{name(link.name)} NULLS FIRST" for link in turn.links[:1])
    cells = ", ".join(f"{cell} AS {name(f'c{number}')}" for number, cell in enumerate(_cells(turn)))
    return (
        f"CREATE OR REPLACE TABLE {name(ROWS)} AS\n"
        f"WITH looked AS (\n{_looked(turn)}\n), judged AS (\n{_judged(turn)}\n), hashed AS (\n"
        f'SELECT *, {_hash(turn)} AS "$sent_hash" FROM judged\n), decided AS (\n{_decided(turn)}\n)\n'
        f'SELECT row_number() OVER (ORDER BY {order + ", " if order else ""}"$source") AS "$n", '
        f'"$key", "$source", "$position", "$sent_hash" AS "$hash", {_action(turn)} AS "$action", '
        f'"$rule", "$rule_address" AS "$address", {_note(turn, "rule")} AS "$note", '
        f'{_note(turn, "address")} AS "$note_address", "$own_id" AS "$id"'
        f"{', ' + cells if cells else ''}\nFROM decided"
    )


def name(identifier: str) -> str:
    """Quote an identifier."""
    return '"' + identifier.replace('"', '""') + '"'


def literal(text: str) -> str:
    """Quote a text."""
    return "'" + text.replace("'", "''") + "'"


def listed(texts: Sequence[str]) -> str:
    """Write texts as the inside of an IN list."""
    return ", ".join(map(literal, texts)) if texts else "NULL"


# -- one link -------------------------------------------------------------------------------------


def _headers(link: Link) -> tuple[str, ...]:
    if link.by == "id":
        return link.headers[:1] or (link.name,)
    return tuple(dict.fromkeys(link.headers))


def _found(link: Link, number: int) -> str:
    """Join the row of the ledger that holds the parent: the first of the link's routes that has it."""
    ranks = ", ".join(f"({literal(route)}, {rank})" for rank, route in enumerate(link.routes))
    there = "FILTER (WHERE g.id IS NOT NULL)"
    return (
        f"LEFT JOIN (SELECT g.key, min(t.rank) {there} AS rank, arg_min(g.id, t.rank) {there} AS id "
        f"FROM {name(LEDGER)} g JOIN (VALUES {ranks}) AS t(route, rank) ON g.route = t.route "
        f"WHERE g.pass = {FIRST} GROUP BY g.key) AS p{number} ON p{number}.key = r.{name(link.name)}"
    )


def _status(turn: Turn, link: Link, number: int) -> str:
    """Say what became of the parent: none, found, waits, or the rule that keeps the row from it."""
    if not link.routes:
        return "'none'"
    key = f"r.{name(link.name)}"
    circle = own = ""
    if _is_own(turn, link):
        circle = f"WHEN {_in_circle('r', link)} THEN {literal(CYCLE)} "
        own = (
            f'WHEN {key} IN (SELECT "$key" FROM {name(RESULT)}) '
            f"AND {key} NOT IN (SELECT key FROM {name(SETTLED)}) THEN 'waits' "
        )
    return (
        f"CASE WHEN {key} IS NULL THEN 'none' {circle}WHEN p{number}.rank IS NOT NULL THEN 'found' {own}"
        f"WHEN p{number}.key IS NOT NULL OR {key} IN (SELECT key FROM {name(PRESENT)}) "
        f"THEN {literal(PARENT_NOT_LOADED)} ELSE {literal(ORPHAN)} END"
    )


def _is_own(turn: Turn, link: Link) -> bool:
    """Say whether rows of this pass wait for one another through a link."""
    return turn.pass_ == FIRST and link in turn.own_links


def _in_circle(row: str, link: Link) -> str:
    members = f"(SELECT key FROM {name(CIRCLE)})"
    return f'{row}."$key" IN {members} AND {row}.{name(link.name)} IN {members}'


def _link_cells(turn: Turn, link: Link, number: int) -> tuple[str, ...]:
    if link.by == "id":
        fallback = _fallback(turn, link)
        found = f'"id {number}"' if link.routes else "NULL"
        return (f"coalesce({found}, {fallback})",)
    by_header = {header: [] for header in _headers(link)}  # type: dict[str, list[str]]
    for rank, header in enumerate(link.headers):
        by_header[header].append(str(rank))
    return tuple(
        f'CASE WHEN "rank {number}" IN ({", ".join(ranks)}) THEN {name(link.name)} END'
        for ranks in by_header.values()
    )


def _fallback(turn: Turn, link: Link) -> str:
    answer = turn.fallbacks.get(link.fallback) if link.fallback else None
    return "CAST(NULL AS VARCHAR)" if answer is None else literal(answer)


def _may_be_empty(turn: Turn, link: Link) -> bool:
    return link.missing == "empty" or turn.pass_ == SECOND or link.fallback is not None


# -- the steps ------------------------------------------------------------------------------------


def _looked(turn: Turn) -> str:
    looked, joins = ["r.*"], []
    for number, link in enumerate(turn.links):
        if link.routes:
            # Both ends of a circle may be there from an earlier run; one alone would still not be filled.
            free = f"NOT ({_in_circle('r', link)})" if _is_own(turn, link) else "true"
            looked += [
                f'CASE WHEN {free} THEN p{number}.{what} END AS "{what} {number}"' for what in ("rank", "id")
            ]
            joins.append(_found(link, number))
        looked.append(f'{_status(turn, link, number)} AS "status {number}"')
    return f"SELECT {', '.join(looked)}\nFROM {name(RESULT)} r\n" + "\n".join(joins)


def _judged(turn: Turn) -> str:
    """Find the first thing that keeps a row from being sent."""
    whens = []
    if turn.pass_ == FIRST:
        whens.append(('len("$reasons") > 0', '"$reasons"[1]."rule"', '"$reasons"[1]."address"'))
        whens += [
            (f"{name(column.name)} = {literal(EMPTIED)}", literal(NULL_MARK), literal(column.address))
            for column in turn.load.columns
        ]
        whens += [(_moved(turn), literal(MOVED), literal(turn.load.address))] if turn.rivals else []
    whens += [
        (
            f"\"status {number}\" NOT IN ('none', 'found', 'waits')",
            f'"status {number}"',
            literal(link.address),
        )
        for number, link in enumerate(turn.links)
        if not _may_be_empty(turn, link)
    ]
    rule = _case([(condition, rule) for condition, rule, _ in whens])
    address = _case([(condition, address) for condition, _, address in whens])
    return f'SELECT *, {rule} AS "$rule", {address} AS "$rule_address" FROM looked'


def _moved(turn: Turn) -> str:
    """A record of this key exists through another route, which does not claim the key any more."""
    return (
        f'"$key" IN (SELECT g.key FROM {name(LEDGER)} g WHERE g.route IN ({listed(turn.rivals)}) '
        f"AND g.pass = {FIRST} AND g.id IS NOT NULL AND NOT EXISTS "
        f"(SELECT 1 FROM {name(CLAIM)} c WHERE c.route = g.route AND c.key = g.key))"
    )


def _cells(turn: Turn) -> tuple[str, ...]:
    return (*(name(column) for column in turn.values), *_resolved(turn))


def _resolved(turn: Turn) -> tuple[str, ...]:
    """Return the cells that the destination and the ledger give: references, then constants."""
    links = (cell for number, link in enumerate(turn.links) for cell in _link_cells(turn, link, number))
    return (*links, *(literal(record) for _, record in turn.constants))


def _hash(turn: Turn) -> str:
    """Hash what is sent and where to: the row as the SQL gave it, and what its references resolved to.

    The columns are part of it, so that a value which another plan writes into another field is sent.
    """
    headers = chr(30).join((turn.load.target, *layout(turn, "").headers))
    parts = [
        literal(headers),
        '"$hash"' if turn.pass_ == FIRST else "''",
        *(f"coalesce('=' || ({cell}), '')" for cell in _resolved(turn)),
    ]
    return f"sha256({' || chr(31) || '.join(parts)})"


def _decided(turn: Turn) -> str:
    first = name(LEDGER)
    parts = [
        'SELECT h.*, own.id AS "$own_id", own.state AS "$own_state", own.hash AS "$own_hash", '
        'own.rule AS "$own_rule", own.address AS "$own_address"',
        f"FROM hashed h LEFT JOIN {first} own ON own.route = {literal(turn.load.route)} "
        f'AND own.pass = {turn.pass_} AND own.key = h."$key"',
    ]
    if turn.pass_ == SECOND:
        parts.append(
            f"JOIN {first} once ON once.route = {literal(turn.load.route)} AND once.pass = {FIRST} "
            'AND once.key = h."$key" AND once.id IS NOT NULL'
        )
        # What was never filled and has nothing to fill needs no second visit.
        filled = " OR ".join(f"\"status {number}\" <> 'none'" for number, _ in enumerate(turn.links))
        parts.append(f"WHERE own.key IS NOT NULL OR {filled}")
    return "\n".join(parts)


def _action(turn: Turn) -> str:
    waits = " OR ".join(f"\"status {number}\" = 'waits'" for number, _ in enumerate(turn.links)) or "false"
    nothing = "false"
    if turn.pass_ == SECOND:
        nothing = '"$own_id" IS NULL AND ' + " AND ".join(f"({cell}) IS NULL" for cell in _cells(turn))
    return (
        f"CASE WHEN \"$rule\" IN ({listed((PARENT_NOT_LOADED, MOVED))}) THEN 'held' "
        f"WHEN \"$rule\" IS NOT NULL THEN 'refused' WHEN {waits} THEN 'waits' "
        f"WHEN \"$own_state\" IN ('loaded', 'failed') AND \"$own_hash\" = \"$sent_hash\" THEN 'settled' "
        f"WHEN {nothing} THEN 'skipped' ELSE 'send' END"
    )


def _note(turn: Turn, part: str) -> str:
    """Say which reference is left empty, filled with the fallback, or part of a circle, or that the record
    was taken over.
    """
    taken = (f'"$own_rule" = {literal(ADOPTED)}', f'"$own_{part}"')
    missing, fallen = [], []
    for number, link in enumerate(turn.links):
        rule, address = f'"status {number}"', literal(link.address)
        lacks = f"{rule} NOT IN ('none', 'found', 'waits')"
        if link.fallback is not None and link.routes:
            fallen.append((f"{rule} <> 'found'", literal(FALLBACK) if part == "rule" else address))
        else:
            missing.append((lacks, rule if part == "rule" else address))
    # A second pass fills both ends of a circle; not every destination takes that, so it is told of each row.
    circles = [
        (_in_circle("decided", link), literal(CYCLE) if part == "rule" else literal(link.address))
        for link in turn.own_links
        if turn.pass_ == SECOND
    ]
    return _case([*missing, *circles, *fallen, taken])


def _case(whens: Sequence[tuple[str, str]]) -> str:
    if not whens:
        return "CAST(NULL AS VARCHAR)"
    return "CASE " + " ".join(f"WHEN {condition} THEN {value}" for condition, value in whens) + " END"
