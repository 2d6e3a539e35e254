"""Types of expressions: what each gives, what is wrong and where, and what is lost."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compiler.language.check import Inferred, infer, paths
from compiler.language.narrowing import narrow
from compiler.language.parse import parse
from compiler.language.syntax import Node, Spot
from compiler.language.types import Type
from tests.language.clinic import Clinic, typed
from tests.language.test_parse import nodes

FIELDS: dict[str, str | Type] = {
    "name": "text(80)!",
    "nick": "text(12)",
    "note": "html(500)",
    "amount": "money",
    "ratio": "decimal(12.4)",
    "born": "date",
    "start": "datetime(local)!",
    "seen": "datetime",
    "colour": "enum(colour)!",
    "shape": "enum(shape)",
    "colours": "multi(colour)",
    "visit_id": "ref(Visit)",
    "either_id": "ref(A|B)",
    "scan": "file!",
    "active": "bool",
    "visits": "int!",
    "plain": "decimal",
    "wide": "decimal(38.20)",
    "opens": "time",
    "results": "json(VitalsResults)",
    "results.rate": "decimal(6.2)!",
    "answers": "list(json(Answer))",
}
SCOPE = Clinic(fields=FIELDS)
_CLASSES = "the class of `declassify` is 'none' or 'financial' or 'identifier' or 'health' or 'sensitive'"


def _read(text: str) -> Node:
    node = parse(text)
    assert isinstance(node, Spot), node
    return node


def _infer(text: str, scope: Clinic = SCOPE) -> Inferred:
    return infer(_read(text), scope)


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("name | trim", "text(80)"),
        ("nick | trim", "text(12)?"),
        ("name | truncate(40)", "text(40)"),
        ("name | truncate(1)", "text(1)?"),
        ("nick | truncate(40)", "text(12)?"),
        ("name | digits", "text(80)?"),
        ("note | strip_html", "longtext(500)?"),
        ("concat('PH-', nick, name)", "text(95)"),
        ("concat(nick, ' ', nick)", "text(25)?"),
        ("concat('\U0001f600', colour)", "text(7)"),
        ("name | replace('ab', 'xyz')", "text(120)?"),
        ("nick | default(name)", "text(80)"),
        ("nick | default('')", "text(12)?"),
        ("shape | default('round') | map(form)", "enum(form_name)"),
        ("amount | default(1)", "decimal(18.2)"),
        ("amount | default(1.125)", "decimal(19.3)"),
        ("ratio | round(2)", "decimal(11.2)?"),
        ("amount | round(4)", "money?"),
        ("name | to_email | or_null", "email?"),
        ("name | to_int", "int"),
        ("name | to_decimal(3)", "decimal(18.3)"),
        ("start | to_date", "date"),
        ("start | at($zone)", "datetime"),
        ("start | at($zone) | or_null", "datetime?"),
        ("seen | date_in($zone)", "date?"),
        ("colours | count", "int"),
        ("colours | contains('red')", "bool"),
        ("colours | join(', ')", "longtext?"),
        ("colours | map_each(paint)", "multi(paint_name)?"),
        ("key(visit_id)", "text(77)?"),
        ("$remark", "text(255)"),
        ("$strict", "bool"),
        ("not (active) and amount > 0 or born = '2024-01-31'", "bool"),
        ("name in ['x', nick] or seen is absent", "bool"),
        ("1.50", "decimal(3.2)"),
        ("true", "bool"),
        ("amount + amount", "money?"),
        ("visits + visits", "int"),
        ("visits * 2", "int"),
        ("amount * visits", "money?"),
        ("amount * 2", "money?"),
        ("amount * ratio", "decimal(30.6)?"),
        ("amount + ratio", "decimal(21.4)?"),
        ("results.rate - 1", "decimal(7.2)"),
        ("plain * plain", "decimal(38.20)?"),
        ("(amount * 0.5) | round(0)", "decimal(18.0)?"),
        ("amount * 2 > 100", "bool"),
        ("opens < '12:30'", "bool"),
        ("active | choose('Cancelled', 'Confirmed')", "text(9)?"),
        ("(amount > 0) | choose(name, 'none')", "text(80)"),
        ("first_of(nick, nick | first_word, 'x')", "text(12)"),
        ("first_of(nick, name)", "text(80)"),
        ("first_of(shape, 'round') | map(form)", "enum(form_name)"),
        ("name | matches('[A-Z].*')", "bool"),
        ("nick | matches('[A-Z].*')", "bool?"),
        ("colour | map(some_paint)", "enum(paint_name)"),
        ("colour | map(any_paint)", "text(255)"),
        ("colours | map_each(some_paint)", "multi(paint_name)?"),
        ("colours | map_each(any_paint)", "list(text(255))?"),
        ("name | last_word", "text(80)"),
        ("name | but_last_word", "text(80)?"),
        ("born | year", "int?"),
        ("start | at($zone) | add_minutes(30)", "datetime"),
        ("start | at($zone) | minutes_between(seen)", "int?"),
        ("name | to_datetime('%d/%m/%Y %H:%M')", "datetime(local)"),
        ("name | to_datetime('%d/%m/%Y %H:%M', $zone)", "datetime"),
        ("name | to_datetime('%d/%m/%Y %H:%M %z')", "datetime"),
        ("amount | to_text", "text(20)?"),
        ("born | to_text('%d %B %Y')", "text(17)?"),
        ("results | to_json", "longtext?"),
        ("answers | to_json(32000)", "longtext(32000)?"),
        ("answers | count", "int"),
        ("amount | convert('AUD', born, bank)", "money?"),
    ],
)
def test_an_expression_gives_a_type(text: str, gives: str) -> None:
    inferred = _infer(text)
    assert (inferred.problems, str(inferred.type)) == ((), gives)


@pytest.mark.parametrize(
    ("text", "rule", "guilty", "message"),
    [
        ("mnr", "REF102", "mnr", "`Visit` has no field `mnr`"),
        ("name | digit", "REF107", "digit", "there is no function `digit`"),
        ("colour | map(pint)", "REF106", "pint", "there is no value map `pint`"),
        ("start | at($zoen)", "REF108", "$zoen", "there is no decision `zoen`"),
        ("born | truncate(4)", "TYP101", "born", "`truncate` works on text, but this is date?"),
        ("shape | map(paint)", "TYP105", "paint", "the map `paint` reads colour, but this is enum(shape)?"),
        ("colour = 'actve'", "PCK104", "'actve'", "`actve` is not a value of colour"),
        ("colour in ['red', 'bleu']", "PCK104", "'bleu'", "`bleu` is not a value of colour"),
        ("colours | contains('rde')", "PCK104", "'rde'", "`rde` is not a value of colour"),
        ("shape | default('rund')", "PCK104", "'rund'", "`rund` is not a value of shape"),
        ("born = 'yesterday'", "TYP101", "'yesterday'", "date cannot be compared with text(9)"),
        ("amount = '1'", "TYP101", "'1'", "money cannot be compared with text(1)"),
        ("'1' = amount", "TYP101", "'1'", "money cannot be compared with text(1)"),
        ("colour = shape", "TYP101", "shape", "enum(colour) cannot be compared with enum(shape)"),
        ("colours = 'red'", "TYP101", "colours", "multi(colour)? cannot be compared"),
        ("nick = ' '", "TYP101", "' '", "nothing equals an empty text"),
        ("name < nick", "TYP101", "name", "`<` works on numbers, dates and times, but this is text(80)"),
        ("name and active", "TYP101", "name", "`and` works on conditions, but this is text(80)"),
        ("not born", "TYP101", "born", "`not` works on conditions, but this is date?"),
        ("name | default(born)", "TYP101", "born", "`default` needs text(80) here, but this is date?"),
        ("concat(name, born)", "TYP101", "born", "the texts of `concat` are text, but this is date?"),
        ("name | truncate", "TYP101", "name | truncate", "`truncate` takes length in parentheses"),
        ("name | trim(3)", "TYP101", "name | trim(3)", "`trim` takes nothing in parentheses"),
        ("name | truncate(0)", "TYP101", "0", "the length of `truncate` is a whole number from 1 to 131072"),
        (
            "name | truncate(1.5)",
            "TYP101",
            "1.5",
            "the length of `truncate` is a whole number from 1 to 131072",
        ),
        ("name | replace('', 'x')", "TYP101", "''", "`replace` needs a text to look for"),
        ("name | replace(nick, 'x')", "TYP101", "nick", "the old of `replace` is a text in quotes"),
        ("start | at('UTC')", "TYP101", "'UTC'", "`at` needs a decision that answers with a time zone"),
        (
            "start | at($owner)",
            "TYP101",
            "$owner",
            "`at` needs a time zone, and `$owner` is not answered with one",
        ),
        ("start | at($zone, 'sooner')", "TYP101", "'sooner'", "the policy of `at` is 'earlier' or 'later'"),
        ("colour | map('paint')", "TYP101", "'paint'", "`map` needs the name of a value map"),
        (
            "key(either_id)",
            "TYP101",
            "either_id",
            "`key` needs a reference to one object, but this is ref(A|B)?",
        ),
        ("trim()", "TYP101", "trim()", "`trim` works on text, but is given nothing"),
        ("$split", "TYP101", "$split", "`$split` decides a place in the spec and has no value"),
        ("scan | or_null", "TYP101", "scan", "`or_null` works on a value, but this is file"),
        ("name | to_date", "TYP101", "name", "`to_date` must know how the text is written"),
        ("name | to_date('%Q')", "TYP101", "'%Q'", "`%Q` is not the form of a date"),
        ("start | to_date('%d')", "TYP101", "'%d'", "a local time needs no form"),
        ("name | to_date('%d/%m')", "TYP101", "'%d/%m'", "`%d/%m` does not say which day is meant"),
        ("name | to_datetime('%Q')", "TYP101", "'%Q'", "`%Q` is not the form of a time"),
        (
            "name | to_datetime('%d/%m/%Y')",
            "TYP101",
            "'%d/%m/%Y'",
            "`%d/%m/%Y` does not say which time is meant",
        ),
        (
            "name | to_datetime('%d/%m/%Y %I:%M')",
            "TYP101",
            "'%d/%m/%Y %I:%M'",
            "`%d/%m/%Y %I:%M` does not say which time is meant",
        ),
        (
            "name | to_datetime('%d/%m/%Y %H %z', $zone)",
            "TYP101",
            "'%d/%m/%Y %H %z'",
            "`%z` says how far the time is from UTC already",
        ),
        ("name + 1", "TYP101", "name", "`+` works on numbers, but this is text(80)"),
        ("amount - born", "TYP101", "born", "`-` works on numbers, but this is date?"),
        (
            "wide * wide",
            "TYP109",
            "wide * wide",
            "the result has more decimals than a number can have: 38 digits are the most",
        ),
        ("results = 'x'", "TYP101", "results", "json(VitalsResults)? cannot be compared"),
        ("opens = '25:00'", "TYP101", "'25:00'", "time cannot be compared with text(5)"),
        ("results | trim", "TYP101", "results", "`trim` works on text, but this is json(VitalsResults)?"),
        (
            "answers | contains('x')",
            "TYP101",
            "answers",
            "`contains` works on a list of values, but this is list(json(Answer))?",
        ),
        ("results.rat", "REF102", "results.rat", "`Visit` has no field `results.rat`"),
        (
            "active | choose('x', born)",
            "TYP101",
            "born",
            "the no of `choose` is text, but this is date?",
        ),
        ("first_of(name, born)", "TYP101", "born", "`first_of` needs text(80) here, but this is date?"),
        (
            "start | add_minutes(5)",
            "TYP101",
            "start",
            "`add_minutes` works on an instant, but this is datetime(local)",
        ),
        (
            "seen | add_minutes(amount)",
            "TYP101",
            "amount",
            "the minutes of `add_minutes` is a whole number, but this is money?",
        ),
        (
            "seen | add_minutes(999999999)",
            "TYP109",
            "999999999",
            "`add_minutes` moves by two hundred years at most",
        ),
        ("name | matches('(a')", "TYP101", "'(a'", "a `)` is missing"),
        ("born | to_text('%H')", "TYP101", "'%H'", "`%H` is not the form of date"),
        ("amount | to_text('%Y')", "TYP101", "'%Y'", "only days and local times are written in a form"),
        ("amount | convert('AUD', born, bnak)", "REF106", "bnak", "there is no table of rates `bnak`"),
        (
            "amount | convert('AUD', seen, bank)",
            "TYP101",
            "seen",
            "the date of `convert` is a day, but this is datetime?",
        ),
        (
            "amount | convert('AUD', born, 'bank')",
            "TYP101",
            "'bank'",
            "`convert` needs the name of a table of rates",
        ),
        ("name | declassify('public')", "TYP101", "'public'", _CLASSES),
    ],
)
def test_a_problem_is_told_at_its_characters(text: str, rule: str, guilty: str, message: str) -> None:
    inferred = _infer(text)
    assert inferred.type is None
    [problem] = inferred.problems
    found = text[problem.offset : problem.offset + problem.length]
    assert (problem.rule, found, problem.message) == (rule, guilty, message)


@pytest.mark.parametrize(
    ("text", "help_"),
    [
        ("nam", "did you mean `name`?"),
        ("name | trm", "did you mean `trim`?"),
        ("colour | map(piant)", "did you mean `paint`?"),
        ("concat($onwer, name)", "did you mean `$owner`?"),
        ("colour = 'gren'", "did you mean 'green'?"),
        ("start | at(name)", "for example `at($zone)`"),
        ("nick = ''", "no value is `is absent`"),
    ],
)
def test_a_problem_says_what_to_do(text: str, help_: str) -> None:
    [problem] = _infer(text).problems
    assert problem.helps == (help_,)


def test_one_cause_gives_one_problem() -> None:
    inferred = _infer("nonsuch | trim | truncate(4) | map(nowhere)")
    assert [problem.rule for problem in inferred.problems] == ["REF102", "REF106"]


def test_all_problems_are_found_at_once_in_the_order_of_the_text() -> None:
    inferred = _infer("(nonsuch = 'x' or colour = 'rd') and name | trm is present")
    assert [problem.rule for problem in inferred.problems] == ["REF102", "PCK104", "REF107"]


@pytest.mark.parametrize(
    ("text", "losses"),
    [
        ("name | truncate(40)", [("TYP102", "name | truncate(40)")]),
        ("nick | truncate(40)", []),
        (
            "note | strip_html | truncate(9)",
            [("TYP102", "note | strip_html"), ("TYP102", "note | strip_html | truncate(9)")],
        ),
        ("name | to_email | or_null", [("TYP102", "name | to_email | or_null")]),
        ("name | digits", [("TYP102", "name | digits")]),
        ("ratio | round(2)", [("TYP102", "ratio | round(2)")]),
        ("amount | round(2)", []),
        ("start | to_date", [("TYP106", "start | to_date")]),
        ("seen | date_in($zone)", [("TYP106", "seen | date_in($zone)")]),
        ("name | trim | squash | lower", []),
        ("(name | truncate(4)) = 'abcd'", []),
        ("concat(name | truncate(4), nick)", [("TYP102", "name | truncate(4)")]),
        ("name | last_word", [("TYP102", "name | last_word")]),
        ("(ratio | round(1)) + 1", [("TYP102", "ratio | round(1)")]),
        ("born | year", []),
    ],
)
def test_a_loss_is_told_at_its_characters(text: str, losses: list[tuple[str, str]]) -> None:
    found = [(loss.rule, text[loss.offset : loss.offset + loss.length]) for loss in _infer(text).losses]
    assert found == losses


@pytest.mark.parametrize(
    "text",
    [
        "name | trim",
        "concat('x', name)",
        "nick | default(name)",
        "name = 'x'",
        "(name | to_email | or_null) is absent",
    ],
)
def test_the_strictest_class_travels_through_everything(text: str) -> None:
    scope = Clinic(fields={"name": typed("text(80)!", "health"), "nick": typed("text(12)", "identifier")})
    inferred = _infer(text, scope)
    assert inferred.type is not None
    assert inferred.type.phi == "health"


def test_declassify_lowers_the_class_for_a_reason() -> None:
    scope = Clinic(fields={"born": typed("date!", "identifier")})
    inferred = _infer("born | year | declassify('none', 'the year names nobody')", scope)
    assert inferred.type is not None
    assert (str(inferred.type), inferred.type.phi) == ("int", "none")


@pytest.mark.parametrize("reason", ["", ", ''", ", ' '"])
def test_a_class_is_not_lowered_without_a_reason(reason: str) -> None:
    scope = Clinic(fields={"born": typed("date!", "identifier")})
    [problem] = _infer(f"born | year | declassify('none'{reason})", scope).problems
    assert (problem.rule, problem.message) == (
        "PHI107",
        "this lowers `identifier` to `none`, and nobody says why",
    )
    assert problem.helps == ("add a reason: `declassify('none', 'year only, under 90')`",)


@pytest.mark.parametrize("name", ["identifier", "health"])
def test_a_class_that_is_not_lower_is_a_mistake(name: str) -> None:
    scope = Clinic(fields={"born": typed("date!", "identifier")})
    [problem] = _infer(f"born | declassify('{name}', 'why')", scope).problems
    assert (problem.rule, problem.message) == (
        "TYP101",
        f"this is `identifier`, which is not above `{name}`",
    )


@pytest.mark.parametrize(
    ("text", "fallible"),
    [
        ("visits + visits", True),
        ("ratio + ratio", False),
        ("amount * 2", False),
        ("plain + plain", True),
        ("colour | map(rare_paint)", True),
        ("colour | map(some_paint)", False),
        ("colour | map(any_paint)", False),
        ("colour | map(new_paint)", False),
        ("seen | add_minutes(30)", False),
        ("seen | add_minutes(visits)", True),
        ("answers | to_json", False),
        ("answers | to_json(9)", True),
    ],
)
def test_it_is_known_what_may_fail(text: str, fallible: bool) -> None:
    inferred = _infer(text)
    assert inferred.type is not None
    assert inferred.type.fallible is fallible


@pytest.mark.parametrize(
    "text", ["name | to_int | default(1)", "concat('x', name | to_email)", "name | to_int > 5"]
)
def test_what_may_fail_makes_everything_above_fallible(text: str) -> None:
    inferred = _infer(text)
    assert inferred.type is not None
    assert inferred.type.fallible


def test_or_null_forgives_and_may_be_empty() -> None:
    inferred = _infer("name | to_email | or_null")
    assert inferred.type is not None
    assert (inferred.type.fallible, inferred.type.empty) == (False, True)


def test_a_field_that_the_case_says_is_present_has_a_value() -> None:
    narrowed = replace(SCOPE, present=frozenset({"nick"}))
    assert str(_infer("nick | trim", narrowed).type) == "text(12)"


def test_the_name_of_a_table_of_rates_is_no_field() -> None:
    assert paths(_read("amount | convert(nick, born, bank)")) == ("amount", "born", "nick")


def test_numbers_that_no_type_can_hold_together_are_refused() -> None:
    scope = Clinic(fields={"long": "decimal(38.2)", "fine": "decimal(30.20)"})
    [problem] = _infer("long | default(fine)", scope).problems
    assert (problem.rule, problem.message) == ("TYP109", "no number has the digits of both: 38 are the most")


@given(nodes)
def test_any_tree_can_be_checked(node: Node) -> None:
    scope = Clinic(
        fields={"a": "text(8)!", "first_name": "money", "cancelDate": "datetime(local)", "_x": "bool"}
    )
    inferred = infer(node, scope)
    assert (inferred.type is None) == bool(inferred.problems)


@given(st.sampled_from(["name", "nick"]), st.integers(1, 100))
def test_nothing_is_longer_than_what_it_is_cut_to(field: str, length: int) -> None:
    inferred = _infer(f"{field} | truncate({length})")
    assert inferred.type is not None
    assert inferred.type.length is not None
    assert inferred.type.length <= length


def test_the_name_of_a_map_is_no_field() -> None:
    assert paths(_read("concat(colour | map(paint), nick) = name or colours | map_each(form) is absent")) == (
        "colour",
        "colours",
        "name",
        "nick",
    )


@pytest.mark.parametrize(
    ("text", "present"),
    [
        ("nick is present", {"nick"}),
        ("nick is absent", set()),
        ("not (nick is absent)", {"nick"}),
        ("nick is present and amount > 0", {"nick", "amount"}),
        ("nick is present or amount > 0", set()),
        ("nick is present and active or nick = 'x'", {"nick"}),
        ("not (nick is absent or amount is absent)", {"nick", "amount"}),
        ("not (nick is absent and amount is absent)", set()),
        ("nick | trim | lower in ['x', 'y']", {"nick"}),
        ("nick | default('x') = 'y'", set()),
        ("concat(nick, 'x') is present", set()),
        ("amount < ratio", {"amount", "ratio"}),
        ("active", {"active"}),
        ("not active", set()),
        ("not (not active)", {"active"}),
        ("not (amount > 0)", set()),
        ("amount + ratio > 0", {"amount", "ratio"}),
        ("nick | matches('a')", {"nick"}),
        ("first_of(nick, 'x') = 'y'", set()),
    ],
)
def test_a_condition_narrows(text: str, present: set[str]) -> None:
    assert narrow(_read(text)) == present
