"""What is expected beside what is there → what is missing, different, extra."""

from collections.abc import Iterable, Iterator

from compiler.connectors.salesforce.kinds import FIELD, PERMISSION_SET
from compiler.connectors.salesforce.verifying.expected import GROUP, QUEUE
from compiler.connectors.salesforce.verifying.picture import ABSENT, Picture, Properties
from compiler.runtime.ports import Difference

OTHER_TYPE = "SFM115"
"""The rule that a name is taken in the org with another type."""

# What such a component holds is all of it: anything more is extra.
_WHOLE = (f"{GROUP}:", f"{PERMISSION_SET}:", f"{QUEUE}:")


def differences(wanted: Picture, found: Picture, extra: Iterable[str]) -> tuple[Difference, ...]:
    """Compare two pictures; `extra` are components that are there and not wanted.

    A property that one of them does not tell is not compared, except those that can be absent: values that
    can be chosen, and what a permission set, a group or a queue holds.
    """
    compared = (each for name in sorted(wanted) for each in _component(name, wanted[name], found.get(name)))
    return (*compared, *(Difference(how="extra", component=name) for name in sorted(extra)))


def _component(name: str, wanted: Properties, found: Properties | None) -> Iterator[Difference]:
    if found is None:
        yield Difference(how="missing", component=name)
        return
    for what in sorted(wanted.keys() | found.keys()):
        ours, theirs = wanted.get(what), found.get(what)
        if _can_be_absent(name, what, found):
            ours, theirs = ours or ABSENT, theirs or ABSENT
        if ours is not None and theirs is not None and ours != theirs:
            yield _difference(name, what, ours, theirs)


def _can_be_absent(name: str, what: str, found: Properties) -> bool:
    if name.startswith(_WHOLE):
        return True
    # A field that this user may not see tells none of its values.
    return name.startswith(f"{FIELD}:") and what.startswith("value ") and "type" in found


def _difference(name: str, what: str, ours: str, theirs: str) -> Difference:
    if theirs == ABSENT:
        return Difference(how="missing", component=name, what=what, expected=ours)
    if ours == ABSENT:
        return Difference(how="extra", component=name, what=what, found=theirs)
    if what == "type" and ours.partition("(")[0] != theirs.partition("(")[0]:
        what = f"{what} ({OTHER_TYPE})"
    return Difference(how="different", component=name, what=what, expected=ours, found=theirs)
