"""What discover wrote, as far as later phases need it."""

from collections.abc import Mapping

import msgspec

from compiler.runtime import private
from compiler.runtime.context import Context
from compiler.runtime.discover import FILE
from compiler.runtime.stops import RunStop
from compiler.scope.estimate import Estimate


class Seen(msgspec.Struct, frozen=True):
    """One object: its number of records (None: nobody could tell), if they were as declared, and the first
    and last day that were asked for where it is read by date.
    """

    object: str
    observed: bool
    count: int | None = None
    asked: tuple[str, str] | None = None


class _Discovered(msgspec.Struct, frozen=True):
    objects: tuple[Seen, ...]
    estimate: Estimate | None = None


def discovered(context: Context) -> Mapping[str, Seen]:
    """Return what discover found by object, nothing where it did not run; raises RunStop."""
    found = _read(context)
    return {each.object: each for each in found.objects} if found else {}


def estimated(context: Context) -> Estimate | None:
    """Return what discover expects of the migration, None where it did not run; raises RunStop."""
    found = _read(context)
    return found.estimate if found else None


def _read(context: Context) -> _Discovered | None:
    try:
        return msgspec.json.decode(private.read(context.folders.run / FILE), type=_Discovered)
    except FileNotFoundError:
        return None
    except msgspec.MsgspecError:
        raise RunStop(f"{FILE} in the run folder cannot be read; run discover again") from None
