"""What kind of thing stands at an address, and what a change there leads to.

An address without a row of its own is a setting whose change may change rows: what nobody has thought of is
not overlooked.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from compiler.meaning.forms import Form, declared_type, expression, link, plain, unordered, words
from compiler.model.manifest import Consequence
from compiler.spec.tree import Keys


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The addresses of one kind. In `pattern`, `*` is any one key and a last `**` everything below.

    `short` is the key that a plain text stands for: `text(40)` alone is short for `{type: text(40)}`.
    """

    pattern: tuple[str, ...]
    kind: str
    consequence: Consequence
    form: Form
    short: str | None = None

    def fits(self, keys: Keys) -> bool:
        """Tell whether the pattern is that of an address."""
        length = len(self.pattern)
        if self.pattern[-1] == "**":
            if len(keys) < length - 1:
                return False
        elif len(keys) != length:
            return False
        for part, key in zip(self.pattern, keys, strict=False):
            if part == "**":
                return True
            if part not in ("*", key):
                return False
        return True


def row_of(document: str, keys: Keys) -> Row:
    """Return what is known about the address of a value in the `pair`, `source` or `target`."""
    rows = _PAIR.get(keys[0], ()) if document == "pair" else _PLATFORM.get(keys[0], ())
    return next((row for row in rows if row.fits(keys)), _OTHER)


def _row(pattern: str, kind: str, consequence: Consequence, form: Form = plain) -> Row:
    return Row(pattern=tuple(pattern.split(".")), kind=kind, consequence=consequence, form=form)


def _short(pattern: str, key: str, kind: str, consequence: Consequence, form: Form) -> Row:
    return Row(pattern=tuple(pattern.split(".")), kind=kind, consequence=consequence, form=form, short=key)


def _by_first_key(*rows: Row) -> Mapping[str, tuple[Row, ...]]:
    firsts = {row.pattern[0] for row in rows}
    return {first: tuple(row for row in rows if row.pattern[0] == first) for first in firsts}


_OTHER = _row("**", "setting", "DATA")

_PAIR = _by_first_key(
    _row("spec", "format", "DOCS"),
    _row("name", "name", "ORDER"),
    _row("source", "platform", "DATA"),
    _row("target", "platform", "DATA"),
    _row("decisions.*.type", "decision", "DATA"),
    _row("decisions.*.choices", "decision", "DATA", unordered),
    _row("decisions.*.needed", "decision", "ORDER"),
    _row("decisions.*.*", "decision", "DOCS", words),
    _row("prerequisites.*.needed", "prerequisite", "ORDER"),
    _row("prerequisites.*.*", "prerequisite", "DOCS", words),
    _row("schema.key.type", "key", "SCHEMA", declared_type),
    _row("schema.key.*", "key", "SCHEMA"),
    _row("schema.audit.*", "audit field", "SCHEMA"),
    _short("schema.fields.*.*", "type", "field", "SCHEMA", declared_type),
    _row("schema.fields.*.*.type", "field", "SCHEMA", declared_type),
    _row("schema.fields.*.*.phi", "class", "ACCESS"),
    _row("schema.fields.*.*.identifies", "explanation", "DOCS"),
    _row("schema.fields.*.*.**", "field", "SCHEMA", words),
    _short("schema.objects.*.fields.*", "type", "field", "SCHEMA", declared_type),
    _row("schema.objects.*.fields.*.type", "field", "SCHEMA", declared_type),
    _row("schema.objects.*.fields.*.phi", "class", "ACCESS"),
    _row("schema.objects.*.fields.*.identifies", "explanation", "DOCS"),
    _row("schema.objects.*.fields.*.**", "field", "SCHEMA", words),
    _row("schema.objects.**", "object", "SCHEMA", words),
    _row("schema.record_types.*.*.doc", "record type", "DOCS", words),
    _row("schema.record_types.**", "record type", "SCHEMA", words),
    _row("schema.queues.*.objects", "queue", "SCHEMA", unordered),
    _row("schema.queues.**", "queue", "SCHEMA", words),
    _row("schema.**", "picklist", "SCHEMA"),
    _row("maps.*.values.*", "value", "DATA"),
    _row("maps.*.merges.*", "reason", "DOCS", words),
    _row("maps.*.*", "map", "DATA"),
    _row("rates.**", "rate", "DATA"),
    _row("derive.*.where", "derived field", "DATA", expression),
    _row("derive.*.*", "derived field", "DATA"),
    _row("collect.*.where", "collected object", "DATA", expression),
    _row("collect.*.key.*", "collected object", "DATA", expression),
    _row("collect.*.fields.*.order", "collected object", "DATA", expression),
    _row("collect.*.fields.*.*", "collected object", "DATA", expression),
    _row("collect.*.phi", "class", "ACCESS"),
    _row("collect.*.doc", "explanation", "DOCS", words),
    _row("collect.**", "collected object", "DATA"),
    _row("splits.*.cases.*", "case", "DATA", expression),
    _row("splits.*.*", "split", "DATA"),
    _row("expand.*.type.values.*", "expansion", "SCHEMA", declared_type),
    _row("expand.*.type.otherwise", "expansion", "SCHEMA", declared_type),
    _row("expand.*.value.*", "expansion", "DATA"),
    _row("expand.**", "expansion", "SCHEMA"),
    _row("routes.*.set.*", "assignment", "DATA", expression),
    _row("routes.*.const.*", "assignment", "DATA"),
    _row("routes.*.find.*", "assignment", "DATA", expression),
    _row("routes.*.show.*", "shown", "DOCS", expression),
    _row("routes.*.audit.native", "audit", "DATA"),
    _row("routes.*.audit.*", "assignment", "DATA", expression),
    _short("routes.*.link.*", "ref", "link", "DATA", link),
    _row("routes.*.link.*.later", "link", "ORDER"),
    _row("routes.*.link.*.missing", "link", "DATA"),
    _row("routes.*.link.*.otherwise", "link", "DATA"),
    _row("routes.*.link.**", "link", "DATA", link),
    _row("routes.*.publish_to", "link", "DATA", link),
    _row("routes.*.found.**", "constant", "DATA"),
    _row("routes.*.unmatched.*", "link", "DATA"),
    _row("routes.*.limits.*", "limit", "DATA"),
    _row("routes.*.drop.*", "reason", "DOCS", words),
    _row("routes.*.accept.**", "reason", "DOCS", words),
    _row("routes.*.*", "route", "DATA"),
    _row("not_migrated.*", "not migrated", "DOCS", words),
    _row("protect.*.compliance", "protection", "ACCESS", unordered),
    _row("protect.grants.*", "grant", "ACCESS"),
    _row("protect.grants.*.*", "grant", "ACCESS", unordered),
    _row("protect.keep_out.*", "protection", "ACCESS", unordered),
    _row("protect.**", "protection", "ACCESS", words),
    _row("sample.**", "running", "ORDER"),
    _row("delta.**", "running", "ORDER"),
    _row("reconcile.sums.*", "running", "ORDER", unordered),
    _row("rollback.**", "running", "ORDER"),
    _row("rebuild.**", "rebuild", "DOCS", words),
    _row("gotchas.**", "gotcha", "DOCS", words),
    _row("typical.*", "estimate", "DOCS"),
    _row("published.**", "published", "DOCS", words),
    _row("handouts.**", "handout", "ORDER", words),
    _row("accept.**", "reason", "DOCS", words),
    _row("proposed.*", "proposal", "ORDER", words),
)

_PLATFORM = _by_first_key(
    _row("spec", "format", "DOCS"),
    _row("name", "platform", "DATA"),
    _row("label", "platform", "DOCS", words),
    _row("roles", "platform", "DOCS", unordered),
    _row("evidence", "evidence", "DOCS"),
    _row("formats.**", "format", "DATA"),
    _row("enums.*", "enumeration", "DATA", unordered),
    _short("shapes.*.*", "type", "source field", "DATA", declared_type),
    _row("shapes.*.*.type", "source field", "DATA", declared_type),
    _row("shapes.*.*.phi", "class", "ACCESS"),
    _row("shapes.*.*.identifies", "explanation", "DOCS"),
    _row("shapes.*.*.evidence", "evidence", "DOCS"),
    _row("shapes.*.*.doc", "explanation", "DOCS", words),
    _row("objects.*.doc", "explanation", "DOCS", words),
    _row("objects.*.evidence", "evidence", "DOCS"),
    _row("objects.*.phi", "class", "ACCESS"),
    _row("objects.*.fields", "source object", "DATA", unordered),
    _short("objects.*.fields.*", "type", "source field", "DATA", declared_type),
    _row("objects.*.fields.*.type", "source field", "DATA", declared_type),
    _row("objects.*.fields.*.phi", "class", "ACCESS"),
    _row("objects.*.fields.*.identifies", "explanation", "DOCS"),
    _row("objects.*.fields.*.evidence", "evidence", "DOCS"),
    _row("objects.*.fields.*.doc", "explanation", "DOCS", words),
    _row("objects.*.fields.**", "source field", "DATA"),
    _row("objects.**", "source object", "DATA"),
    _row("connector.rate.**", "pace", "ORDER"),
    _row("connector.retry.codes", "pace", "ORDER", unordered),
    _row("connector.retry.**", "pace", "ORDER"),
    _row("connector.content.hosts", "connector", "DATA", unordered),
    _row("connector.*.*.example", "explanation", "DOCS", words),
    _row("connector.*.example", "explanation", "DOCS", words),
    _row("connector.**", "connector", "DATA"),
    _row("automations.**", "automation", "DOCS", words),
    _row("assets.**", "asset", "DOCS", words),
    _short("gotchas.*", "text", "gotcha", "DOCS", words),
    _row("gotchas.**", "gotcha", "DOCS", words),
    _row("profile.**", "explanation", "DOCS", words),
    _row("api_version", "platform", "SCHEMA"),
    _row("edition", "platform", "SCHEMA"),
    _row("**", "setting", "DATA"),
)
