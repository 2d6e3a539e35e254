"""The outline of a pair beside its plan: for estimates only, so a run that lacks it goes on without."""

import msgspec

from compiler.model.outline import Outline, outline_from_json
from compiler.runtime.context import Context

FILE = "scope.json"


def outline_of(context: Context) -> Outline:
    """Return what was compiled beside the plan; an empty outline where there is none of this format."""
    try:
        return outline_from_json((context.folders.generated / FILE).read_bytes())
    except (FileNotFoundError, msgspec.MsgspecError):
        return Outline()
