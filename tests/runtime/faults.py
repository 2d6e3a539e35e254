"""Makes the N-th call to a store or an org fail, before or after its effect, as a kill or a lost answer."""

from collections.abc import Callable
from typing import Literal

from compiler.runtime.ports import Unreachable

When = Literal["before", "after"]

STORE_WRITES = frozenset(
    {
        "bind", "note", "seal_note", "add_chunk", "intend", "opened", "uploaded", "submitted", "settled",
        "settle_rows", "audit",
    }
)  # fmt: skip
ORG_CALLS = frozenset(
    {
        "organisation", "deploy", "grant", "fields", "find", "count", "prepare", "upload", "submit", "adopt",
        "discard", "strays", "settle", "store", "checksum", "total", "verify", "holder", "claim", "release",
        "stages", "survey", "occupied", "withdraw",
    }
)  # fmt: skip


class Killed(BaseException):
    """The process is dead; nothing of ours may catch this."""


class Tripwire:
    """Counts calls and fails the one whose turn it is; `only` narrows it to calls of one name."""

    def __init__(self, turn: int, when: When, only: str | None = None) -> None:
        self.turn = turn
        self.when = when
        self.only = only
        self.calls = 0
        self.tripped: str | None = None

    def call(self, name: str, action: Callable[[], object], error: BaseException) -> object:
        if self.only in (None, name):
            self.calls += 1
        due = self.calls == self.turn and self.tripped is None and self.only in (None, name)
        if due:
            self.tripped = name
        if due and self.when == "before":
            raise error
        answer = action()
        if due:
            raise error
        return answer


class Fragile:
    """Stands before a store or an org, and lets the tripwire see every call that matters."""

    def __init__(self, inner: object, tripwire: Tripwire) -> None:
        self._inner = inner
        self._tripwire = tripwire

    def __getattr__(self, name: str) -> object:
        found = getattr(self._inner, name)
        if name not in STORE_WRITES | ORG_CALLS:
            return found
        error: BaseException = Killed() if name in STORE_WRITES else Unreachable("the answer was lost")

        def called(*values: object, **named: object) -> object:
            return self._tripwire.call(name, lambda: found(*values, **named), error)

        return called
