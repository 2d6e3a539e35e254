"""What breaks a rule: an edit of the shipped specs, and the customer whose overlay is read with them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from compiler.pipeline import Compilation
from tests.workspace import OVERLAY, PAIR, SOURCE, TARGET, broken, checked, shipped

Edit = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """Texts of files, and what they are replaced by, and files that are added; without them nothing is found."""

    edits: Mapping[str, tuple[Edit, ...]] = field(default_factory=dict)
    added: Mapping[str, str] = field(default_factory=dict)
    customer: str | None = None

    def texts(self) -> dict[str, str]:
        """Return the specs with the edit."""
        return {**broken(self.edits), **self.added}

    def failing(self) -> Compilation:
        """Check the shipped pair with the edit."""
        return checked(self.texts(), self.customer)

    def clean(self) -> Compilation:
        """Check the shipped pair as it is."""
        return checked(shipped(), self.customer)


def pair(*edits: Edit) -> Break:
    """Break the pair."""
    return Break(edits={PAIR: edits})


def source(*edits: Edit) -> Break:
    """Break the source's platform file."""
    return Break(edits={SOURCE: edits})


def target(*edits: Edit) -> Break:
    """Break the destination's platform file."""
    return Break(edits={TARGET: edits})


def overlay(*edits: Edit) -> Break:
    """Break the customer's overlay."""
    return Break(edits={OVERLAY: edits}, customer="acme-physio")
