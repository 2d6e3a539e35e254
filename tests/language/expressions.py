"""Expressions that a seed makes up, nearly all of them well typed."""

from collections.abc import Mapping
from random import Random

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
    "opens": "time",
    "fee": "decimal(38.10)",
    "results.rate": "decimal(6.2)!",
    "blob": "json(any)",
    "parts": "list(json(any))",
    "words": "list(text(9))",
}
_TEXTS = ("name", "nick", "note", "page", "mail", "code", "parent", "colour", "tint")
_LITERALS = ("' '", "'x'", "'\U0001f600'", "'PH-'", "'''n'", "'\u00a0'", "'abcdefgh'")
_TEXT_STEPS = (
    "trim",
    "squash",
    "lower",
    "upper",
    "digits",
    "strip_html",
    "slug",
    "truncate({length})",
    "truncate({length})",
    "to_email",
    "to_email | or_null",
    "or_null",
    "first_word",
    "last_word",
    "but_last_word",
    "replace('a', {literal})",
    "replace({literal}, 'ab')",
    "replace('a', 'b')",
    "replace(' ', '')",
    "replace('x', ' ')",
    "default({literal})",
    "default({text} | trim)",
    "default({text} | to_email | truncate(9))",
)
_TEXT_STARTS = (
    "concat({text}, {literal}, {text})",
    "concat({literal}, {text})",
    "concat({text}, {text})",
    "colour | map(paint)",
    "tint | map(rare_paint)",
    "colours | join({literal})",
    "key(parent)",
    "$remark",
    "colour | map(some_paint)",
    "tint | map(any_paint)",
    "colour | map(new_paint)",
    "{number} | to_text",
    "{day} | to_text('%d %B %Y')",
    "opens | to_text",
    "({condition}) | choose({text}, {literal})",
    "active | choose({text} | to_email, {text})",
    "first_of({text} | trim, {literal}, {text} | trim)",
    "blob | to_json",
    "parts | to_json(99)",
    "words | to_json",
    "colours | to_json",
    "nick | to_json",
    "words | join({literal})",
)
_NUMBERS = (
    "count",
    "amount",
    "ratio",
    "plain",
    "1.50",
    "-7",
    "{number} | round({places})",
    "{number} | default({number})",
    "colours | count",
    "{text} | to_int",
    "{text} | to_decimal({places}) | or_null",
    "fee",
    "results.rate",
    "(({number}) + ({number}))",
    "(({number}) - ({number}))",
    "(({number}) * ({number}))",
    "(({number}) * 2)",
    "({number}) | abs",
    "{day} | year",
    "seen | minutes_between(start | at($zone{policy}))",
    "amount | convert({text}, {day}, bank)",
    "({number}) | convert('AUD', born, bank)",
    "words | count",
    "parts | count",
    "first_of({number}, {number}, 7)",
)
_DAYS = (
    "born",
    "start | to_date",
    "seen | date_in($zone)",
    "nick | to_date('%d/%m/%Y')",
    "{day} | default(born)",
    "{day} | or_null",
    "start | at($zone{policy}) | or_null | date_in($zone)",
    "{day} | add_days(30)",
    "{day} | add_days(count)",
    "{day} | at_time(opens) | to_date",
)
_OTHERS = (
    "start | at($zone{policy})",
    "seen",
    "seen | default(start | at($zone))",
    "seen | add_minutes(90)",
    "seen | add_minutes(count)",
    "seen | add_minutes(-15 | default(count))",
    "nick | to_datetime('%Y-%m-%d %H:%M', $zone{policy})",
    "name | to_datetime('%d.%m.%Y %I:%M %p') | at($zone)",
    "mail | to_datetime('%Y-%m-%dT%H:%M:%S%z') | or_null",
    "opens",
    "nick | to_time('%H:%M')",
    "blob",
    "words",
    "colours | map_each(some_paint)",
    "colours | map_each(any_paint)",
    "colours | map_each(new_paint)",
    "active",
    "active | default({condition})",
    "colours",
    "colours | map_each(paint)",
    "colours | map_each(rare_paint) | or_null",
)
_CONDITIONS = (
    "{text} = 'x'",
    "{text} != name",
    "{text} in ['x', nick]",
    "{text} is present",
    "{text} is absent",
    "{number} < {number}",
    "{number} >= 12.25",
    "{day} = '2024-02-29'",
    "active",
    "colour in ['red', 'blue']",
    "tint != 'red'",
    "active = $strict",
    "colours | contains('red')",
    "({text} | matches('(?i)[^ ]*x(?:[a-c]|;)*'))",
    "opens < '12:30'",
    "({number}) + 1 > ({number})",
    "({condition}) and ({condition})",
    "({condition}) or ({condition})",
    "not ({condition})",
)


def any_expression(random: Random) -> str:
    """Make an expression of any type."""
    return random.choice((_text, _text, _number, _day, _other, _condition))(random, 3)


def _text(random: Random, depth: int) -> str:
    if depth <= 0 or random.random() < 0.2:
        return random.choice(_TEXTS)
    if random.random() < 0.25:
        return _filled(random.choice(_TEXT_STARTS), random, depth)
    steps = [_filled(random.choice(_TEXT_STEPS), random, depth) for _ in range(random.randint(1, 3))]
    return " | ".join([_text(random, depth - 1), *steps])


def _number(random: Random, depth: int) -> str:
    return _filled(random.choice(_NUMBERS if depth > 0 else _NUMBERS[:6]), random, depth)


def _day(random: Random, depth: int) -> str:
    return _filled(random.choice(_DAYS if depth > 0 else _DAYS[:2]), random, depth)


def _other(random: Random, depth: int) -> str:
    return _filled(random.choice(_OTHERS), random, depth)


def _condition(random: Random, depth: int) -> str:
    return _filled(random.choice(_CONDITIONS if depth > 0 else _CONDITIONS[8:13]), random, depth)


def _filled(form: str, random: Random, depth: int) -> str:
    """Put a made-up part into every place of a form."""
    parts = {"text": _text, "number": _number, "day": _day, "condition": _condition}
    for name, make in parts.items():
        while f"{{{name}}}" in form:
            form = form.replace(f"{{{name}}}", make(random, depth - 1), 1)
    form = form.replace("{literal}", random.choice(_LITERALS))
    form = form.replace("{length}", str(random.randint(1, 24)))
    form = form.replace("{places}", str(random.randint(0, 5)))
    return form.replace("{policy}", random.choice(("", ", 'earlier'", ", 'later'")))
