"""What a platform can tell about the protection of health data in it: for checklists that people sign."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from compiler.model.program import Program, TargetObject
from compiler.platforms.component import Component
from compiler.platforms.identifiers import Identifier
from compiler.platforms.lineage import Fillings

Duty = Literal["standard", "required", "addressable"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldProtection:
    """One field that holds classed data, and what stands between it and a reader.

    `kind` is its type. `identifiers` are the kinds that flow in; `free_text` says that people write what they
    like into it. `labelled` says that the project sets `classification` and `compliance`, which an
    administrator does otherwise. A `required` field cannot be hidden from who may open the record. `readers`
    and `editors` are the groups that the project lets in. `encryption` says why the field can be encrypted by
    itself or cannot; `scheme` is the one that the project asks for. `shown` are the places of the project
    where it appears beside its own page. `evidence` is a query that shows who may read it.
    """

    object: str
    field: str
    label: str
    kind: str
    custom: bool
    phi: str
    identifiers: tuple[Identifier, ...]
    free_text: bool
    classification: str
    compliance: tuple[str, ...]
    labelled: bool
    required: bool
    readers: tuple[str, ...]
    editors: tuple[str, ...]
    encryptable: bool
    encryption: str
    scheme: str | None
    history: str
    shown: tuple[str, ...]
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Safeguard:
    """One rule of the regulation: what it asks, the setting that answers it, and who did or does what.

    `duty` tells a standard from its required and its addressable specifications; `done` is what the compiled
    project or a run does, empty where that is nothing.
    """

    cite: str
    asks: str
    duty: Duty
    setting: str
    done: str
    to_do: str
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Surface:
    """A place where data may show that no field permission guards, and the objects it concerns."""

    name: str
    check: str
    project: str
    objects: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Privacy:
    """What is asked of a platform about a program and the components that were made of it.

    `questions` are to be answered from the agreement that a practice has signed with the platform's vendor.
    `residues` are what stays of a load in the platform when its records are taken out again.
    """

    fields: Callable[[Program, tuple[Component, ...], Fillings], tuple[FieldProtection, ...]]
    safeguards: Callable[[Program, tuple[Component, ...]], tuple[Safeguard, ...]]
    surfaces: Callable[[Program, tuple[Component, ...], Fillings], tuple[Surface, ...]]
    evidence: Mapping[str, str]
    questions: tuple[str, ...]
    residues: tuple[str, ...]


def written(program: Program) -> tuple[TargetObject, ...]:
    """List the objects that a program writes records of, in name order."""
    names = {route.target for route in program.routes.values() if route.operation != "find"}
    return tuple(program.targets[name] for name in sorted(names))
