"""Expressions as text: what they mean, how they are written, and where exactly one is wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compiler.language.parse import DEEPEST, MOST_CHARACTERS, parse
from compiler.language.syntax import (
    And,
    Arithmetic,
    Boolean,
    Call,
    Comparison,
    Decision,
    Membership,
    Node,
    Not,
    Number,
    Or,
    Path,
    Presence,
    Spot,
    Text,
    children,
    walk,
    write,
)
from compiler.language.tokens import SyntaxProblem

_names = st.sampled_from(["a", "first_name", "cancelDate", "result.heart_rate", "present", "_x"])
_leaves: st.SearchStrategy[Node] = st.one_of(
    _names.map(lambda name: Path(name=name)),
    st.sampled_from(["0", "40", "-1.50", "123456789012345678"]).map(lambda text: Number(text=text)),
    st.text(st.characters(min_codepoint=32, max_codepoint=0xD7FF, exclude_characters="\x7f"), max_size=6).map(
        lambda value: Text(value=value)
    ),
    st.booleans().map(lambda value: Boolean(value=value)),
    st.just(Decision(name="practice_time_zone")),
)


def _inner(parts: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    many = st.lists(parts, min_size=2, max_size=3).map(tuple)
    some = st.lists(parts, max_size=2).map(tuple)
    functions = st.sampled_from(["trim", "concat", "at"])
    return st.one_of(
        st.builds(lambda name, arguments: Call(name=name, arguments=arguments), functions, some),
        st.builds(lambda name, arguments: Call(name=name, arguments=arguments, piped=True), functions, many),
        st.builds(
            lambda sign, left, right: Comparison(operator=sign, left=left, right=right),
            st.sampled_from(["=", "!=", "<", "<=", ">", ">="]),
            parts,
            parts,
        ),
        st.builds(
            lambda sign, left, right: Arithmetic(operator=sign, left=left, right=right),
            st.sampled_from(["+", "-", "*"]),
            parts,
            parts,
        ),
        st.builds(lambda subject, values: Membership(subject=subject, values=values), parts, many),
        st.builds(
            lambda subject, is_there: Presence(subject=subject, present=is_there), parts, st.booleans()
        ),
        st.builds(lambda operand: Not(operand=operand), parts),
        many.map(lambda operands: And(operands=operands)),
        many.map(lambda operands: Or(operands=operands)),
    )


nodes = st.recursive(_leaves, _inner, max_leaves=12)


@given(nodes)
def test_what_is_written_is_read_back_as_it_was(node: Node) -> None:
    assert parse(write(node)) == node


@given(nodes)
def test_every_part_stands_where_it_says(node: Node) -> None:
    text = write(node)
    read = parse(text)
    assert isinstance(read, Spot)
    for part in walk(read):
        stretch = text[part.offset : part.end]
        assert parse(stretch) == part, stretch


@given(st.one_of(st.text(), st.text("ab'(|)[],=<>!$. \n-+*7inors", max_size=40)))
def test_no_text_at_all_makes_it_fail(text: str) -> None:
    read = parse(text)
    if isinstance(read, SyntaxProblem):
        assert 0 <= read.offset <= len(text)
        assert read.message
    else:
        assert parse(write(read)) == read


def test_blanks_and_needless_parentheses_mean_nothing() -> None:
    assert parse("  ( email )|trim |  truncate( 40 )") == parse("email | trim | truncate(40)")


def test_precedence_is_or_and_not_comparison_pipe() -> None:
    read = parse("not a | trim = 'x' and b or c in ['y'] and d is absent")
    assert read == Or(
        operands=(
            And(
                operands=(
                    Not(
                        operand=Comparison(
                            operator="=",
                            left=Call(name="trim", arguments=(Path(name="a"),), piped=True),
                            right=Text(value="x"),
                        )
                    ),
                    Path(name="b"),
                )
            ),
            And(
                operands=(
                    Membership(subject=Path(name="c"), values=(Text(value="y"),)),
                    Presence(subject=Path(name="d"), present=False),
                )
            ),
        )
    )


def test_precedence_is_comparison_sum_product() -> None:
    a, b, c = (Path(name=name) for name in "abc")
    product = Arithmetic(operator="*", left=b, right=c)
    total = Arithmetic(operator="-", left=Arithmetic(operator="+", left=a, right=product), right=c)
    assert parse("a + b * c - c > 2") == Comparison(operator=">", left=total, right=Number(text="2"))
    assert parse("a - (b - c)") == Arithmetic(
        operator="-", left=a, right=Arithmetic(operator="-", left=b, right=c)
    )


def test_parentheses_tell_what_a_pipe_works_on() -> None:
    a, two = Path(name="a"), Number(text="2")
    product = Arithmetic(operator="*", left=a, right=two)
    rounded = Call(name="round", arguments=(product, Number(text="0")), piped=True)
    assert parse("(a * 2) | round(0)") == rounded
    assert write(rounded) == "(a * 2) | round(0)"
    other = Arithmetic(operator="*", left=a, right=Call(name="abs", arguments=(two,), piped=True))
    assert parse("a * (2 | abs)") == other
    assert write(other) == "a * (2 | abs)"


@pytest.mark.parametrize("text", ["a-1", "a -1", "a- 1", "a - 1"])
def test_a_sign_after_a_value_takes_away(text: str) -> None:
    assert parse(text) == Arithmetic(operator="-", left=Path(name="a"), right=Number(text="1"))


@pytest.mark.parametrize("text", ["a - -1", "a--1", "(a) -  -1"])
def test_a_number_below_zero_can_be_taken_away(text: str) -> None:
    assert parse(text) == Arithmetic(operator="-", left=Path(name="a"), right=Number(text="-1"))


@pytest.mark.parametrize("text", ["a = -1", "a in [-1]", "f(-1)", "not -1", "-1 = a"])
def test_a_sign_elsewhere_begins_a_number(text: str) -> None:
    read = parse(text)
    assert isinstance(read, Spot)
    assert Number(text="-1") in walk(read)


def test_words_of_the_language_may_begin_a_name() -> None:
    assert parse("order") == Path(name="order")
    assert parse("is_primary is present") == Presence(subject=Path(name="is_primary"), present=True)
    assert parse("present is present") == Presence(subject=Path(name="present"), present=True)


def test_a_quote_inside_a_text_is_doubled() -> None:
    assert parse("'O''Brien'''") == Text(value="O'Brien'")
    assert write(Text(value="O'Brien'")) == "'O''Brien'''"


@pytest.mark.parametrize(
    ("text", "offset", "length", "message"),
    [
        ("email | trim || lower", 14, 1, "after `|` comes the name of a function"),
        ("email | in", 8, 2, "after `|` comes the name of a function"),
        ("email |", 7, 1, "after `|` comes the name of a function"),
        ("", 0, 1, "here an expression is missing"),
        ("   ", 3, 1, "here an expression is missing"),
        ("first last", 6, 4, "the expression could end before `last`, and nothing joins the two parts"),
        ("a = b = c", 6, 1, "comparisons do not chain"),
        ("a == b", 2, 2, "equality is written `=`"),
        ("a <> b", 2, 2, "inequality is written `!=`"),
        ("a && b", 2, 2, "`&&` is written `and`"),
        ("id -> patient", 3, 2, "`->` belongs under `link:`, not in an expression"),
        ("a / b", 2, 1, "there is no division; multiply by what is known beforehand: `amount * 0.01`"),
        (
            "a * 2 | round(0)",
            6,
            1,
            "`|` and arithmetic need parentheses, so that it is clear what `|` works on",
        ),
        (
            "a | round(0) * 2",
            13,
            1,
            "`|` and arithmetic need parentheses, so that it is clear what `*` works on",
        ),
        (
            "a + b | abs - c",
            6,
            1,
            "`|` and arithmetic need parentheses, so that it is clear what `|` works on",
        ),
        ("a * -b", 4, 1, "`-` stands between two numbers"),
        ("-b", 0, 1, "`-` stands between two numbers"),
        ("a +", 3, 1, "the expression ends too early: a value is missing"),
        ("a + * b", 4, 1, "here comes a value, and `*` is none"),
        ('a = "x"', 4, 1, "text is written in single quotes: 'text'"),
        ("a = 'x", 4, 2, "this text has no closing quote"),
        ("(a | trim", 9, 1, "a `)` is missing here"),
        ("a | trim)", 8, 1, "this `)` closes nothing"),
        ("concat(a b)", 9, 1, "between arguments comes `,`, and after the last one `)`"),
        ("concat(a", 8, 1, "between arguments comes `,`, and after the last one `)`"),
        ("concat(a,)", 9, 1, "here comes a value, and `)` is none"),
        ("a in 'x'", 5, 3, "after `in` comes a list"),
        ("a in []", 6, 1, "nothing is in an empty list"),
        ("a in ['x' 'y']", 10, 3, "the list is not closed: a `]` is missing here"),
        ("a is null", 5, 4, "after `is` comes `present` or `absent`"),
        ("a and", 5, 1, "the expression ends too early: a value is missing"),
        ("a and or b", 6, 2, "here comes a value, and `or` is none"),
        ("a, b", 1, 1, "`,` has no place here"),
        ("a.b(c)", 3, 1, "`a.b` is not the name of a function"),
        ("$", 0, 1, "after `$` comes the name of a decision"),
        ("a = #", 4, 1, "`#` has no meaning in an expression"),
        ("a\u202eb", 1, 1, "U+202E has no meaning in an expression"),
        ("a = 'x\x00'", 6, 1, "U+0000 cannot be seen, so it may not stand in a text"),
        ("a = 1234567890123456789", 4, 19, "a number has at most 18 digits"),
    ],
)
def test_a_mistake_is_told_at_its_characters(text: str, offset: int, length: int, message: str) -> None:
    read = parse(text)
    assert isinstance(read, SyntaxProblem)
    assert (read.offset, read.length, read.message) == (offset, length, message)


def test_a_mistake_with_a_usual_remedy_names_it() -> None:
    unclosed, chained = parse("'O'Brien'"), parse("1 < a < 5")
    assert isinstance(unclosed, SyntaxProblem)
    assert isinstance(chained, SyntaxProblem)
    assert chained.helps == ("join two comparisons with `and`",)
    assert isinstance(parse("'it"), SyntaxProblem)


@pytest.mark.parametrize(
    "text",
    [
        "(" * 5_00 + "a" + ")" * 500,
        "a" + " | trim" * 500,
        "not " * 900 + "a",
        "f(" * 600 + ")" * 600,
        "a" + " + a" * 40,
    ],
)
def test_depth_has_a_limit(text: str) -> None:
    read = parse(text)
    assert isinstance(read, SyntaxProblem)
    assert read.message == f"more than {DEEPEST} steps inside one another"


def test_length_has_a_limit() -> None:
    read = parse("a" * (MOST_CHARACTERS + 1))
    assert isinstance(read, SyntaxProblem)
    assert read.message == "an expression has at most 4000 characters, and this has 4001"


def test_a_long_chain_is_not_deep() -> None:
    read = parse(" and ".join(["a"] * 400))
    assert isinstance(read, And)
    assert len(children(read)) == 400
