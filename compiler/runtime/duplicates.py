"""The SQL that leaves one row for each source key, and says of every other record why it has none.

Rows that nobody can use stay beside their object's table, in `"$set_aside <object>"`, so that whoever would
have taken something from them can be told.
"""

from collections.abc import Callable, Sequence

from compiler.model.plan import StagedTable

KEYLESS = "KEY105"
BROKEN = "TYP101"
COPY = "KEY109"
UNDECIDED = "KEY110"
OLDER = "KEY111"
_UNUSABLE = (KEYLESS, BROKEN, UNDECIDED)

# Several broken columns of a row stand in one text.
_BROKEN_COLUMNS = 'string_split("$broken", chr(31))'

Query = Callable[[str, Sequence[object]], list[tuple[object, ...]]]


def settle_duplicates(query: Query, table: StagedTable) -> dict[str, int]:
    """Turn `"$arrived"` into the object's table and `"$set_aside"`; returns how many rows each rule took."""
    query(f'CREATE OR REPLACE TABLE "$verdict" AS {_verdict_sql(table)}', ())
    query(
        'INSERT INTO "$set_aside" SELECT ?, "$source", "$position", rule, '  # noqa: S608 - constants
        f'CASE WHEN "$broken" IS NULL THEN ? ELSE ? || {_BROKEN_COLUMNS}[1] END '
        'FROM "$verdict" ORDER BY "$position"',
        (table.object, *_addresses(table)),
    )
    counted = query('SELECT rule, count(*) FROM "$verdict" GROUP BY rule', ())
    query(f"CREATE OR REPLACE TABLE {_quoted(f'$set_aside {table.object}')} AS {_unusable_sql(table)}", ())
    query('DELETE FROM "$arrived" WHERE "$position" IN (SELECT "$position" FROM "$verdict")', ())
    query(f"DROP TABLE IF EXISTS {_quoted(table.object)}", ())
    for column in ("$broken", "$held"):
        query(f'ALTER TABLE "$arrived" DROP COLUMN "{column}"', ())
    query(f'ALTER TABLE "$arrived" RENAME TO {_quoted(table.object)}', ())
    query('DROP TABLE "$verdict"', ())
    return {str(rule): count for rule, count in counted if isinstance(count, int)}


def _addresses(table: StagedTable) -> tuple[str, str]:
    """Return the address of an object, and what goes before what is broken of a row."""
    if table.channel == "made":
        return f"collect.{table.object}", f"collect.{table.object}."
    return f"source.objects.{table.object}", f"source.objects.{table.object}.fields."


def _unusable_sql(table: StagedTable) -> str:
    """Select the rows that cannot be used, with `$unreadable`: the columns of theirs that say nothing.

    Of a row that was made and cannot be told, none does but what names it.
    """
    columns = "".join(f"{_quoted(column.name)}, " for column in table.columns)
    unreadable = _BROKEN_COLUMNS
    if table.channel == "made":
        unreadable = f"[{', '.join(_literal(column.name) for column in table.columns)}]"
    rules = ", ".join(_literal(rule) for rule in _UNUSABLE)
    return (
        f'SELECT {columns}"$source", "$position", '  # noqa: S608 - names are quoted
        f'CASE WHEN "$broken" IS NULL THEN CAST([] AS VARCHAR[]) ELSE {unreadable} END AS "$unreadable" '
        f'FROM "$arrived" WHERE "$position" IN '
        f'(SELECT "$position" FROM "$verdict" WHERE rule IN ({rules}))'
    )


def _verdict_sql(table: StagedTable) -> str:
    """Name the rule for each record that gets no row.

    A record that came more than once with different content is decided by its `modified` time: every version
    must have one that can be read, and one must be later than all others. Where one is broken, none is taken.
    Records that hold other rows inside them are the same only where these are.
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
    row_number() OVER (PARTITION BY "$source", {columns}, "$absent", "$held" ORDER BY "$position") AS copy
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


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
