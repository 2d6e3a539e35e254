"""What every part of a spec is."""

import msgspec


class Spec(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The base of everything an author writes; unknown keys are mistakes."""
