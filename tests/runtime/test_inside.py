"""Rows that are found inside the records of another object."""

import json
import time
from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compiler.model.plan import Inside, StagedColumn, StagedTable
from compiler.runtime.engine import Engine
from compiler.runtime.images import images as found_in
from compiler.runtime.staged import in_order, root_of, stage_tables
from compiler.runtime.stops import Bug
from tests.runtime.world import quick_engine

Cell = str | None


def column(name: str, kind: str = "text(80)", *path: str) -> StagedColumn:
    return StagedColumn(name=name, path=path or (name,), type=kind)


def table(name: str, *columns: StagedColumn, **more: object) -> StagedTable:
    made = {"object": name, "channel": "api", "evidence": "observed", "key": ("id",), "columns": (), **more}
    return msgspec.structs.replace(msgspec.convert(made, StagedTable), columns=columns)


FORM = table("Form", column("id", "id"), column("updated", "datetime"), modified="updated")
ANSWER = table(
    "Answer",
    column("form", "ref(Form)", "^", "id"),
    column("question", "id"),
    column("value"),
    column("code", "text(9)", "more", "code"),
    column("place", "int", "#"),
    channel="inside",
    key=("form", "question"),
    inside=Inside(object="Form", path=("answers",), what="members"),
)
TAG = table(
    "Tag",
    column("form", "ref(Form)", "^", "id"),
    column("place", "int", "#"),
    column("label", "text(20)", "."),
    channel="inside",
    key=("form", "place"),
    inside=Inside(object="Form", path=("meta", "tags"), what="members"),
)
IMAGE = table(
    "Image",
    column("form", "ref(Form)", "^", "id"),
    column("place", "int", "#"),
    column("src", "url"),
    column("alt", "text(80)"),
    channel="inside",
    key=("form", "place"),
    inside=Inside(object="Form", path=("html",), what="images"),
)
CHOICE = table(
    "Choice",
    column("form", "ref(Form)", "^", "^", "id"),
    column("question", "id", "^", "question"),
    column("choice", "text(20)", "."),
    column("answer_place", "int", "^", "#"),
    channel="inside",
    key=("form", "question", "choice"),
    inside=Inside(object="Answer", path=("choices",), what="members"),
)


def staged(folder: Path, tables: Sequence[StagedTable], *records: object, channel: str = "api") -> Engine:
    engine = quick_engine(folder)
    root = tables[0] if channel == "api" else msgspec.structs.replace(tables[0], channel=channel)
    written = [each if isinstance(each, bytes) else json.dumps(each).encode() for each in records]
    stage_tables(engine, [root, *tables[1:]], lambda _: written, lambda text: text.path)
    return engine


def rows(engine: Engine, table_name: str) -> list[tuple[object, ...]]:
    return engine.query(f'SELECT * EXCLUDE ("$position", "$absent") FROM "{table_name}" ORDER BY "$position"')


def set_aside(engine: Engine) -> list[tuple[object, ...]]:
    return engine.query('SELECT object, source, position, rule, address FROM "$set_aside" ORDER BY ALL')


def test_each_member_of_a_list_is_a_row_that_knows_the_record_around_it(tmp_path: Path) -> None:
    form = {
        "id": 7,
        "answers": [
            {"question": "q1", "value": "R&amp;D", "more": {"code": "a"}},
            {"question": "q2", "value": 1.10},
        ],
    }

    with staged(tmp_path, (FORM, ANSWER), form, {"id": 8, "answers": []}) as engine:
        assert rows(engine, "Answer") == [
            ("7", "q1", "R&D", "a", "1", "7|q1"),
            ("7", "q2", "1.1", None, "2", "7|q2"),
        ]
        assert engine.query('SELECT "$position", "$absent" FROM "Answer"') == [(1, []), (2, ["code"])]
        assert (engine.came("Form"), engine.came("Answer")) == (2, 2)


def test_a_number_inside_stays_the_text_it_was_written_as(tmp_path: Path) -> None:
    form = b'{"id": 12345678901234567890.10, "answers": [{"question": 1e3, "value": 1.10}]}'

    with staged(tmp_path, (FORM, ANSWER), form) as engine:
        assert rows(engine, "Answer")[0][:3] == ("12345678901234567890.10", "1e3", "1.10")


def test_absent_null_and_empty_are_three_things_inside_too(tmp_path: Path) -> None:
    answers = [{"question": 1}, {"question": 2, "value": None}, {"question": 3, "value": ""}]

    with staged(tmp_path, (FORM, ANSWER), {"id": 1, "answers": answers}) as engine:
        found = engine.query('SELECT value, "$absent" FROM "Answer" ORDER BY "$position"')

    assert found == [(None, ["value", "code"]), (None, ["code"]), ("", ["code"])]


def test_members_that_are_single_values_are_rows(tmp_path: Path) -> None:
    form = {"id": 1, "meta": {"tags": ["new", 2.50, None, "", "caf&eacute;"]}}

    with staged(tmp_path, (FORM, TAG), form) as engine:
        assert [row[2] for row in rows(engine, "Tag")] == ["new", "2.5", None, "", "café"]


@pytest.mark.parametrize("without", [{}, {"answers": None}, {"answers": []}])
def test_a_record_without_a_list_has_nothing_inside_and_is_sound(
    tmp_path: Path, without: dict[str, object]
) -> None:
    with staged(tmp_path, (FORM, ANSWER), {"id": 1, **without}) as engine:
        assert (rows(engine, "Answer"), set_aside(engine)) == ([], [])


@pytest.mark.parametrize("wrong", [{"question": "q1"}, "q1", 0, False, ""])
def test_a_record_whose_field_is_no_list_is_broken_and_not_silently_empty(
    tmp_path: Path, wrong: object
) -> None:
    with staged(tmp_path, (FORM, ANSWER), {"id": 1, "answers": wrong}) as engine:
        assert rows(engine, "Form") == []
        assert set_aside(engine) == [("Form", "1", 1, "TYP101", "source.objects.Form.fields.answers")]


@pytest.mark.parametrize("member", ["text", 3, ["a"], [{"question": "q1"}]])
def test_a_member_that_is_no_object_is_a_refused_row(tmp_path: Path, member: object) -> None:
    with staged(tmp_path, (FORM, ANSWER), {"id": 1, "answers": [member, {"question": "q"}]}) as engine:
        assert [row[1] for row in rows(engine, "Answer")] == ["q"]
        assert [row[:4] for row in set_aside(engine)] == [("Answer", None, 1, "KEY105")]


def test_the_rows_inside_a_broken_record_are_there(tmp_path: Path) -> None:
    form = {"id": 1, "updated": {"a": 1}, "answers": [{"question": "q1", "value": "kept"}]}

    with staged(tmp_path, (FORM, ANSWER), form) as engine:
        assert rows(engine, "Form") == []
        assert [row[5] for row in rows(engine, "Answer")] == ["1|q1"]


def test_half_a_surrogate_pair_breaks_its_row_and_leaves_the_others_exact(tmp_path: Path) -> None:
    form = b'{"id": 1, "answers": [{"question": "a", "value": "\\ud800"}, {"question": "b", "value": 1.0}]}'

    with staged(tmp_path, (FORM, ANSWER), form) as engine:
        assert [row[:3] for row in rows(engine, "Answer")] == [("1", "b", "1.0")]
        assert [row[:4] for row in set_aside(engine)] == [("Answer", "1|a", 1, "TYP101")]


def test_rows_inside_rows_are_found(tmp_path: Path) -> None:
    answers = [
        {"question": "a", "choices": ["x", "y"]},
        {"question": "b"},
        {"question": "c", "choices": ["x"]},
    ]

    with staged(tmp_path, (FORM, ANSWER, CHOICE), {"id": 1, "answers": answers}) as engine:
        assert rows(engine, "Choice") == [
            ("1", "a", "x", "1", "1|a|x"),
            ("1", "a", "y", "1", "1|a|y"),
            ("1", "c", "x", "3", "1|c|x"),
        ]


# -- records that come more than once -------------------------------------------------------------

OLD, NEW = "2024-01-01T00:00:00Z", "2024-01-02T00:00:00Z"


def answered(value: str, updated: str | None = OLD) -> dict[str, object]:
    return {"id": 1, "updated": updated, "answers": [{"question": "q", "value": value}]}


def test_what_is_inside_a_copy_counts_once(tmp_path: Path) -> None:
    with staged(tmp_path, (FORM, ANSWER), answered("a"), answered("a")) as engine:
        assert [row[2] for row in rows(engine, "Answer")] == ["a"]
        assert [row[:4] for row in set_aside(engine)] == [("Form", "1", 2, "KEY109")]


def test_what_is_inside_an_older_version_is_not_there(tmp_path: Path) -> None:
    with staged(tmp_path, (FORM, ANSWER), answered("new", NEW), answered("old", OLD)) as engine:
        assert [row[2] for row in rows(engine, "Answer")] == ["new"]
        assert [row[:4] for row in set_aside(engine)] == [("Form", "1", 2, "KEY111")]


def test_records_that_differ_inside_only_are_no_copies(tmp_path: Path) -> None:
    with staged(tmp_path, (FORM, ANSWER), answered("one"), answered("two")) as engine:
        assert (rows(engine, "Form"), rows(engine, "Answer")) == ([], [])
        assert [(row[0], row[3]) for row in set_aside(engine)] == [("Answer", "KEY110")] * 2 + [
            ("Form", "KEY110")
        ] * 2


def test_a_key_that_is_twice_in_a_list_is_settled_as_everywhere(tmp_path: Path) -> None:
    answers = [
        {"question": "same", "value": "a"},
        {"question": "same", "value": "a"},
        {"question": "differs", "value": "a"},
        {"question": "differs", "value": "b"},
    ]
    answer = msgspec.structs.replace(ANSWER, columns=ANSWER.columns[:4])

    with staged(tmp_path, (FORM, answer), {"id": 1, "answers": answers}) as engine:
        assert [row[4] for row in rows(engine, "Answer")] == ["1|same"]
        assert sorted(str(row[3]) for row in set_aside(engine)) == ["KEY109", "KEY110", "KEY110"]


# -- JSON as it is --------------------------------------------------------------------------------

RESULT = table(
    "Result",
    column("id", "id"),
    column("any", "json(any)"),
    column("shape", "json(Vitals)"),
    column("rate", "decimal(6.2)", "shape", "rate"),
    column("all", "list(json(Vitals))"),
)


def results(
    folder: Path, *records: object, channel: str = "api"
) -> tuple[list[tuple[object, ...]], list[str]]:
    with staged(folder, (RESULT,), *records, channel=channel) as engine:
        return [row[1:5] for row in rows(engine, "Result")], [str(row[4]) for row in set_aside(engine)]


def test_json_stays_the_text_that_it_came_as(tmp_path: Path) -> None:
    record = (
        b'{"id": 1, "any": "\\u00e9", "shape": {"b": [1.10,  2e3], "rate": 7.0}, "all": [{"rate":1}, {}]}'
    )

    assert results(tmp_path, record) == (
        [('"\\u00e9"', '{"b": [1.10,  2e3], "rate": 7.0}', "7.0", '[{"rate":1}, {}]')],
        [],
    )


def test_json_that_is_not_there_is_no_value(tmp_path: Path) -> None:
    assert results(tmp_path, {"id": 1, "any": None, "shape": None}, {"id": 2}) == ([(None,) * 4] * 2, [])


@pytest.mark.parametrize(
    ("field", "wrong"),
    [("shape", []), ("shape", "{}"), ("shape", 1), ("all", {}), ("all", "[]"), ("all", 0)],
)
def test_json_of_another_form_breaks_its_column(tmp_path: Path, field: str, wrong: object) -> None:
    assert results(tmp_path, {"id": 1, field: wrong}) == ([], [f"source.objects.Result.fields.{field}"])


def test_json_with_half_a_surrogate_pair_keeps_its_numbers(tmp_path: Path) -> None:
    record = b'{"id": 1, "any": {"a": [1.10, "\\ud800"], "b": -0.0}, "shape": {"rate": 1.0}, "\\udfff": 1}'

    (found,), _ = results(tmp_path, record)
    assert found[:3] == ('{"a":[1.10,"\\ud800"],"b":-0.0}', '{"rate":1.0}', "1.0")


def test_a_cell_of_an_exported_file_spells_json(tmp_path: Path) -> None:
    cells = {"id": "1", "any": " 1.10 ", "shape": '{"rate": 7.0}', "all": ""}

    assert results(tmp_path, cells, channel="export") == ([("1.10", '{"rate": 7.0}', "7.0", None)], [])


def test_a_cell_that_spells_no_json_is_broken(tmp_path: Path) -> None:
    assert results(tmp_path, {"id": "1", "any": "{"}, channel="export")[1] == [
        "source.objects.Result.fields.any"
    ]


def test_rows_are_found_inside_a_cell_of_an_exported_file(tmp_path: Path) -> None:
    cells = {"id": "7", "answers": '[{"question": "q1", "value": 1.10}]'}

    with staged(tmp_path, (FORM, ANSWER), cells, {"id": "8", "answers": ""}, channel="export") as engine:
        assert [row[:3] for row in rows(engine, "Answer")] == [("7", "q1", "1.10")]
        assert set_aside(engine) == []


# -- images ---------------------------------------------------------------------------------------


def images(folder: Path, html: object) -> list[tuple[object, ...]]:
    with staged(folder, (FORM, IMAGE), {"id": 1, "html": html}) as engine:
        return [row[2:4] for row in rows(engine, "Image")]


def test_each_image_of_a_text_is_a_row(tmp_path: Path) -> None:
    html = '<p>Before <IMG SRC="a.png" alt="x &amp;amp; y"><br><img src=b.png /><img alt><p><img></p>'

    with staged(tmp_path, (FORM, IMAGE), {"id": 1, "html": html}) as engine:
        assert [row[1:4] for row in rows(engine, "Image")] == [
            ("1", "a.png", "x &amp; y"),
            ("2", "b.png", None),
            ("3", None, None),
            ("4", None, None),
        ]
        absent = engine.query('SELECT "$absent" FROM "Image" ORDER BY "$position"')
        assert absent == [([],), (["alt"],), (["src"],), (["src", "alt"],)]


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("", []),
        ("no tags & no images < here", []),
        ("<!-- <img src='a'> --><img src='b'>", ["b"]),
        ("<script>'<img src=a>'</script><img src='b'>", ["b"]),
        ("<![if !vml]><img src='a'><![endif]><img src='b'>", ["a", "b"]),
        ("<![CDATA[x]]><img src='a'>", ["a"]),
        ("<!nonsense <?xml ?><img src='a'>", ["a"]),
        ("<img src='a' src='b'>", ["a"]),
        ("<p><b><img src='a'", []),
        ("<img src='a'><img src=\"b", ["a"]),
        ("</img><imgs src='a'><img/src='b'>", ["b"]),
        ("<img src='&#x110000;&#0;x'>", ["\ufffd\ufffdx"]),
    ],
)
def test_html_as_people_paste_it_gives_its_images(tmp_path: Path, html: str, found: list[str]) -> None:
    assert [row[0] for row in images(tmp_path, html)] == found


@pytest.mark.parametrize("wrong", [["<img>"], {"a": 1}, 5])
def test_a_field_that_is_no_text_is_broken(tmp_path: Path, wrong: object) -> None:
    with staged(tmp_path, (FORM, IMAGE), {"id": 1, "html": wrong}) as engine:
        assert [row[3:] for row in set_aside(engine)] == [("TYP101", "source.objects.Form.fields.html")]


MARKUP = st.lists(
    st.sampled_from(
        ["<", ">", "!", "[", "]", "--", "<img ", "src=", "alt", "'", '"', "/", "&", "#x", ";", "a", "<?",
         "<![", "<!--", "-->", "<script", "</script", "<textarea>", "\x00", "\u2028", " ", "=", "&amp;"]
    ),
    max_size=40,
)  # fmt: skip


@given(MARKUP.map("".join))
def test_no_markup_makes_reading_fail(html: str) -> None:
    assert all(set(json.loads(each)) <= {"src", "alt"} for each in found_in(html))


@pytest.mark.parametrize(
    "piece", ["<", "<!", "<img src='", "<!--", "<a ", "&", "<![", "</", "<img src=a alt"]
)
def test_hostile_markup_takes_no_long_time(piece: str) -> None:
    started = time.monotonic()
    for end in ("", ">", "'>", '">', "-->", "=>"):
        found_in(piece * (8_000 // len(piece)) + end)
    assert time.monotonic() - started < 5


# -- tables that are made -------------------------------------------------------------------------

CARE = table(
    "Care",
    column("form", "ref(Form)"),
    column("answers", "int"),
    channel="made",
    key=("form",),
    sql={"path": "", "sha256": ""},
)


def care(sql: str) -> StagedTable:
    assert CARE.sql is not None
    return msgspec.structs.replace(CARE, sql=msgspec.structs.replace(CARE.sql, path=sql))


def test_a_made_table_is_made_from_those_before_it(tmp_path: Path) -> None:
    made = care(
        'SELECT form, count(*) AS answers, form AS "$source", row_number() OVER (ORDER BY form) AS '
        '"$position", CAST([] AS VARCHAR[]) AS "$absent", NULL AS "$broken" FROM "Answer" GROUP BY form'
    )
    answers = [{"question": "a"}, {"question": "b"}]
    forms = ({"id": 1, "answers": answers}, {"id": 2, "answers": answers[:1]})

    with staged(tmp_path, (FORM, made, ANSWER), *forms) as engine:
        assert rows(engine, "Care") == [("1", "2", "1"), ("2", "1", "2")]
        assert engine.came("Care") == 2


def test_rows_that_are_made_twice_are_settled_as_everywhere(tmp_path: Path) -> None:
    made = care(
        "SELECT * FROM (VALUES ('1', '2', '1', 1, [], NULL), ('1', '2', '1', 2, [], NULL), "
        "(NULL, '2', NULL, 3, [], NULL), ('2', NULL, '2', 4, [], 'answers')) "
        'AS t(form, answers, "$source", "$position", "$absent", "$broken")'
    )

    with staged(tmp_path, (FORM, made)) as engine:
        assert rows(engine, "Care") == [("1", "2", "1")]
        assert {(row[2], row[3]) for row in set_aside(engine)} == {
            (2, "KEY109"),
            (3, "KEY105"),
            (4, "TYP101"),
        }


def test_every_table_comes_after_what_it_is_made_of() -> None:
    made = care("SELECT 1")

    assert [each.object for each in in_order((CHOICE, made, ANSWER, FORM))] == [
        "Form",
        "Answer",
        "Choice",
        "Care",
    ]
    assert root_of((CHOICE, made, ANSWER, FORM), CHOICE) == FORM
    with pytest.raises(Bug, match="reads Choice inside what it does not read"):
        in_order((FORM, CHOICE))
