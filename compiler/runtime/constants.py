"""Records that the destination has anyway, whose ids go into every row of a load: found, never made."""

from collections.abc import Mapping

from compiler.model.plan import Constant, Load
from compiler.runtime.context import Context, destination_of
from compiler.runtime.ports import Found
from compiler.runtime.stops import RunStop

Constants = Mapping[str, Mapping[str, str]]

UNFOUND = "LNK104"


class Unfound(RunStop):
    """The destination has no record, or several, where a load needs exactly one."""


def constants(context: Context, loads: tuple[Load, ...]) -> Constants:
    """Return the id of each constant of these loads, by route and column, before any row moves.

    Raises Unfound, which names every one that is missing or not the only one, and OutsideError.
    """
    ids: dict[str, dict[str, str]] = {}
    problems: list[str] = []
    for load in loads:
        for constant in load.found:
            matching = _matching(context, constant)
            if len(matching) == 1:
                ids.setdefault(load.route, {})[constant.name] = matching[0].id
            else:
                problems.append(_problem(load, constant, len(matching)))
    if problems:
        raise Unfound("\n".join(("rows cannot move yet:", *(f"  {problem}" for problem in problems))))
    return ids


def _matching(context: Context, constant: Constant) -> tuple[Found, ...]:
    (first, value), *others = sorted(constant.where.items())
    names = tuple(name for name, _ in others)
    found = destination_of(context).find(constant.object, first, (value,), names)
    return tuple(record for record in found if all(_same(record, name, wanted) for name, wanted in others))


def _same(record: Found, name: str, wanted: str) -> bool:
    """Compare as the destination does, for which case does not count."""
    value = record.values.get(name)
    return value is not None and value.casefold() == wanted.casefold()


def _problem(load: Load, constant: Constant, count: int) -> str:
    said = " and ".join(f"{name} = {value}" for name, value in sorted(constant.where.items()))
    number = "no record" if count == 0 else f"{count} records"
    what = "make it there, or correct the line" if count == 0 else "say more, so that one is left"
    return (
        f"{UNFOUND} {constant.address}: the destination has {number} of {constant.object} with {said}, and "
        f"{load.route} needs exactly one; {what}"
    )
