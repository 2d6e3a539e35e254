"""Program → SQL: one statement a route and one a split, run as they are reviewed."""

from compiler.passes.lower.refusals import Refusals
from compiler.passes.lower.route import route_sql
from compiler.passes.lower.split import split_sql

__all__ = ["Refusals", "route_sql", "split_sql"]
