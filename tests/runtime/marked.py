"""The part of an org in memory that is compared with a project, and held by one run at a time."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from compiler.runtime.ports import Claim, Verification


@dataclass(kw_only=True)
class Marked:
    """An org as reviewed, unless a test says otherwise. `verified` and `looks` count what was asked."""

    verification: Verification = field(default_factory=lambda: Verification(differences=(), readers=()))
    verified: int = 0
    mark: Claim | None = None
    looks: int = 0
    requests: list[tuple[str, str, str]] = field(default_factory=list)

    def verify(self, files: Mapping[str, bytes]) -> Verification:
        self.verified += 1
        return self.verification

    def holder(self) -> Claim | None:
        self.looks += 1
        return self.mark

    def claim(self, claim: Claim) -> Claim:
        if self.mark is None:
            self.requests.append(("claim", "", ""))
            self.mark = claim
        return self.mark

    def release(self, run: str) -> None:
        if self.mark is not None and self.mark.run == run:
            self.requests.append(("release", "", ""))
            self.mark = None
