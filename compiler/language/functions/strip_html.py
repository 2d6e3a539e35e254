"""`strip_html`: the words of a formatted note."""

from collections.abc import Mapping
from dataclasses import replace

from compiler.language.fragments import (
    Sql,
    call,
    contains_match,
    empty_is_nothing,
    number,
    replaced,
    text,
    trimmed,
    when,
)
from compiler.language.functions.function import TEXT_LIKE, Example, Function, Given, Lost, Site
from compiler.language.types import Kind, Type

# Only what HTML calls an element is one: `x <y and z> 3` in a note is arithmetic, and stays.
_ELEMENTS = (
    "a|abbr|address|article|aside|b|big|blockquote|body|br|caption|center|cite|code|col|colgroup|dd|del|details|dfn"
    "|div|dl|dt|em|figcaption|figure|font|footer|h[1-6]|head|header|hr|html|i|img|ins|kbd|label|li|link|main|mark"
    "|meta|nav|o:p|ol|p|pre|q|s|samp|section|small|span|strike|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead"
    "|title|tr|tt|u|ul|var|wbr"
)
_ATTRIBUTES = r"(?:\s[^<>]*=[^<>]*)?\s*/?"
_UNSHOWN = r"(?is)<!--.*?-->|<!doctype[^<>]*>|<script\b.*?</script\s*>|<style\b.*?</style\s*>"
_BREAKS = rf"(?i)</?(?:br|p|div|li|tr|h[1-6]|blockquote|ul|ol|table){_ATTRIBUTES}>"
_TAGS = rf"(?i)</?(?:{_ELEMENTS}){_ATTRIBUTES}>"
_SPACE = r"[\t\x0B\f\r \x{85}\p{Zs}]"
_ODD_SPACE = r"[\t\x0B\f\r\x{85}\x{A0}\x{1680}\x{2000}-\x{200A}\x{202F}\x{205F}\x{3000}]"
# `&amp;` comes last, so that `&amp;lt;` is the text `&lt;` and not a bracket.
_ENTITIES: Mapping[str, str] = {
    r"&(?:nbsp|#160|#[xX][aA]0);": " ",
    r"&(?:lt|#60|#[xX]3[cC]);": "<",
    r"&(?:gt|#62|#[xX]3[eE]);": ">",
    r"&(?:quot|#34|#[xX]22);": '"',
    r"&(?:apos|#39|#[xX]27);": "'",
    r"&(?:ndash|#8211|#[xX]2013);": "\u2013",
    r"&(?:mdash|#8212|#[xX]2014);": "\u2014",
    r"&(?:lsquo|#8216|#[xX]2018);": "\u2018",
    r"&(?:rsquo|#8217|#[xX]2019);": "\u2019",
    r"&(?:ldquo|#8220|#[xX]201[cC]);": "\u201c",
    r"&(?:rdquo|#8221|#[xX]201[dD]);": "\u201d",
    r"&(?:bull|#8226|#[xX]2022);": "\u2022",
    r"&(?:hellip|#8230|#[xX]2026);": "\u2026",
    r"&(?:deg|#176|#[xX][bB]0);": "\u00b0",
    r"&(?:plusmn|#177|#[xX][bB]1);": "\u00b1",
    r"&(?:micro|#181|#[xX][bB]5);": "\u00b5",
    r"&(?:frac12|#189|#[xX][bB][dD]);": "\u00bd",
    r"&(?:eacute|#233|#[xX][eE]9);": "\u00e9",
    r"&(?:euro|#8364|#[xX]20[aA][cC]);": "\u20ac",
    r"&(?:pound|#163|#[xX][aA]3);": "\u00a3",
    r"&(?:amp|#38|#[xX]26);": "&",
}


def _gives(given: Given) -> Type:
    kind = Kind.LONGTEXT if given.type.kind is Kind.HTML else given.type.kind
    return replace(given.type, kind=kind, empty=True)


def _without_tags(note: Sql, given: Given) -> Sql:
    shown = replaced(note, _UNSHOWN, "")
    words = replaced(replaced(shown, _BREAKS, _line(1)), _TAGS, "")
    return when((call("CONTAINS", note, text("<")), words), otherwise=note)


def _without_entities(words: Sql, given: Given) -> Sql:
    decoded = words
    for pattern, character in _ENTITIES.items():
        decoded = replaced(decoded, pattern, character)
    return when((call("CONTAINS", words, text("&")), decoded), otherwise=words)


def _with_blanks(words: Sql, given: Given) -> Sql:
    return replaced(words, f"{_SPACE}{{2,}}|{_ODD_SPACE}", " ")


def _with_lines(words: Sql, given: Given) -> Sql:
    """Put no blank around a line's end, and no more than one empty line between two others."""
    lines = replaced(replaced(words, r" ?\n ?", _line(1)), r"\n{3,}", _line(2))
    return when((contains_match(words, r"\n"), lines), otherwise=words)


def _sql(site: Site) -> Sql:
    return empty_is_nothing(trimmed(site.subject))


def _line(times: int) -> Sql:
    return call("REPEAT", call("CHR", number(10)), number(times)) if times > 1 else call("CHR", number(10))


def _loses(given: Given) -> Lost:
    return Lost(rule="TYP102", message="the markup is lost here")


STRIP_HTML = Function(
    name="strip_html",
    takes=TEXT_LIKE,
    works_on="text",
    gives=_gives,
    sql=_sql,
    sentence="Keeps the words of an HTML text; paragraphs become lines, common entities characters.",
    loses=_loses,
    loss="the markup",
    prepares=(_without_tags, _without_entities, _with_blanks, _with_lines),
    examples=(
        Example(
            type="longtext(999)",
            x="<p>Knee&nbsp;pain</p><p>2&ndash;3 <b>weeks</b></p>",
            expression="x | strip_html",
            gives="Knee pain\n\n2\u20133 weeks",
        ),
        Example(
            type="longtext(999)",
            x="one<br/>two<BR>three",
            expression="x | strip_html",
            gives="one\ntwo\nthree",
        ),
        Example(
            type="longtext(999)",
            x="BP < 120 and > 80, x <y and z> 3",
            expression="x | strip_html",
            gives="BP < 120 and > 80, x <y and z> 3",
        ),
        Example(
            type="longtext(999)", x="R&amp;D &amp;lt;b&gt;", expression="x | strip_html", gives="R&D &lt;b>"
        ),
        Example(
            type="longtext(999)",
            x='<span style="color: red">a</span><script>if (a < b) go()</script><!-- note -->',
            expression="x | strip_html",
            gives="a",
        ),
        Example(type="longtext(999)", x="<p> </p>", expression="x | strip_html", gives=None),
    ),
)
