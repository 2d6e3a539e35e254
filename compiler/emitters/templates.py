"""The one door to Jinja: templates are texts handed in by name, never files read here."""

import re
from collections.abc import Mapping

from jinja2 import DictLoader, Environment, StrictUndefined


def escape_cell(value: object) -> str:
    """Make a text safe inside a cell of a Markdown table: one line, no bars, no markup of its own."""
    text = " ".join(str(value).split())
    for character in "\\`*_[]<>|":
        text = text.replace(character, "\\" + character)
    return text


def code_cell(value: object) -> str:
    """Show a text as code inside a cell of a Markdown table, whatever back-ticks and bars it holds."""
    text = " ".join(str(value).split()).replace("|", "\\|")
    if not text:
        return ""
    longest = max(map(len, re.findall("`+", text)), default=0)
    if not longest:
        return f"`{text}`"
    fence = "`" * (longest + 1)
    return f"{fence} {text} {fence}"


class Templates:
    """The prose templates of a project; a name or variable that does not exist is an error.

    `texts` maps names such as `documents/mapping.md.j2` to template texts. `render` raises
    `jinja2.TemplateError` where a template is missing or wrong.
    """

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._environment = Environment(
            loader=DictLoader(dict(texts)),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            newline_sequence="\n",
            autoescape=False,  # noqa: S701 - the outputs are Markdown; the filters escape its cells
        )
        self._environment.filters["cell"] = escape_cell
        self._environment.filters["code"] = code_cell

    def render(self, name: str, **values: object) -> str:
        """Fill a template; the text ends with exactly one line feed and has no blank line twice.

        What a template leaves out would otherwise show as a gap.
        """
        text = self._environment.get_template(name).render(**values)
        return re.sub(r"\n{3,}", "\n\n", text).rstrip("\n") + "\n"
