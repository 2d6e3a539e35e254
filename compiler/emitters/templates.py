"""The one door to Jinja: templates are texts handed in by name, never files read here."""

import re
from collections.abc import Mapping

from jinja2 import DictLoader, Environment, StrictUndefined, select_autoescape

from compiler.emitters import markdown


class Templates:
    """The prose templates of a project; a name or variable that does not exist is an error.

    `texts` maps names such as `documents/mapping.md.j2` to template texts. What ends in `.html.j2` is HTML,
    where every value is escaped; everything else is Markdown, where a value from a spec goes through a
    filter: `cell` or `code` in a table, `text` or `code` in running prose. `table(heads, rows)` writes a
    whole table, `link(title, document, heading)` a link. `render` raises `jinja2.TemplateError` where a
    template is missing or wrong.
    """

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._environment = Environment(
            loader=DictLoader(dict(texts)),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            newline_sequence="\n",
            autoescape=select_autoescape(enabled_extensions=("html.j2",), default=False),
        )
        self._environment.filters |= {
            "cell": markdown.cell,
            "code": markdown.code,
            "counted": markdown.counted,
            "prose_code": markdown.prose_code,
            "sentence": markdown.sentence,
            "slug": markdown.slug,
            "text": markdown.text,
            "with_code": markdown.with_code,
        }
        self._environment.globals |= {"link": markdown.link, "table": markdown.table}

    def render(self, name: str, **values: object) -> str:
        """Fill a template; the text ends with exactly one line feed and has no blank line twice.

        What a template leaves out would otherwise show as a gap.
        """
        text = self._environment.get_template(name).render(**values)
        return re.sub(r"\n{3,}", "\n\n", text).rstrip("\n") + "\n"
