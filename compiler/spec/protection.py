"""Parts of `pair/v1` about people: who may see what, what they answer, and what they must do."""

from collections.abc import Mapping
from typing import Literal

import msgspec

from compiler.spec.base import Spec


class DecisionSpec(Spec, frozen=True, kw_only=True):
    """A question a person must answer: either for a value (`type`) or about a place in the spec (`decides`).

    Example:
        {ask: "Which time zone do clinic days follow?", type: time_zone, needed: sample}
    """

    ask: str
    type: Literal["time_zone", "username", "text", "bool", "choice"] | None = None
    choices: tuple[str, ...] = ()
    decides: str | None = None
    needed: Literal["sample", "production"] = "sample"


class PrerequisiteSpec(Spec, frozen=True, kw_only=True):
    """Something a person must have done before rows may move.

    Example:
        {do: Invite every practitioner as a User, owner: admin, needed: production, done_when: no row waits}
    """

    do: str
    owner: str
    needed: Literal["sample", "production"] = "production"
    done_when: str


class ProtectClass(Spec, frozen=True, kw_only=True):
    """How a class of health data is labelled in the target, whether it must be encrypted there, and whether
    the history of its fields is kept where that can be.

    Example:
        {classification: Restricted, compliance: [PII, HIPAA], encrypt: where_possible}
    """

    classification: str
    compliance: tuple[str, ...] = ()
    history: bool = True
    encrypt: Literal["always", "where_possible", "never"] = "never"


class Grant(Spec, frozen=True, kw_only=True):
    """A group of people and the classes its members may read or edit.

    Example:
        {read: [identifier, health]}
    """

    read: tuple[str, ...] = ()
    edit: tuple[str, ...] = ()
    temporary: bool = False


class ProtectSpec(Spec, frozen=True, kw_only=True):
    """Who may see which class of health data, and where none of it may go.

    `when` names the choice that turns all this off with `not_required`. `exceptions` are target fields that
    cannot be encrypted although they must be; `keep_out` are target objects or fields and the classes that
    they may not hold.

    Example:
        {health: {classification: Restricted}, grants: {Clinical_PHI: {read: [health]}}}
    """

    when: str | None = None
    identifier: ProtectClass | None = None
    health: ProtectClass | None = None
    financial: ProtectClass | None = None
    sensitive: ProtectClass | None = None
    grants: dict[str, Grant] = {}
    exceptions: dict[str, str] = {}
    keep_out: dict[str, tuple[str, ...]] = {}

    @property
    def by_class(self) -> Mapping[str, ProtectClass]:
        """Return the classes that something is said about, in the order that documents list them."""
        said = {
            "identifier": self.identifier,
            "health": self.health,
            "financial": self.financial,
            "sensitive": self.sensitive,
        }
        return {name: rule for name, rule in said.items() if rule is not None}


class RebuildSpec(Spec, frozen=True, kw_only=True):
    """How one automation of the source is built again by hand: with what, step by step, by whom, and the test
    that shows it works. `activate` is when it may be switched on.

    Example:
        {with: Scheduled Flow, owner: admin, activate: after_delta, done_when: a test patient gets a reminder}
    """

    with_: str = msgspec.field(name="with")
    owner: str
    done_when: str | None = None
    steps: tuple[str, ...] = ()
    needs: str | None = None
    activate: Literal["before_load", "after_load", "after_delta"] = "after_delta"


class GotchaSpec(Spec, frozen=True, kw_only=True):
    """What answers a gotcha: a place in the spec (`by`), or the reason why nothing needs to (`accepted`).

    Example:
        {by: connector.rate}
    """

    by: str | None = None
    accepted: str | None = None
