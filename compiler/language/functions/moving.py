"""What `add_days` and `add_minutes` share: two hundred years at most, and a short way cannot fail."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from compiler.language.forms import likely
from compiler.language.fragments import Sql, calculated, when, within
from compiler.language.functions.function import Given, Mistake, Site
from compiler.language.syntax import Number
from compiler.language.types import Type


@dataclass(frozen=True, slots=True, kw_only=True)
class Moving:
    """Moving a time by a number of units: `most` is how far it may go, `sure` how far it never fails, `span`
    makes what is added of the number.
    """

    name: str
    most: int
    sure: int
    span: Callable[[Sql], Sql]

    def gives(self, given: Given) -> Type | Mistake:
        """Return the type of the moved time; a number that is written down is looked at here already."""
        node, units = given.arguments[0].node, given.arguments[0].type
        assert units is not None
        if isinstance(node, Number) and abs(int(node.text)) > self.most:
            message = f"`{self.name}` moves by two hundred years at most"
            return Mistake(rule="TYP109", node=node, message=message)
        fallible = given.type.fallible or self.fails(given) is not None
        return replace(given.type, empty=given.type.empty or units.empty, fallible=fallible)

    def sql(self, site: Site) -> Sql:
        """Return the moved time, no value where it would be none that anybody lives in."""
        units = site.arguments[0]
        assert units is not None
        later = calculated(site.subject, "+", self.span(units))
        if self.fails(site.given) is None:
            return later
        return when((within(units, -self.most, self.most), when((likely(later), later))))

    def fails(self, given: Given) -> str | None:
        """Return the rule of a row that is moved too far, None where that cannot be."""
        node = given.arguments[0].node
        return None if isinstance(node, Number) and abs(int(node.text)) <= self.sure else "TYP109"
