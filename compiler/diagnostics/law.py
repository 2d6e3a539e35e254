"""What every finding goes back to: a law with a stable id, why it is there and what to do about a breach."""

from dataclasses import dataclass

from compiler.diagnostics.diagnostic import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """One thing that can be wrong.

    `id` is three letters and three digits and never reused (what the destination itself refuses has ids that
    begin with `ORG:`). `title` names the mistake, `why` says what would happen without the law, `remedy` says
    what to do where the finding itself does not. `source` is the address of the outside rule behind it, and
    `verified` when and how that was read: one goes with the other. `silenced` tells whether `accept` may take
    the finding, with a reason: warnings, and losses that a practice may want.
    """

    id: str
    level: Level
    title: str
    why: str
    remedy: str = ""
    source: str | None = None
    verified: str | None = None
    silenced: bool = False

    @property
    def family(self) -> str:
        """Return the letters that laws of one kind share."""
        return self.id[:3]
