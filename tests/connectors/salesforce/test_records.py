from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.connectors.salesforce.names import literal
from compiler.connectors.salesforce.records import ADDRESS_LIMIT, literals_in
from compiler.connectors.salesforce.session import PLACEHOLDER
from compiler.runtime.ports import Found, OutsideError, Refused
from tests.connectors.salesforce.world import KEY, Table, asked, destination, refusal
from tests.connectors.world import CANARY, Reply, Seen, json_reply

NEXT = "/services/data/v66.0/query/01g5g00000AbCdE-2000"


def page(*records: dict[str, object], following: str | None = None, total: int | None = None) -> Reply:
    link = {} if following is None else {"nextRecordsUrl": following}
    size = len(records) if total is None else total
    return json_reply({"totalSize": size, "done": following is None, "records": list(records), **link})


def contact(number: int, **more: object) -> dict[str, object]:
    return {
        "attributes": {"type": "Contact", "url": "/x"},
        "Id": f"0035g0000{number:06}AAA",
        KEY: f"a:Patient:{number}",
        **more,
    }


def test_records_are_found_by_key_with_the_fields_asked_for() -> None:
    found, wire = destination(
        Table({"GET /query/": page(contact(1, Email=None, Amount__c=1.10, HasOptedOutOfEmail=True))})
    )
    assert found.find("Contact", KEY, ["a:Patient:1"], ["Email", "Amount__c", "HasOptedOutOfEmail"]) == (
        Found(
            id="0035g0000000001AAA",
            values={
                KEY: "a:Patient:1",
                "Email": None,
                "Amount__c": "1.1",
                "HasOptedOutOfEmail": "true",
            },
        ),
    )
    assert wire.seen[-1].query["q"] == (
        f"SELECT Id, {KEY}, Email, Amount__c, HasOptedOutOfEmail FROM Contact WHERE {KEY} IN ('a:Patient:1')"
    )
    assert wire.seen[-1].headers["authorization"] == "Bearer 00D!token-SECRET"
    assert PLACEHOLDER not in str([seen.headers for seen in wire.seen])


def described(**types: str) -> Reply:
    fields = [{"name": name, "type": kind, "length": 0} for name, kind in types.items()]
    return json_reply({"fields": fields})


@pytest.mark.parametrize(
    ("field", "kind", "value", "expected"),
    [
        ("IsStandard", "boolean", "True", "IsStandard IN (true)"),
        ("Number__c", "double", "-12.50", "Number__c IN (-12.50)"),
        ("Code__c", "string", "12", "Code__c IN ('12')"),
        ("Word__c", "string", "true", "Word__c IN ('true')"),
        ("Day__c", "date", "2026-03-01", "Day__c IN (2026-03-01)"),
        ("Seen__c", "datetime", "2026-03-01T10:00:00Z", "Seen__c IN (2026-03-01T10:00:00Z)"),
    ],
)
def test_a_value_is_written_as_the_type_of_its_field_demands(
    field: str, kind: str, value: str, expected: str
) -> None:
    table = Table({"GET /sobjects/X__c/describe": described(**{field: kind}), "GET /query/": page()})
    found, wire = destination(table)
    assert found.find("X__c", field, [value], []) == ()
    assert wire.seen[-1].query["q"] == f"SELECT Id, {field} FROM X__c WHERE {expected}"


def test_a_value_that_is_none_of_its_type_finds_nothing() -> None:
    table = Table({"GET /sobjects/X__c/describe": described(Flag__c="boolean")})
    found, _ = destination(table)
    assert found.find("X__c", "Flag__c", ["1", "0"], []) == ()


def test_money_keeps_its_digits() -> None:
    body = b'{"totalSize":1,"done":true,"records":[{"Id":"0035g0000000001AAA","A__c":12345678901234567.80}]}'
    reply = Reply(body=body, headers=(("Content-Type", "application/json"),))
    found, _ = destination(Table({"GET /query/": reply}))
    assert (
        found.find("X__c", "Id", ["0035g0000000001AAA"], ["A__c"])[0].values["A__c"] == "12345678901234567.80"
    )


def test_a_key_is_matched_letter_by_letter_although_the_org_ignores_case() -> None:
    other = {**contact(2), KEY: "a:patient:1"}
    found, _ = destination(Table({"GET /query/": page(contact(1), other)}))
    assert [each.id for each in found.find("Contact", KEY, ["a:Patient:1"], [])] == ["0035g0000000001AAA"]


def test_two_records_with_one_value_are_both_found() -> None:
    rows = [{"Id": f"0055g0000{n:06}AAA", "Email": "A@b.example", "IsActive": n == 1} for n in (1, 2)]
    found, wire = destination(Table({"GET /query/": page(*rows)}))
    users = found.find("User", "Email", ["a@b.example", "", "a@b.example"], ["Email", "IsActive"])
    assert [(each.id, each.values["IsActive"]) for each in users] == [
        ("0055g0000000001AAA", "true"),
        ("0055g0000000002AAA", "false"),
    ]
    assert wire.seen[-1].query["q"].endswith("WHERE Email IN ('a@b.example')")


def test_a_value_with_quotes_stays_a_value() -> None:
    found, wire = destination(Table({"GET /query/": page()}))
    found.find("User", "Email", ["x') OR (Id != '"], [])
    assert wire.seen[-1].query["q"] == r"SELECT Id, Email FROM User WHERE Email IN ('x\') OR (Id != \'')"


def test_a_key_that_is_none_never_leaves() -> None:
    found, wire = destination(Table({}))
    with pytest.raises(Refused, match="characters that keys do not have"):
        found.find("Contact", KEY, ["a:Patient:1", "x' OR Id != ''"], [])
    with pytest.raises(Refused, match="no valid API name"):
        found.find("Contact", "Id FROM User", ["x"], [])
    assert asked(wire) == []


def test_a_value_that_no_record_can_have_finds_nothing() -> None:
    found, wire = destination(Table({}))
    assert found.find("User", "Email", ["a\nb@c.example", "x" * 300, ""], []) == ()
    assert found.find("User", "Id", ["abcdefghijklmnopqr", "0055g00000ZZZZZAAA", "x", ""], []) == ()
    assert asked(wire) == []


def test_no_values_ask_nothing() -> None:
    found, wire = destination(Table({}))
    assert found.find("Contact", KEY, [], []) == ()
    assert asked(wire) == []


def test_related_fields_are_read_a_step_away() -> None:
    rows: list[dict[str, object]] = [
        {"Id": "0055g0000000001AAA", "Profile": {"attributes": {}, "Name": "Admin"}},
        {"Id": "0055g0000000002AAA", "Profile": None},
    ]
    found, _ = destination(Table({"GET /query/": page(*rows)}))
    users = found.find("User", "Id", ["0055g0000000001AAA"], ["Profile.Name"])
    assert [each.values["Profile.Name"] for each in users] == ["Admin", None]


def test_many_keys_are_asked_for_in_addresses_of_bounded_length() -> None:
    def answer(seen: Seen) -> Reply:
        keys = seen.query["q"].split("IN (")[1].rstrip(")").replace("'", "").split(",")
        return page(*(contact(int(key.rpartition(":")[2])) for key in keys))

    found, wire = destination(answer)
    keys = [f"a:Patient:{number}" for number in range(1500)]
    assert sorted(each.values[KEY] or "" for each in found.find("Contact", KEY, keys, ["Email"])) == sorted(
        keys
    )
    queries = [seen for seen in wire.seen if seen.path.endswith("/query/")]
    assert len(queries) > 3
    assert max(len(seen.url.raw_path) for seen in queries) <= ADDRESS_LIMIT + len(
        "/services/data/v66.0/query/?q="
    )


@settings(deadline=None)
@given(
    st.lists(
        st.text(st.characters(codec="ascii", min_codepoint=33, max_codepoint=126), min_size=1, max_size=30),
        unique=True,
    ),
    st.integers(110, 400),
)
def test_no_value_is_lost_between_two_addresses(values: list[str], room: int) -> None:
    parts = list(literals_in(list(map(literal, values)), room))
    assert ",".join(parts) == ",".join(map(literal, values))
    assert all(len(quote(part)) <= room for part in parts)


def test_a_value_that_fits_in_no_address_is_refused() -> None:
    with pytest.raises(Refused, match="no value fits in"):
        list(literals_in(["x" * 50], 20))


def test_all_pages_are_read() -> None:
    table = Table(
        {"GET /query/": page(contact(1), following=NEXT), "GET /query/01g5g00000AbCdE-2000": page(contact(2))}
    )
    found, _ = destination(table)
    assert len(found.find("Contact", "Email", ["x"], [])) == 2


@pytest.mark.parametrize(
    "link",
    ["https://evil.example/services/data/x", "@evil.example/services/data/", "//evil.example/", "/other", 7],
)
def test_a_next_page_elsewhere_is_not_asked_for(link: object) -> None:
    reply = json_reply({"totalSize": 2, "done": False, "records": [contact(1)], "nextRecordsUrl": link})
    found, wire = destination(Table({"GET /query/": reply}))
    with pytest.raises(Refused, match="not one of the org's API"):
        found.find("Contact", "Email", ["x"], [])
    assert asked(wire) == ["GET /query/"]


def test_pages_that_go_round_are_noticed() -> None:
    round_ = page(contact(1), following=NEXT)
    found, _ = destination(Table({"GET /query/": round_, "GET /query/01g5g00000AbCdE-2000": round_}))
    with pytest.raises(Refused, match="go round"):
        found.find("Contact", "Email", ["x"], [])


@pytest.mark.parametrize(
    "value", [[], {"records": {}}, {"records": [1]}, {}, {"records": [{"Id": None}], "done": True}]
)
def test_an_answer_that_is_no_page_is_refused(value: object) -> None:
    found, _ = destination(Table({"GET /query/": json_reply(value)}))
    with pytest.raises(Refused):
        found.find("Contact", "Email", ["x"], [])


def test_counting_reads_the_total_and_archived_activities_too() -> None:
    found, wire = destination(Table({"GET /query/": page(total=7), "GET /queryAll/": page(total=8)}))
    assert found.count("Contact", KEY) == 7
    assert found.count("Task", KEY) == 8
    assert [seen.query["q"] for seen in wire.seen[1:]] == [
        f"SELECT COUNT() FROM Contact WHERE {KEY} != null",
        f"SELECT COUNT() FROM Task WHERE {KEY} != null AND IsDeleted = false",
    ]


@pytest.mark.parametrize(
    ("total", "expected"), [("1234.50", "1234.50"), ("0", "0"), ("1.2345E7", "12345000"), ("null", "0")]
)
def test_sums_are_plain_decimal_text(total: str, expected: str) -> None:
    row = f'{{"attributes":{{"type":"AggregateResult"}},"expr0":{total}}}'
    body = f'{{"totalSize":1,"done":true,"records":[{row}]}}'
    reply = Reply(body=body.encode(), headers=(("Content-Type", "application/json"),))
    found, wire = destination(Table({"GET /query/": reply}))
    assert found.total("Invoice__c", "Total__c", KEY, "a:Invoice:") == expected
    assert wire.seen[-1].query["q"] == (
        f"SELECT SUM(Total__c) FROM Invoice__c WHERE {KEY} LIKE 'a:Invoice:%'"
    )


@pytest.mark.parametrize("status", [400, 500])
def test_the_librarys_own_errors_never_appear(status: int) -> None:
    found, _ = destination(lambda _: refusal("MALFORMED_QUERY", status, CANARY))
    with pytest.raises(OutsideError, match=f"answered {status}") as caught:
        found.find("User", "Email", [CANARY], [])
    assert CANARY not in str(caught.value)
