"""Memory for a short life: a command that compiles ends before much of what it makes could be reused."""

import gc

_YOUNG, _MIDDLE, _OLD = 100_000, 20, 100


def collect_rarely() -> None:
    """Look for garbage rarely.

    Trees of SQL refer to their parents, so collecting often costs as much as compiling; the memory that waits
    is a few tens of megabytes.
    """
    gc.set_threshold(_YOUNG, _MIDDLE, _OLD)
