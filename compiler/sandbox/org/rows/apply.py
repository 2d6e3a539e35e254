"""The order of writing: type the rows, judge them, write what is left, remove or derive."""

from compiler.sandbox.org.rows.activity_rules import activity_rules
from compiler.sandbox.org.rows.convert import build_typed, drop_typed
from compiler.sandbox.org.rows.derive import derive
from compiler.sandbox.org.rows.hierarchy import judge_hierarchy
from compiler.sandbox.org.rows.remove import remove_rows
from compiler.sandbox.org.rows.rules import Rule, existing_target, repeated_target, shared_rules
from compiler.sandbox.org.rows.sales import settle_sales
from compiler.sandbox.org.rows.sales_rules import sales_rules
from compiler.sandbox.org.rows.setup import settle_setup, setup_rules
from compiler.sandbox.org.rows.unique import judge_uniqueness, number_keys
from compiler.sandbox.org.rows.validation import validation_rules
from compiler.sandbox.org.rows.work import Work, joined, literal, problem_sql
from compiler.sandbox.org.rows.write import write_rows

DELETIONS = ("delete", "hardDelete")


def apply(work: Work) -> None:
    """Do the work: every row of the stage ends with an id or with a problem."""
    build_typed(work)
    number_keys(work)
    if work.operation in DELETIONS:
        _judge(work, [*_rights(work), *repeated_target(), *existing_target(work, "1")])
        remove_rows(work)
    else:
        own = (*activity_rules(work), *sales_rules(work), *setup_rules(work))
        _judge(work, [*_rights(work), *shared_rules(work), *own, *validation_rules(work)])
        judge_hierarchy(work)
        judge_uniqueness(work)
        write_rows(work)
        derive(work)
    settle_sales(work)
    settle_setup(work)
    drop_typed(work)


def _rights(work: Work) -> list[Rule]:
    words = literal("insufficient access rights on object id")
    problem = problem_sql("INSUFFICIENT_ACCESS_OR_READONLY", words)
    missing = {
        "t.target IS NULL": work.may_insert and not work.access.may("Create", work.item),
        "t.target IS NOT NULL": work.may_update and not work.access.may("Edit", work.item),
        "1": work.operation in DELETIONS and not work.access.may("Delete", work.item),
    }
    return [(condition, problem) for condition, is_missing in missing.items() if is_missing]


def _judge(work: Work, rules: list[Rule]) -> None:
    """Give every row the problem of the first rule it breaks, in one pass over the rows."""
    cases = " ".join(f"WHEN {condition} THEN {problem}" for condition, problem in rules)
    work.store.run(
        f"UPDATE {work.stage} SET problem = judged.problem FROM "
        f"(SELECT s.n AS n, CASE {cases} END AS problem {joined(work)}) judged "
        f"WHERE judged.n = {work.stage}.n AND {work.stage}.problem IS NULL AND judged.problem IS NOT NULL"
    )
