"""One cause, one finding: what follows from another mistake waits until that one is put right."""

from tests.workspace import PAIR, SOURCE, broken, checked


def test_a_finding_of_its_own_stays_beside_a_cause_of_others() -> None:
    edits = (
        ("Coverage_Type__c: coverage | map(coverage)", "Coverage_Type__c: coverage | map(covrage)"),
        ("    limits: {max_duration: 24h}\n", ""),
    )

    found = checked(broken({PAIR: edits}))

    assert sorted(one.rule for one in found.diagnostics) == ["REF106", "SFR102"]


def test_two_mistakes_at_one_route_are_both_found_and_what_follows_is_not() -> None:
    misnamed = (
        "    from: InsuranceRecord\n    to: Insurance_Record__c\n",
        "    from: InsurenceRecord\n    to: Insurance_Records__c\n",
    )
    half = (misnamed[0], "    from: InsuranceRecord\n    to: Insurance_Records__c\n")

    first = checked(broken({PAIR: (misnamed,)}))
    second = checked(broken({PAIR: (half,)}))

    assert [one.rule for one in first.diagnostics] == ["REF101", "REF103"]
    assert [one.rule for one in second.diagnostics] == ["REF103"]


def test_another_field_of_the_object_whose_declaration_is_wrong_is_still_found() -> None:
    edits = {
        SOURCE: (("total: money!", "total: currency!"),),
        PAIR: (("Payment_Date__c: paid_on\n", "Payment_Date__c: payd_on\n"),),
    }

    found = checked(broken(edits))

    assert sorted(one.rule for one in found.diagnostics) == ["REF102", "TYP110"]


def test_a_class_that_is_wrong_for_a_whole_object_is_said_once_where_it_stands() -> None:
    wrong = ("    phi: identifier          #", "    phi: identifying         #")

    found = checked(broken({SOURCE: (wrong,)}))

    assert [(one.rule, str(one.place)) for one in found.diagnostics] == [("PHI101", "objects.Patient.phi")]
