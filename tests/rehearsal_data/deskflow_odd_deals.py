"""Deals in strange money, and odd lines and parts of them."""

from tests.rehearsal_data.deskflow_company import deal, line, role
from tests.rehearsal_data.practice import Practice, Row


def add_odd_deals(practice: Practice) -> None:
    """Add deals in strange money, and lines and parts of them."""
    loaded: tuple[tuple[Row, str, str, str, str], ...] = (
        (
            _won("d900", "EUR", "2024-07-01T04:59:59Z"),
            "deal-late-in-the-evening",
            "In Chicago it is still June.",
            "Deal_Amount__c",
            "1095.00",
        ),
        (
            _won("d901", "GBP", "2024-03-01T12:00:00Z"),
            "deal-in-pounds",
            "One table of rates for all.",
            "Deal_Amount__c",
            "1270.00",
        ),
        (
            _won("d902", "USD", "2021-03-01T12:00:00Z"),
            "deal-in-dollars-before-all-rates",
            "Dollars need none.",
            "Deal_Amount__c",
            "1000.00",
        ),
        (
            _won("d903", "USD", "2024-03-01T12:00:00Z") | {"expected_close": None},
            "deal-without-day",
            "Closes on its first day.",
            "CloseDate",
            "2024-03-01",
        ),
        (
            _won("d904", "USD", "2024-03-01T12:00:00Z") | {"title": "T" * 121},
            "deal-title-over-120",
            "Salesforce holds 120 characters.",
            "Name",
            "T" * 120,
        ),
        (
            _won("d905", "EUR", "2024-03-01T12:00:00Z") | {"amount": None},
            "deal-without-amount",
            "Nothing to convert.",
            "Deal_Amount__c",
            "",
        ),
    )
    for row, name, why, target, value in loaded:
        _odd(practice, "Deal", row, (name, why), **{target: value})
    refused = (
        (
            _won("d906", "GBP", "2022-12-31T12:00:00Z"),
            "deal-before-the-first-rate",
            "TYP116",
            "No rate is in force on that day.",
        ),
        (
            _won("d907", "CHF", "2024-03-01T12:00:00Z"),
            "deal-in-unknown-money",
            "TYP116",
            "Not a currency that is declared, so it has no rate.",
        ),
        (
            _won("d908", "USD", "2024-03-01T12:00:00Z") | {"stage": "paused", "account_id": "a911"},
            "deal-stage-unknown",
            "PCK101",
            "Not a stage that is declared.",
        ),
        (
            _won("d909", "USD", "2024-03-01T12:00:00Z") | {"amount": "1.005"},
            "deal-amount-with-three-decimals",
            "TYP101",
            "Money has two decimals.",
        ),
    )
    for row, name, rule, why in refused:
        practice.refused(name, ("Deal", practice.add("Deal", row)), rule, why)
    _odd_lines(practice)
    _odd_roles(practice)


def _odd_lines(practice: Practice) -> None:
    row = line("l900", "d901") | {"unit_price": "99.99", "quantity": "2"}
    _odd(practice, "Line", row, ("line-in-pounds", "Has the rate of its deal's day."), UnitPrice="126.99")
    refused: tuple[tuple[str, str, Row, str, str, str], ...] = (
        (
            "l901",
            "d906",
            {},
            "line-before-the-first-rate",
            "TYP116",
            "No rate is in force on its deal's day.",
        ),
        (
            "l902",
            "d901",
            {"product_id": "w99"},
            "line-of-unknown-product",
            "LNK101",
            "Its product is in no listing.",
        ),
        (
            "l903",
            "d901",
            {"product_id": "w90"},
            "line-of-unloaded-product",
            "LNK102",
            "Held, because its product did not load.",
        ),
        ("l904", "d907", {}, "line-in-unknown-money", "TYP116", "Its deal's currency has no rate."),
        (
            "l905",
            "d901",
            {"unit_price": "1e3"},
            "line-price-with-exponent",
            "TYP101",
            "Only plain decimal numbers are declared.",
        ),
    )
    for key, deal_id, fields, name, rule, why in refused:
        practice.refused(name, ("Line", practice.add("Line", line(key, deal_id) | fields)), rule, why)


def _odd_roles(practice: Practice) -> None:
    row = role("o900", "d901") | {"role": "champion"}
    _odd(practice, "Role", row, ("role-unknown", "Becomes Other."), Role="Other")
    row = role("o903", "d901") | {"role": "user"}
    why = "A second primary part in one deal: the org lets the last one win."
    _odd(practice, "Role", row, ("role-second-primary", why), IsPrimary="true")
    row = role("o901", "d999")
    practice.refused(
        "role-in-unknown-deal",
        ("Role", practice.add("Role", row)),
        "COV104",
        "Nobody knows whether the deal was lost.",
    )
    row = role("o902", "d901") | {"person_id": "p905"}
    practice.refused(
        "role-of-unloaded-person",
        ("Role", practice.add("Role", row)),
        "LNK102",
        "Held, because the person did not load.",
    )


def _won(key: str, currency: str, created: str) -> Row:
    made = {"stage": "won", "currency": currency, "created_at": created, "expected_close": "2024-12-24"}
    return deal(key) | made | {"amount": "1000.00"}


def _odd(practice: Practice, of: str, row: Row, told: tuple[str, str], **shown: str) -> None:
    practice.loaded(told[0], (of, practice.add(of, row)), told[1], **shown)
