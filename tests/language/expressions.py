"""Expressions that hypothesis makes up, nearly all of them well typed."""

from collections.abc import Mapping

from hypothesis import strategies as st

FIELDS: Mapping[str, str] = {
    "name": "text(30)!",
    "nick": "text(12)",
    "note": "longtext(200)",
    "page": "html(60)",
    "mail": "email",
    "code": "id!",
    "parent": "ref(Visit)",
    "colour": "enum(colour)!",
    "tint": "enum(colour)",
    "colours": "multi(colour)",
    "count": "int",
    "amount": "money!",
    "ratio": "decimal(12.4)",
    "plain": "decimal",
    "born": "date",
    "start": "datetime(local)!",
    "seen": "datetime",
    "active": "bool",
}
TEXTS = ("name", "nick", "note", "page", "mail", "code", "parent", "colour", "tint")
_LITERALS = ("' '", "'x'", "'\U0001f600'", "'PH-'", "'''n'", "'\u00a0'")


@st.composite
def text_expressions(draw: st.DrawFn, depth: int = 3) -> str:
    """Draw an expression that gives a text."""
    if depth == 0:
        return draw(st.sampled_from(TEXTS))
    inner = draw(text_expressions(depth - 1))
    other = draw(text_expressions(0))
    literal = draw(st.sampled_from(_LITERALS))
    length = draw(st.integers(1, 40))
    steps = [
        "trim", "squash", "lower", "upper", "digits", f"truncate({length})", "strip_html", "slug", "to_email | or_null",
        f"replace('a', {literal})", f"replace({literal}, 'ab')", "replace(' ', '')", f"default({literal})",
        f"default({other} | trim)", "or_null", "to_email", f"default({other} | to_email | truncate(9))",
    ]  # fmt: skip
    plain = [f"{inner} | {step}" for step in steps]
    joined = [
        f"concat({inner}, {literal}, {other})",
        f"concat({literal}, {inner})",
        inner,
        "colour | map(paint)",
    ]
    lists = [f"colours | join({literal})", "key(parent)", "tint | map(rare_paint)"]
    return draw(st.sampled_from(plain + joined + lists))


@st.composite
def other_expressions(draw: st.DrawFn) -> str:
    """Draw an expression that gives anything but a text."""
    text = draw(text_expressions(1))
    places = draw(st.integers(0, 5))
    number = draw(st.sampled_from(["count", "amount", "ratio", "plain", "amount | round(1)", "1.50", "-7"]))
    day = draw(
        st.sampled_from(["born", "start | to_date", "seen | date_in($zone)", "nick | to_date('%d/%m/%Y')"])
    )
    policy = draw(st.sampled_from(["", ", 'earlier'", ", 'later'"]))
    return draw(
        st.sampled_from(
            [
                f"{number} | round({places})", f"{number} | default(2.125)", f"{text} | to_int", "colours | count",
                f"{text} | to_decimal({places})", f"{day} | default(born)", f"start | at($zone{policy})",
                f"start | at($zone{policy}) | or_null | date_in($zone)", "colours | map_each(paint)", "active",
                "colours | map_each(rare_paint) | or_null", "active | default(false)", number, day,
                f"{number} | default(count) | round(0)", "colours | contains('red')", f"{day} | or_null",
            ]
        )
    )  # fmt: skip


@st.composite
def conditions(draw: st.DrawFn, depth: int = 2) -> str:
    """Draw a condition."""
    if depth == 0:
        text = draw(text_expressions(1))
        number = draw(st.sampled_from(["count", "amount", "ratio", "plain", "$remark | to_int | or_null"]))
        return draw(
            st.sampled_from(
                [
                    f"{text} = 'x'", f"{text} != name", f"{text} in ['x', nick]", f"{text} is present",
                    f"{text} is absent", f"{number} < plain", f"{number} >= 12.25", "born = '2024-02-29'", "active",
                    "colour in ['red', 'blue']", "tint != 'red'", "start < start", "active = true", "$strict",
                ]
            )
        )  # fmt: skip
    first, second = draw(conditions(depth - 1)), draw(conditions(depth - 1))
    return draw(st.sampled_from([f"({first}) and ({second})", f"({first}) or {second}", f"not ({first})"]))


any_expression = st.one_of(text_expressions(), other_expressions(), conditions())
