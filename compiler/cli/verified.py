"""Tables of a comparison with the destination: what differs, and who can read health data."""

import textwrap
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict

from compiler.cli.drawing import WIDTH, drawn, table
from compiler.runtime.ports import Difference, Reader
from compiler.runtime.verify import VerifyResult

_KINDS = {
    "missing": "missing: the project has it, the org has not",
    "different": "different",
    "extra": "extra: the org has it, the project has not",
}

_NOT_GRANTED = """
Who reads standard fields without a grant of the project has that right from the practice. It stops no load;
look whether it should stay."""


def verified_text(result: VerifyResult) -> str:
    """Draw the three kinds of differences, then the readers of health data by holder, and what was not seen.

    Names of metadata, profiles and permission sets only, and how many people; never a value of a record.
    """
    found = result.verification
    parts = [_summary(result)]
    for how, title in _KINDS.items():
        if rows := [_row(each) for each in found.differences if each.how == how]:
            parts.append(
                drawn(table(f"\n{title} ({len(rows)})", ("component", "what", "expected", "found"), (), rows))
            )
    parts += _readers(found.readers)
    if found.unseen:
        parts.append("\n".join(("\nnot compared:", *(f"  {line}" for line in found.unseen))))
    return "\n".join(parts)


def verified_json(result: VerifyResult) -> Mapping[str, object]:
    """Return everything that was found, for a program."""
    found = result.verification
    return {
        "differences": [asdict(each) for each in found.differences],
        "readers": [asdict(each) for each in found.readers],
        "unseen": list(found.unseen),
    }


def _summary(result: VerifyResult) -> str:
    if result.ok:
        return "the org is as the project says; rows may be loaded"
    found = result.verification.differences
    counted = (f"{number} {how}" for how in _KINDS if (number := sum(each.how == how for each in found)))
    return f"the org is not as the project says ({', '.join(counted)}); no row is loaded before it is"


def _row(one: Difference) -> Sequence[str]:
    return one.component, one.what, one.expected, one.found


def _readers(readers: Sequence[Reader]) -> Iterator[str]:
    fields = [each for each in readers if each.object]
    past = [each for each in readers if not each.object]
    if fields:
        yield "\n".join(("\nwho can read fields of health data", *_by_holder(fields)))
        if any(not each.expected for each in fields):
            yield _NOT_GRANTED
    if past:
        yield drawn(table("\nwho sees past permissions", ("holder", "", "by"), ("people",), _past(past)))


def _past(readers: Sequence[Reader]) -> Iterator[Sequence[str | int]]:
    """Yield a row for each power of a holder, with the objects that it is over."""
    powers: dict[tuple[str, str, int, str], list[str]] = defaultdict(list)
    for each in readers:
        power, _, name = each.field.partition(" ")
        powers[each.holder, _kind(each), each.people, power].append(name)
    for (holder, kind, people, power), names in powers.items():
        over = ", ".join(sorted(filter(None, names)))
        yield holder, kind, f"{power}: {over}" if over else power, people


def _by_holder(readers: Sequence[Reader]) -> Iterator[str]:
    """Yield a paragraph for each holder, those first that the project knows nothing of."""
    holders: dict[tuple[bool, bool, str], list[Reader]] = defaultdict(list)
    for each in readers:
        holders[each.expected, not each.profile, each.holder].append(each)
    for (expected, _, name), members in sorted(holders.items()):
        one = members[0]
        granted = "granted by the project" if expected else "NOT granted by the project"
        people = "1 person" if one.people == 1 else f"{one.people:,} people"
        yield f"\n{name} ({_kind(one)}, {people}): {_counted(len(members))}, {granted}"
        yield from _fields(members)


def _fields(readers: Sequence[Reader]) -> Iterator[str]:
    objects: dict[tuple[str, bool], list[str]] = defaultdict(list)
    for each in readers:
        objects[each.object, each.edits].append(each.field)
    for (name, edits), fields in sorted(objects.items()):
        line = f"{'edits' if edits else 'reads'} {name}: {', '.join(sorted(fields))}"
        yield textwrap.fill(line, WIDTH, initial_indent="  ", subsequent_indent="      ")


def _counted(fields: int) -> str:
    return "1 field" if fields == 1 else f"{fields} fields"


def _kind(one: Reader) -> str:
    return "profile" if one.profile else "permission set"
