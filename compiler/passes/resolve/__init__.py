"""Specs → Program: look every name up, parse and type every expression, report what does not hold."""

from compiler.passes.resolve.resolve import Documents, resolve

__all__ = ["Documents", "resolve"]
