"""What a pull request shows of findings."""

import re

from hypothesis import given
from hypothesis import strategies as st

from compiler.diagnostics.diagnostic import Diagnostic
from compiler.diagnostics.github import as_annotations
from tests.diagnostics.files import at
from tests.diagnostics.findings import ALL, FILES


def test_each_finding_is_a_command_worst_first() -> None:
    assert as_annotations(ALL, FILES) == (
        "::error file=specs/a b%2Cc%25.yaml,line=1,endLine=1,col=6,endColumn=9,title=YML105::"
        "`yes` means 100%25 <else>\\x0a& \\u202e more, or: less%0Ahelp: quote it: 'yes'%0Ahelp: or do not\n"
        "::warning file=z.yaml,line=1,endLine=1,col=1,endColumn=6,title=COV109::never used\n"
        "::notice title=DAG102::later\n"
    )


def test_no_findings_are_no_commands() -> None:
    assert as_annotations([], FILES) == ""


@given(message=st.text(), file=st.text(min_size=1))
def test_nothing_in_a_spec_makes_a_command_of_its_own(message: str, file: str) -> None:
    written = as_annotations([Diagnostic(rule="REF101", message=message, place=at(file, 1, 1, 1))], FILES)

    assert len(written.splitlines()) == 1
    command = re.fullmatch(
        r"::error file=([^,:]*),line=1,endLine=1,col=1,endColumn=2,title=REF101::(.*)\n", written
    )
    assert command
    assert all(re.match(r"%(25|0A|0D|3A|2C)", part) for part in re.findall(r"%.{0,2}", written))
