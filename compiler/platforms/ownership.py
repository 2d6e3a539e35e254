"""Who owns what a load writes: the question behind who sees it."""

from collections.abc import Mapping

from compiler.model.plan import Link, Load, Plan

_WRITES = ("upsert", "insert")


def owned_by(plan: Plan) -> Mapping[str, tuple[str, ...]]:
    """Return who owns the records that a load writes, in words, by target object in name order.

    Several routes into one object may differ, so there may be several answers.
    """
    found: dict[str, dict[str, None]] = {}
    for load in plan.loads:
        if load.operation in _WRITES and not load.second_pass:
            found.setdefault(load.target, {})[_owner(load)] = None
    return {target: tuple(sorted(words)) for target, words in sorted(found.items())}


def owned_by_one(plan: Plan) -> tuple[str, ...]:
    """Name the target objects with records that all belong to the one answer to a decision."""
    return tuple(sorted({load.target for load in plan.loads for link in load.links if _is_answer(link)}))


def _owner(load: Load) -> str:
    # Only the reference to an owner has somebody who takes the place of whom nobody matched.
    link = next((each for each in load.links if each.fallback), None)
    if link is None:
        return "the user that loads"
    if _is_answer(link):
        return f"the one user who is the answer to {link.fallback}"
    return f"the user whom the row names, or the answer to {link.fallback}"


def _is_answer(link: Link) -> bool:
    return link.fallback is not None and not link.routes
