"""The canonical form of specs: one way to lay them out, which changes no value and loses no comment."""

from compiler.formatting.canonical import Unformattable, format_spec

__all__ = ["Unformattable", "format_spec"]
