"""Memory for a short life: a command that compiles ends before much of what it makes could be reused."""

import gc

_YOUNG, _MIDDLE, _OLD = 5_000_000, 20, 100


def collect_rarely() -> None:
    """Look for garbage rarely.

    Trees of SQL refer to their parents, so collecting often costs as much as compiling; the memory that waits
    is a few tens of megabytes for a pair of usual size, and some hundreds for one of 400 objects.
    """
    gc.freeze()
    gc.set_threshold(_YOUNG, _MIDDLE, _OLD)
