"""The base of every value that is written to or read from a file."""

import msgspec


class Value(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A frozen record; unknown keys are refused when one is read."""
