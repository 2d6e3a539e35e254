"""Program → SQL: a statement for each route, split and made object, run as they are reviewed."""

from compiler.passes.lower.collect import collect_sql
from compiler.passes.lower.refusals import Refusals
from compiler.passes.lower.route import route_sql
from compiler.passes.lower.split import split_sql

__all__ = ["Refusals", "collect_sql", "route_sql", "split_sql"]
