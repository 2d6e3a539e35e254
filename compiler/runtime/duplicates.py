"""The SQL that leaves one row for each source key, and says of every other record why it has none."""

from collections.abc import Callable, Sequence

from compiler.model.plan import StagedTable

KEYLESS = "KEY105"
BROKEN = "TYP101"
COPY = "KEY109"
UNDECIDED = "KEY110"
OLDER = "KEY111"

Query = Callable[[str, Sequence[object]], list[tuple[object, ...]]]


def settle_duplicates(query: Query, table: StagedTable) -> dict[str, int]:
    """Turn `"$arrived"` into the object's table and `"$set_aside"`; returns how many rows each rule took."""
    query(f'CREATE OR REPLACE TABLE "$verdict" AS {_verdict_sql(table)}', ())
    query(
        'INSERT INTO "$set_aside" SELECT ?, "$source", "$position", rule, '
        'CASE WHEN "$broken" IS NULL THEN ? ELSE ? || \'.fields.\' || "$broken" END '
        'FROM "$verdict" ORDER BY "$position"',
        (table.object, *[f"source.objects.{table.object}"] * 2),
    )
    counted = query('SELECT rule, count(*) FROM "$verdict" GROUP BY rule', ())
    query('DELETE FROM "$arrived" WHERE "$position" IN (SELECT "$position" FROM "$verdict")', ())
    query(f"DROP TABLE IF EXISTS {_quoted(table.object)}", ())
    query('ALTER TABLE "$arrived" DROP COLUMN "$broken"', ())
    query(f'ALTER TABLE "$arrived" RENAME TO {_quoted(table.object)}', ())
    query('DROP TABLE "$verdict"', ())
    return {str(rule): count for rule, count in counted if isinstance(count, int)}


def _verdict_sql(table: StagedTable) -> str:
    """Name the rule for each record that gets no row.

    A record that came more than once with different content is decided by its `modified` time: every version
    must have one that can be read, and one must be later than all others. Where one is broken, none is taken.
    """
    columns = ", ".join(_quoted(column.name) for column in table.columns)
    modified = (
        f"TRY_CAST({_quoted(table.modified)} AS TIMESTAMPTZ)" if table.modified else "NULL::TIMESTAMPTZ"
    )
    return f"""
WITH bad AS (
  SELECT DISTINCT "$source" FROM "$arrived" WHERE "$broken" IS NOT NULL AND "$source" IS NOT NULL
), several AS (
  SELECT "$source" FROM "$arrived"
  WHERE "$source" IS NOT NULL AND "$source" NOT IN (SELECT "$source" FROM bad)
  GROUP BY "$source" HAVING count(*) > 1
), copies AS (
  SELECT "$source", "$position", {modified} AS modified,
    row_number() OVER (PARTITION BY "$source", {columns}, "$absent" ORDER BY "$position") AS copy
  FROM "$arrived" WHERE "$source" IN (SELECT "$source" FROM several)
), versions AS (
  SELECT "$source", "$position", modified, max(modified) OVER same AS newest,
    count(*) OVER same = count(modified) OVER same AS dated, count(*) OVER same AS versions
  FROM copies WHERE copy = 1 WINDOW same AS (PARTITION BY "$source")
), judged AS (
  SELECT *, count(*) FILTER (WHERE modified = newest) OVER (PARTITION BY "$source") AS firsts FROM versions
)
SELECT "$source", "$position", "$broken", '{KEYLESS}' AS rule FROM "$arrived" WHERE "$source" IS NULL
UNION ALL
SELECT "$source", "$position", "$broken", '{BROKEN}' FROM "$arrived"
WHERE "$source" IN (SELECT "$source" FROM bad)
UNION ALL
SELECT "$source", "$position", NULL, '{COPY}' FROM copies WHERE copy > 1
UNION ALL
SELECT "$source", "$position", NULL, CASE WHEN dated AND firsts = 1 THEN '{OLDER}' ELSE '{UNDECIDED}' END
FROM judged WHERE versions > 1 AND NOT coalesce(dated AND firsts = 1 AND modified = newest, false)"""  # noqa: S608


def _quoted(identifier: str) -> str:
    return '"' + identifier.replace('"', '""') + '"'
