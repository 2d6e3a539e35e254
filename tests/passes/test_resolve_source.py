"""What a source object names of its own fields is looked up, and shown where it is written."""

from compiler.pipeline import check_pair
from tests.workspace import SOURCE, TZDATA, broken


def test_a_time_of_change_that_is_no_field_is_shown_at_its_own_line() -> None:
    texts = broken({SOURCE: (("    modified: updated_at\n", "    modified: changed_at\n"),)})

    found = check_pair(texts, "practicehub-salesforce", None, TZDATA)

    places = [str(one.place) for one in found.diagnostics if one.rule == "REF102"]
    assert "objects.Patient.modified" in places
    assert "objects.Patient.key" not in places
