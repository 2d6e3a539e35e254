"""The list of what is on a page: its sections, each with its parts."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from compiler.emitters.site.page import Heading


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading of the second level, and those of the third below it."""

    heading: Heading
    parts: list[Heading] = field(default_factory=list)


def contents(headings: Sequence[Heading]) -> tuple[Section, ...]:
    """Return the sections of a page; a part before any section is a section of its own."""
    found: list[Section] = []
    for heading in headings:
        if heading.level == 2 or not found:
            found.append(Section(heading=heading))
        elif heading.level == 3:
            found[-1].parts.append(heading)
    return tuple(found)
