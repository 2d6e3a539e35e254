"""The pair's own tests (`crosswalk test`), run where a mutation changed what they look at."""

import msgspec

from compiler.cli.cases import failing
from compiler.diagnostics.diagnostic import Diagnostics
from compiler.passes.plan import route_path, split_path
from compiler.passes.resolve.cases import check_cases
from compiler.pipeline import Compilation
from compiler.source.sources import Sources
from compiler.spec.case import CaseSpec, TestSpec
from tests.mutations.compiling import Made

_NOWHERE = Sources(texts={}, documents={})


def failing_tests(tests: TestSpec | None, old: Made, new: Made) -> tuple[str, ...]:
    """Return what the tests of a pair, which it passed, say now: their own mistakes, else failing cases."""
    if tests is None:
        return ()
    diags = Diagnostics()
    check_cases(tests, new.program, diags)
    if diags.has_errors:
        return tuple(one.message for one in diags)
    cases = {name: case for name, case in tests.cases.items() if _is_other(case, old, new)}
    if not cases:
        return ()
    compiled = Compilation(
        diagnostics=diags, sources=_NOWHERE, program=new.program, plan=new.plan, sql=new.sql
    )
    return tuple(one.case for one in failing(compiled, msgspec.structs.replace(tests, cases=cases), _NOWHERE))


def _is_other(case: CaseSpec, old: Made, new: Made) -> bool:
    """Tell whether the statement that a case runs, or a table that it reads, is not as it was."""
    path = route_path(case.route) if case.route else split_path(case.split or "")
    statement = new.sql.get(path, "")
    if old.sql.get(path) != statement:
        return True
    return any(f'"{name}"' in statement for name in _other_tables(old, new))


def _other_tables(old: Made, new: Made) -> set[str]:
    before = {one.object: one for one in old.plan.tables}
    found: set[str] = set()
    for table in new.plan.tables:  # made ones come after those that they are made of
        statement = new.sql.get(table.sql.path, "") if table.sql else ""
        if before.get(table.object) != table or any(f'"{name}"' in statement for name in found):
            found.add(table.object)
    return found
