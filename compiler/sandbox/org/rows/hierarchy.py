"""Hierarchies have no circles: whoever closes one is refused."""

from compiler.sandbox.org.rows.work import TYPED, Work, literal, live, problem_sql
from compiler.sandbox.org.values import NULL
from compiler.sandbox.store import quoted

PARENTS = {"Account": "ParentId", "Campaign": "ParentId", "Case": "ParentId", "Contact": "ReportsToId"}
"""The objects that form a hierarchy, and the reference that does."""

EDGES = "temp.edges"


def judge_hierarchy(work: Work) -> None:
    """Fail the rows that close a circle; of several rows of one circle that is the last."""
    name = PARENTS.get(work.item.name)
    field = work.item.field(name) if name else None
    if field is None or not work.may_update or not work.gives(field):
        return
    parent = quoted(field.name)
    work.store.run("CREATE TEMP TABLE edges (child TEXT PRIMARY KEY, parent TEXT, n INTEGER)")
    work.store.run(
        f"INSERT OR REPLACE INTO {EDGES} SELECT t.target, nullif(t.{parent}, {literal(NULL)}), t.n "
        f"FROM {TYPED} t JOIN {work.stage} s ON s.n = t.n "
        f"WHERE s.problem IS NULL AND t.target IS NOT NULL AND t.{parent} IS NOT NULL ORDER BY t.n"
    )
    problem = problem_sql(
        "CIRCULAR_DEPENDENCY", literal("attempt to violate hierarchy constraints"), field.name
    )
    work.store.run(
        f"UPDATE {work.stage} SET problem = {problem} WHERE n IN ({_closing(work, parent)}) "
        "AND problem IS NULL"
    )
    work.store.run(f"DROP TABLE {EDGES}")


def _closing(work: Work, parent: str) -> str:
    """The rows after which a walk upwards comes back to where it began."""
    above = (
        f"CASE WHEN EXISTS (SELECT 1 FROM {EDGES} e WHERE e.child = w.at) "
        f"THEN (SELECT e.parent FROM {EDGES} e WHERE e.child = w.at) "
        f"ELSE (SELECT m.{parent} FROM {work.table} m WHERE m.Id = w.at AND {live(work.item, 'm')}) END"
    )
    return (
        f"WITH RECURSIVE walk (start, at) AS (SELECT child, parent FROM {EDGES} WHERE parent IS NOT NULL "
        f"UNION SELECT w.start, {above} FROM walk w WHERE w.at IS NOT NULL AND w.at <> w.start), "
        "circles AS (SELECT start FROM walk WHERE at = start) "
        f"SELECT max(e.n) FROM walk w JOIN circles c ON c.start = w.start JOIN {EDGES} e ON e.child = w.at "
        "GROUP BY w.start"
    )
