import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compiler.model.plan import StagedColumn, StagedTable
from compiler.runtime.staging import BadRecord, RowReader, decode_entities


def table(*columns: StagedColumn, key: tuple[str, ...] = ("id",)) -> StagedTable:
    return StagedTable(object="Patient", channel="api", evidence="observed", key=key, columns=columns)


def column(name: str, kind: str = "text(80)", path: tuple[str, ...] | None = None) -> StagedColumn:
    return StagedColumn(name=name, path=path or (name,), type=kind)


READER = RowReader(table(column("id", "id"), column("a")))


def cell(value: bytes, kind: str = "text(80)") -> tuple[str | None, bool]:
    """Stage a record that holds `value`; return the text of its column and whether it is broken."""
    row = RowReader(table(column("id", "id"), column("a", kind))).read(b'{"id": 1, "a": ' + value + b"}", 1)
    return row.values[1], row.broken == ("a",)


@pytest.mark.parametrize(
    "text",
    [
        "1.10",
        "1e3",
        "1E+15",
        "-0",
        "-0.0",
        "0",
        "12345678901234567.89",
        "1" * 5000,
        "1.10000000000000000000000001",
    ],
)
def test_a_number_stays_the_text_it_was_written_as(text: str) -> None:
    assert cell(text.encode(), "money") == (text, False)


@given(st.from_regex(r"-?(0|[1-9][0-9]{0,30})(\.[0-9]{1,30})?([eE][+-]?[0-9]{1,3})?", fullmatch=True))
def test_every_number_text_is_exact(text: str) -> None:
    assert cell(text.encode(), "money") == (text, False)


CONTROLS = "".join(map(chr, {*range(0x20)} - {*b"\t\n\r"}))


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters=CONTROLS + "&")))
def test_every_text_is_exact(text: str) -> None:
    assert cell(json.dumps(text).encode()) == (text, False)
    assert cell(json.dumps(text, ensure_ascii=False).encode()) == (text, False)


def test_absent_null_and_empty_are_three_things() -> None:
    absent, null, empty = (
        READER.read(record, 1) for record in (b'{"id":1}', b'{"id":1,"a":null}', b'{"id":1,"a":""}')
    )

    assert (absent.values[1], absent.absent) == (None, ("a",))
    assert (null.values[1], null.absent) == (None, ())
    assert (empty.values[1], empty.absent) == ("", ())


@pytest.mark.parametrize(
    ("written", "text"), [(b"true", "true"), (b"false", "false"), (b'"1"', "1"), (b" 7 ", "7")]
)
def test_single_values_become_text(written: bytes, text: str) -> None:
    assert cell(written, "bool") == (text, False)


@pytest.mark.parametrize(
    "written",
    [
        b'"a\\u0000b"',
        b'"\\ud800"',
        b'"\\udc00\\ud800"',
        b'"cut \\ud83d"',
        b'"\xff"',
        b'"\xed\xa0\x80"',
        b'{"x": 1}',
        b"[1]",
        b"[]",
        b"{}",
    ],
)
def test_what_no_text_holds_breaks_its_column_and_no_other(written: bytes) -> None:
    row = READER.read(b'{"id": 1.10, "a": ' + written + b"}", 1)

    assert (row.broken, row.values, row.source) == (("a",), ("1.10", None), "1.10")


def test_a_lone_surrogate_leaves_the_numbers_beside_it_exact() -> None:
    record = b'{"id": 12345678901234567890.10, "x": {"y": 1.0}, "n": null, "t": true, "a": "\\ud800"}'
    reader = RowReader(
        table(
            column("id", "id"),
            column("a"),
            column("n"),
            column("t", "bool"),
            column("y", "money", ("x", "y")),
        )
    )

    row = reader.read(record, 1)

    assert row.values[0] == "12345678901234567890.10"
    assert row.values[2:4] == (None, "true")
    assert row.broken == ("a",)


@pytest.mark.parametrize("control", CONTROLS)
def test_a_control_character_breaks_a_text(control: str) -> None:
    assert cell(json.dumps(f"Ring{control}").encode()) == (None, True)
    assert cell(json.dumps(f"&#{ord(control)};").encode()) == (f"&#{ord(control)};", False)


@pytest.mark.parametrize("white", "\t\n\r\x7f\x85\xa0\u2028\ufeff")
def test_white_space_and_what_comes_after_ascii_stays(white: str) -> None:
    assert cell(json.dumps(f"a{white}").encode()) == (f"a{white}", False)


@pytest.mark.parametrize(("kind", "text"), [("list(text(10))", '["a", 1.10]'), ("multi(policy)", "[]")])
def test_a_declared_list_stays_json(kind: str, text: str) -> None:
    assert cell(text.encode(), kind) == (text, False)


def test_paths_lead_into_embedded_records() -> None:
    reader = RowReader(table(column("id", "id"), column("city", path=("address", "city"))))

    def city(address: bytes) -> tuple[str | None, bool, bool]:
        row = reader.read(b'{"id": 1, "address": ' + address + b"}", 1)
        return row.values[1], "city" in row.absent, "city" in row.broken

    assert city(b'{"city": "Bath"}') == ("Bath", False, False)
    assert city(b'{"city": null}') == (None, False, False)
    assert city(b"{}") == (None, True, False)
    assert city(b"null") == (None, False, False)
    assert city(b'"Bath"') == (None, False, True)
    assert city(b"[]") == (None, False, True)
    assert reader.read(b'{"id": 1}', 1).absent == ("city",)


# -- keys -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("written", ["7", '"7"'])
def test_a_key_is_its_text_however_it_is_written(written: str) -> None:
    assert READER.read(f'{{"id": {written}, "a": 1}}'.encode(), 1).source == "7"


@pytest.mark.parametrize("written", ["07", " 7", "7.0", "7 "])
def test_keys_are_never_coerced(written: str) -> None:
    assert READER.read(json.dumps({"id": written}).encode(), 1).source == written


@pytest.mark.parametrize(
    "record", [b"{}", b'{"id": null}', b'{"id": ""}', b'{"id": {}}', b'{"id": "\\u0000"}']
)
def test_a_record_without_a_key_has_no_source(record: bytes) -> None:
    assert READER.read(record, 1).source is None


def test_a_composite_key_is_joined_and_never_ambiguous() -> None:
    reader = RowReader(table(column("a"), column("b"), key=("a", "b")))

    assert reader.read(b'{"a": "x", "b": 1}', 1).source == "x|1"
    assert reader.read(b'{"a": "x|1", "b": "y"}', 1).source is None
    assert reader.read(b'{"a": "x"}', 1).source is None


def test_a_bar_in_a_single_key_is_just_a_character() -> None:
    assert READER.read(b'{"id": "a|b"}', 1).source == "a|b"


# -- entities -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "decoded"),
    [
        ("Smith &amp; Sons", "Smith & Sons"),
        ("&amp;amp;", "&amp;"),
        ("5 &lt; 6", "5 < 6"),
        ("&eacute;t&#233; &#xE9;", "été é"),
        ("&#8217;", "\u2019"),
        ("AT&T R&D", "AT&T R&D"),
        ("?a=1&copy=2&lt=3", "?a=1&copy=2&lt=3"),
        ("&nosuch; &#0; &#xD800; &;", "&nosuch; &#0; &#xD800; &;"),
        ("<p>5 &lt; 6 &amp;amp; caf&eacute;</p>", "<p>5 &lt; 6 &amp;amp; café</p>"),
    ],
)
def test_entities_are_decoded_once(written: str, decoded: str) -> None:
    assert decode_entities(written) == decoded


@given(st.text())
def test_a_text_without_an_entity_is_left_alone(text: str) -> None:
    text = text.replace(";", ",")

    assert decode_entities(text) == text


@pytest.mark.parametrize("kind", ["html(100)", "id", "url", "file", "enum(x)", "ref(Patient)", "money"])
def test_only_plain_texts_are_decoded(kind: str) -> None:
    assert cell(b'"a&amp;b"', kind) == ("a&amp;b", False)


@pytest.mark.parametrize("kind", ["text(80)", "longtext(1000)", "text(80)!", "text"])
def test_plain_texts_are_decoded(kind: str) -> None:
    assert cell(b'"a&amp;b"', kind) == ("a&b", False)


def test_a_key_is_not_decoded() -> None:
    reader = RowReader(table(column("code"), key=("code",)))

    assert reader.read(b'{"code": "a&amp;b"}', 1).source == "a&amp;b"


# -- what is no record ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "record",
    [
        b"",
        b"[]",
        b"null",
        b'"text"',
        b'{"id": 1} trailing',
        b'{"id": NaN}',
        b'{"id": Infinity}',
        b'{"id": -Infinity}',
        b'{"id": 01}',
        b'{"id": "Jane',
        b"<html>Jane</html>",
        b'{"id": ' + b"[" * 100_000,
        b'{"\xff": 1}',
    ],
)
def test_what_is_no_object_is_refused_by_position_and_without_a_value(record: bytes) -> None:
    with pytest.raises(BadRecord) as caught:
        READER.read(record, 41)

    assert "record 41 of Patient" in str(caught.value)
    assert "Jane" not in str(caught.value)


@given(st.binary(max_size=60))
def test_any_bytes_are_a_row_or_refused(record: bytes) -> None:
    try:
        row = READER.read(record, 1)
    except BadRecord:
        return
    assert len(row.values) == 2


@given(
    st.dictionaries(
        st.sampled_from(["id", "a", "other"]),
        st.none() | st.booleans() | st.integers() | st.text() | st.lists(st.integers(), max_size=2),
    )
)
def test_a_value_is_either_there_absent_null_or_broken(members: dict[str, object]) -> None:
    row = READER.read(json.dumps(members).encode(), 1)

    assert row.absent == tuple(name for name in ("id", "a") if name not in members)
    for name, value in zip(("id", "a"), row.values, strict=True):
        nothing = name in row.absent or name in row.broken or members.get(name) is None
        assert (value is None) == nothing
