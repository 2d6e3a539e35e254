"""What a runbook is made of: phases, and the steps in them.

What a step says in braces is filled in for a pair, and what stands in back-ticks is code. `only` names what a
pair must have for a step to concern it. A command is one that the program has; what has none is done by a
person.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step: the task, who does it, how long it takes, the risk if it is skipped, and when it is done."""

    task: str
    owner: str
    command: str = ""
    lasts: str
    risk: str
    done: str
    only: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """Steps that belong together; `key` tells it apart."""

    key: str
    name: str
    about: str
    steps: tuple[Step, ...]
