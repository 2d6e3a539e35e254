"""Users: who of the source's people is which user of the destination. The program suggests, a person decides.

Nobody is ever created, and no first match wins: where an address belongs to several users, or to one who is
not active, nothing is suggested.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from compiler.model.plan import Load
from compiler.runtime import links, people, planning, template
from compiler.runtime.context import Context, destination_of
from compiler.runtime.engine import Engine
from compiler.runtime.links import Turn
from compiler.runtime.people import Person, Unclear
from compiler.runtime.records import Outcome
from compiler.runtime.staged import staged_engine
from compiler.runtime.stops import RunStop
from compiler.runtime.template import Entry, Returned

NO_USER = links.FALLBACK


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """The state of one route's template: people in all, those with a suggestion, and those not decided yet.

    `kept` says that somebody has worked in the file, so that what is there stays; `added` that people who are
    new were added to it.
    """

    route: str
    path: Path
    people: int
    suggested: int
    open: int
    kept: bool
    added: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class UsersResult:
    """What the users phase found."""

    templates: tuple[Template, ...]

    @property
    def done(self) -> bool:
        """Say whether everybody is decided."""
        return all(each.open == 0 for each in self.templates)

    @property
    def text(self) -> str:
        """Say what is to be done."""
        waiting = [each for each in self.templates if each.open]
        if not waiting:
            return "every person has a user or the fallback owner"
        lines = (
            f"  {each.path}: {each.open} of {each.people} people to decide, {each.suggested} suggestions"
            + _about_kept(each)
            for each in waiting
        )
        return "\n".join(("fill in the column user_id, or leave it empty for the fallback owner:", *lines))


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A row of a returned template that cannot be taken: its line, why, and what to do; never a value."""

    path: Path
    line: int
    why: str

    @property
    def text(self) -> str:
        """Say it with its place."""
        return f"{self.path}:{self.line}: {self.why}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """What came of a returned template; with any refusal, nothing was applied.

    `unused` counts the rows that were left empty although a user was suggested.
    """

    route: str
    matched: int
    fallback: int
    refusals: tuple[Refusal, ...]
    unused: int = 0

    @property
    def ok(self) -> bool:
        """Say whether the template was applied."""
        return not self.refusals

    @property
    def text(self) -> str:
        """Say what came of it, and what may have been forgotten."""
        if self.refusals:
            return "\n".join(("nothing was applied:", *(f"  {each.text}" for each in self.refusals)))
        text = f"{self.matched} matched to a user, {self.fallback} to the fallback owner"
        if not self.unused:
            return text
        return (
            f"{text}\nwarning: {self.unused} of them have a suggested user and an empty user_id; "
            "copy the suggested_user_id into it and apply again, unless the fallback owner is meant"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """A person whom a find route is about; `shown` are the columns of the template."""

    key: str
    hash: str
    shown: tuple[str | None, ...]


def users(context: Context) -> UsersResult:
    """Write a template for each find route that has people to decide on; raises OutsideError."""
    loads = find_loads(context)
    if not loads:
        return UsersResult(templates=())
    with staged_engine(context) as engine:
        planning.find_present(context.plan, engine)
        return UsersResult(templates=tuple(_template(context, engine, load) for load in loads))


def find_loads(context: Context) -> tuple[Load, ...]:
    """Return the loads that match and never create."""
    return tuple(load for load in context.plan.loads if load.operation == "find")


def apply_users(context: Context, path: Path, route: str | None = None) -> Applied:
    """Take a returned template, all of it or nothing. Raises BadTemplate, OutsideError, RunStop."""
    load = _load_of(context, path, route)
    returned = template.read(path, load)
    with staged_engine(context) as engine:
        planning.find_present(context.plan, engine)
        asked = {each.key: each for each in _asked(context, engine, load)}
    ids = people.by_id(destination_of(context), [row.user_id for row in returned])
    refusals = tuple(_refusals(path, returned, asked, ids))
    if refusals:
        return Applied(route=load.route, matched=0, fallback=0, refusals=refusals)
    outcomes = tuple(_outcome(load, asked[row.key], row.user_id) for row in returned)
    changed = _changed(context, load, outcomes)
    if changed:
        context.store.settle_rows(load.route, changed)
    matched = sum(outcome.state == "loaded" for outcome in outcomes)
    return Applied(
        route=load.route,
        matched=matched,
        fallback=len(outcomes) - matched,
        refusals=(),
        unused=sum(not row.user_id and bool(row.suggested) for row in returned),
    )


def answer_users(context: Context, usernames: Mapping[str, str]) -> tuple[Applied, ...]:
    """Play the administrator: accept what is suggested, fill in what is given by key or source key, apply it.

    An empty username means nobody: the fallback owner. Raises RunStop where a username is no active user's,
    and as `users` and `apply_users` do.
    """
    applied = []
    for each in users(context).templates:
        if each.open:
            load = _load_of(context, each.path, each.route)
            ids = _answers(context, template.read(each.path, load), usernames)
            template.fill_in(each.path, load, ids)
            applied.append(apply_users(context, each.path, each.route))
    return tuple(applied)


# -- writing a template ---------------------------------------------------------------------------


def _template(context: Context, engine: Engine, load: Load) -> Template:
    asked = _asked(context, engine, load)
    decided = _decided(context, load)
    path = template.path_of(context.folders.run, load)
    still_open = sum(each.key not in decided for each in asked)
    if not still_open:
        return Template(
            route=load.route, path=path, people=len(asked), suggested=0, open=0, kept=path.exists()
        )
    entries = _entries(context, load, asked, decided)
    kept = _was_edited(context, load, path)
    added = kept and template.merge(path, load, entries)
    if not kept:
        template.write(path, load, entries)
        context.store.note(_note(load), _digest(path))
    return Template(
        route=load.route,
        path=path,
        people=len(asked),
        suggested=sum(bool(entry.username) for entry in entries),
        open=still_open,
        kept=kept,
        added=added,
    )


def _asked(context: Context, engine: Engine, load: Load) -> tuple[_Asked, ...]:
    """Return the people of a route, and settle those whose record the rules refuse."""
    turn = planning.prepare(context, engine, Turn(load=load, pass_=links.FIRST, fallbacks={}))
    planning.decide(engine, turn)
    refused = tuple(planning.undelivered(engine, turn))
    if refused:
        context.store.settle_rows(load.route, refused)
    return tuple(
        _Asked(key=row.key, hash=row.hash, shown=row.cells) for row in planning.accepted(engine, turn)
    )


def _entries(
    context: Context, load: Load, asked: Sequence[_Asked], decided: Mapping[str, Outcome]
) -> tuple[Entry, ...]:
    names = [column.name for column in load.columns]
    place = names.index(load.find_field) if load.find_field in names else None
    values = [each.shown[place] if place is not None else None for each in asked]
    found = people.by_field(
        destination_of(context), load.find_field or "", [value for value in values if value]
    )
    shared = {value for value in values if value and values.count(value) > 1}
    return tuple(
        _entry(each, value, found, shared, decided.get(each.key))
        for each, value in zip(asked, values, strict=True)
    )


def _entry(
    asked: _Asked,
    value: str | None,
    found: Mapping[str, Person | Unclear],
    shared: set[str],
    outcome: Outcome | None,
) -> Entry:
    username, suggested_id, note = "", "", ""
    match found.get(value.lower()) if value else None:
        case Person(username=name) if value in shared:
            note = f"no suggestion: several people share this, and one user matches ({name})"
        case Person(username=name, id=record):
            username, suggested_id = name, record
        case Unclear(why=why):
            note = f"no suggestion: {why}"
        case _:
            note = "no suggestion: " + ("no user matches" if value else "there is nothing to match by")
    user_id = (outcome.id or "") if outcome else ""
    return Entry(
        key=asked.key,
        shown=asked.shown,
        username=username,
        suggested_id=suggested_id,
        user_id=user_id,
        note=note,
    )


def _about_kept(found: Template) -> str:
    if found.added:
        return " (changed by hand, so people who are new were added to it)"
    return " (changed by hand, so left as it is)" if found.kept else ""


def _was_edited(context: Context, load: Load, path: Path) -> bool:
    return path.exists() and _digest(path) != context.store.noted(_note(load))


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _note(load: Load) -> str:
    return f"users:{load.route}:template"


# -- taking a template ----------------------------------------------------------------------------


def _load_of(context: Context, path: Path, route: str | None) -> Load:
    loads = find_loads(context)
    wanted = [load for load in loads if load.route == route or template.path_of(path.parent, load) == path]
    if route is None and not wanted and len(loads) == 1:
        return loads[0]
    if len(wanted) != 1:
        names = ", ".join(load.route for load in loads) or "none"
        raise RunStop(f"{path} does not say which route it is for; routes that match users: {names}")
    return wanted[0]


def _refusals(
    path: Path, returned: Sequence[Returned], asked: Mapping[str, _Asked], ids: Mapping[str, Person]
) -> Iterator[Refusal]:
    seen: dict[str, int] = {}
    taken: dict[str, int] = {}
    for row in returned:
        if why := _why_not(row, asked, seen, ids) or _taken(row, taken):
            yield Refusal(path=path, line=row.line, why=why)
        seen.setdefault(row.key, row.line)
        taken.setdefault(row.user_id, row.line)
    for key in sorted(asked.keys() - seen.keys()):
        yield Refusal(path=path, line=1, why=f"the row of {key} is missing; keep every row of the template")


def _why_not(
    row: Returned, asked: Mapping[str, _Asked], seen: Mapping[str, int], ids: Mapping[str, Person]
) -> str | None:
    if not row.key:
        return "the row has no key; keep the keys of the template"
    if row.key not in asked:
        return "nobody has this key; keep the keys of the template"
    if row.key in seen:
        return f"the same person is in line {seen[row.key]} too; keep one of them"
    if not row.user_id:
        return None
    if problem := people.id_problem(row.user_id):
        return problem
    if row.user_id not in ids:
        return "no user has this id; copy it from the user's page"
    if not ids[row.user_id].active:
        return "this user is not active; activate the user, or leave the id empty for the fallback owner"
    return None


def _taken(row: Returned, taken: Mapping[str, int]) -> str | None:
    if not row.user_id or row.user_id not in taken:
        return None
    return (
        f"line {taken[row.user_id]} has this user too; one user can stand for one person only, "
        "leave it empty for the fallback owner"
    )


def _outcome(load: Load, asked: _Asked, user_id: str) -> Outcome:
    if user_id:
        return Outcome(route=load.route, key=asked.key, state="loaded", hash=asked.hash, id=user_id)
    return Outcome(
        route=load.route, key=asked.key, state="skipped", hash=asked.hash, rule=NO_USER, address=load.address
    )


def _decided(context: Context, load: Load) -> dict[str, Outcome]:
    outcomes = context.store.outcomes(load.route)
    return {each.key: each for each in outcomes if each.state in ("loaded", "skipped")}


def _changed(context: Context, load: Load, outcomes: Sequence[Outcome]) -> tuple[Outcome, ...]:
    known = {each.key: each for each in context.store.outcomes(load.route)}
    return tuple(each for each in outcomes if known.get(each.key) != each)


def _named(row: Returned, usernames: Mapping[str, str]) -> str:
    """Return the username for a row: the one given for its key or source key ('' is nobody), else the
    suggestion.
    """
    for key in (row.key, row.key.split(":", 2)[-1]):
        if key in usernames:
            return usernames[key]
    return row.suggested


def _answers(context: Context, rows: Sequence[Returned], usernames: Mapping[str, str]) -> dict[str, str]:
    """Return the id of the user whom somebody named for each key."""
    named = {row.key: _named(row, usernames) for row in rows}
    found = people.by_username(destination_of(context), tuple(filter(None, named.values())))
    ids: dict[str, str] = {}
    for key, username in named.items():
        person = found.get(username.lower()) if username else None
        if isinstance(person, Person):
            ids[key] = person.id
        elif username:
            raise RunStop(f"the answer for {key} names no active user; name another one, or nobody")
    return ids
