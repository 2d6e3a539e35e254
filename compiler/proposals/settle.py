"""A draft that checks clean: lines that do not are taken back, names that the target refuses are changed."""

from collections.abc import Mapping

from compiler.pipeline import check_pair
from compiler.proposals.propose import LEAST, Ends, Proposal, propose

_ROUNDS = 6
_NAMES = frozenset({"SFM101", "SFM102", "SFM103"})


def settled(
    texts: Mapping[str, str], name: str, ends: Ends, tzdata: str, least: float = LEAST
) -> tuple[Proposal, tuple[str, ...]]:
    """Draft a pair until it has no errors; returns the draft, and the addresses that still have some."""
    avoided: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()
    for _ in range(_ROUNDS):
        draft = propose(name, ends, least, avoided, refused)
        wrong = _wrong(texts, name, draft, tzdata)
        if not wrong:
            return draft, ()
        avoided |= {address for rule, address in wrong if rule in _NAMES}
        refused |= {address for rule, address in wrong if rule not in _NAMES}
    return draft, tuple(sorted(address for _, address in wrong))


def _wrong(texts: Mapping[str, str], name: str, draft: Proposal, tzdata: str) -> set[tuple[str, str]]:
    checked = check_pair({**texts, f"specs/pairs/{name}.yaml": draft.text}, name, None, tzdata)
    return {(one.rule, str(one.place)) for one in checked.diagnostics if one.level == "error"}
