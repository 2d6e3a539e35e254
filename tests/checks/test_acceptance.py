"""`accept:` takes what may be taken, with a reason, and says what it cannot take."""

from compiler.diagnostics.diagnostic import Diagnostic
from tests.workspace import OVERLAY, PAIR, broken, checked

CITY = "        MailingCity: Salesforce holds 40 characters\n"
UNUSED = (
    "  payment_method:\n    from: payment_method",
    "  method:\n    from: payment_method\n    to: payment_label\n"
    "    values: {card: Card, cash: Cash, bank_transfer: Bank Transfer, insurer: Insurer}\n"
    "  payment_method:\n    from: payment_method",
)
NO_ACCOUNT = (
    "      AccountId: $tenant -> practice_account\n      OwnerId: $fallback_owner\n",
    "      OwnerId: $fallback_owner\n",
)


def found(*edits: tuple[str, str]) -> list[Diagnostic]:
    """Return what is found after some edits of the pair."""
    return list(checked(broken({PAIR: edits})).diagnostics)


def accepting(text: str) -> tuple[str, str]:
    """Return the edit that adds a line to the `accept` of the pair itself."""
    return ("  OPS104:\n", f"  {text}\n  OPS104:\n")


def rules(diagnostics: list[Diagnostic]) -> list[str]:
    return sorted(one.rule for one in diagnostics)


def test_a_loss_is_accepted_by_the_field_and_by_its_address() -> None:
    by_address = accepting("TYP102: {routes.patient.set.MailingCity: the city is on the letter too}")

    assert found() == []
    assert rules(found((CITY, ""))) == ["TYP102"]
    assert found((CITY, ""), by_address) == []


def test_a_warning_that_concerns_no_field_is_accepted_by_its_address() -> None:
    assert rules(found(UNUSED)) == ["COV109"]
    assert found(UNUSED, accepting("COV109: {maps.method: the next customer needs it}")) == []


def test_a_warning_about_a_route_is_accepted_by_its_address() -> None:
    accepted = accepting("SFR101: {routes.patient: only their owner may see patients}")

    assert "SFR101" in rules(found(NO_ACCOUNT))
    assert "SFR101" not in rules(found(NO_ACCOUNT, accepted))


def test_an_acceptance_speaks_of_one_place_only() -> None:
    elsewhere = accepting("COV109: {maps.payment: a reason}")

    assert rules(found(UNUSED, elsewhere)) == ["COV108", "COV109"]


def test_an_acceptance_of_one_route_does_not_reach_another() -> None:
    first_names = "        FirstName: given names over 40 characters are listed in the report\n"
    one = found((first_names, ""))

    assert [(each.rule, str(each.place)) for each in one] == [("TYP102", "routes.patient.set.FirstName")]


def test_an_error_cannot_be_accepted_and_stays() -> None:
    without = ("    limits: {max_duration: 24h}\n", "")
    accepted = accepting("SFR102: {routes.visit_event: visits are short}")

    both = found(without, accepted)

    assert rules(both) == ["COV112", "SFR102"]
    assert "SFR102 cannot be accepted: event that may exceed 14 days" in {one.message for one in both}


def test_an_acceptance_without_a_reason_takes_nothing() -> None:
    assert rules(found((CITY, "        MailingCity: ' '\n"))) == ["COV112", "TYP102"]


def test_a_rule_that_does_not_exist_is_found_with_the_one_that_was_meant() -> None:
    (one,) = found(UNUSED, accepting("CVO109: {maps.method: a reason}"))

    assert (one.rule, one.helps) == ("REF118", ("did you mean `COV109`?",))


def test_what_nothing_raises_is_stale_wherever_it_is_accepted() -> None:
    stale = found(accepting("COV109: {maps.gone: a reason}"))

    assert [(one.rule, one.level, str(one.place)) for one in stale] == [
        ("COV108", "warning", "accept.COV109.maps.gone")
    ]


def test_a_field_with_a_mistake_of_its_own_makes_no_acceptance_stale() -> None:
    assert rules(found(("MailingCity: city | truncate(40)", "MailingCity: city | truncat(40)"))) == ["REF107"]


def test_a_customer_may_accept_for_itself() -> None:
    texts = broken(
        {
            PAIR: ((CITY, ""),),
            OVERLAY: (
                (
                    "answers:\n",
                    "add:\n  routes.patient.accept.TYP102.MailingCity: ours are short\nanswers:\n",
                ),
            ),
        }
    )

    assert list(checked(texts, "acme-physio").diagnostics) == []
