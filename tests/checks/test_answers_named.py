"""What a gotcha's `by:` names and does not exist is answered with what it could have meant."""

import pytest

from tests.workspace import PAIR, broken, checked


def _help(by: str) -> str:
    found = checked(broken({PAIR: (("{by: decisions.patient_account}", f"{{by: {by}}}"),)})).diagnostics
    (one,) = (one for one in found if one.rule == "REF113")
    return one.helps[0]


@pytest.mark.parametrize(
    ("by", "said"),
    [
        ("decision.patient_account", "did you mean `decisions.patient_account`?"),
        ("rates.deals", "the pair has no `rates:`"),
        ("connector.elsewhere", "`connector` has rate, base_url, filter, page, retry, content, exports"),
        (
            "elsewhere.far",
            "it names one of collect, connector, decisions, derive, expand, maps, not_migrated, ",
        ),
    ],
)
def test_the_help_says_what_may_be_named(by: str, said: str) -> None:
    assert _help(by).startswith(said)
