"""What a build server reads of findings."""

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from compiler.diagnostics.diagnostic import Diagnostic
from compiler.diagnostics.junit import as_junit
from compiler.diagnostics.render import render
from tests.diagnostics.files import at
from tests.diagnostics.findings import ALL, FILES, ODD, PLAIN


def _suite(text: str) -> ElementTree.Element:
    suites = ElementTree.fromstring(text)
    assert suites.tag == "testsuites"
    (suite,) = suites
    assert suites.attrib == {name: value for name, value in suite.attrib.items() if name != "name"}
    return suite


def test_an_error_is_a_failure_with_everything_a_person_would_read() -> None:
    suite = _suite(as_junit([ODD], FILES, "check <a>", ["error"]))

    assert suite.attrib == {"name": "check <a>", "tests": "1", "failures": "1", "errors": "0", "skipped": "0"}
    (case,) = suite
    assert case.attrib == {"classname": "specs/a b,c%.yaml", "name": "YML105 specs/a b,c%.yaml:1:6"}
    (failure,) = case
    assert failure.attrib["type"] == "YML105"
    assert failure.attrib["message"].startswith("`yes` means 100% <else>")
    assert failure.text == render([ODD], FILES)


def test_a_warning_fails_only_where_it_counts() -> None:
    lenient = _suite(as_junit(ALL, FILES, "s", ["error"]))
    strict = _suite(as_junit(ALL, FILES, "s", ["error", "warning"]))

    assert (lenient.attrib["failures"], strict.attrib["failures"]) == ("1", "2")
    assert [child.tag for case in lenient for child in case] == ["system-out", "failure", "system-out"]


def test_no_findings_are_one_test_that_passes() -> None:
    suite = _suite(as_junit([], FILES, "s", ["error"]))

    assert suite.attrib["tests"] == "1"
    assert [(case.attrib, len(case)) for case in suite] == [({"classname": "s", "name": "no findings"}, 0)]


@given(st.text(), st.text(min_size=1))
def test_whatever_stands_in_specs_it_is_well_formed(message: str, file: str) -> None:
    found = Diagnostic(rule="REF101", message=message, place=at(file, 1, 1, 1))

    suite = _suite(as_junit([found, PLAIN], FILES, "s", ["error"]))

    assert suite.attrib["tests"] == "2"
