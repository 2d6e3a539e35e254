"""Reading a text as a pair, for tests: what becomes of it, and what is said about it."""

import inspect

from compiler.diagnostics.diagnostic import Diagnostics
from compiler.diagnostics.render import render
from compiler.source.located import Located
from compiler.source.reader import read
from compiler.source.sources import Sources

FILE = "specs/pairs/p.yaml"


def located(text: str) -> Located:
    """Return a document that must be readable without a finding."""
    diags = Diagnostics()
    found = read("pair", FILE, text, diags)
    assert list(diags) == []
    assert found is not None
    return found


def told(text: str) -> str:
    """Return what a person reads about a text."""
    diags = Diagnostics()
    found = read("pair", FILE, text, diags)
    return render(diags, Sources.of({FILE: text}, found))


def rules(text: str) -> list[str]:
    """Return the rules that a text breaks, in the order in which they were found."""
    diags = Diagnostics()
    read("pair", FILE, text, diags)
    return [diagnostic.rule for diagnostic in diags]


def says(text: str, expected: str) -> None:
    """Hold what a person reads about a text against the words of a test, which may be indented."""
    assert told(text) == inspect.cleandoc(expected) + "\n"
