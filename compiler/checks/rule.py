"""The type of a rule; it is defined below the platforms, which bring rules of their own."""

from compiler.platforms.rule import Rule

__all__ = ["Rule"]
