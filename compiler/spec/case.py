"""`test/v1`: given rows and what must become of them."""

from typing import Any, ClassVar, Literal

import msgspec

from compiler.spec.base import Spec


class CaseSpec(Spec, frozen=True, kw_only=True):
    """One example: a row given to a route or a split, and what comes out.

    `related` are rows of other objects that `derive` looks at. `expect` compares the fields it names;
    `reject` names the target field, or the rule, for which the row is refused.

    Example:
        {route: patient, given: {id: 9, first_name: Cher}, reject: LastName}
    """

    route: str | None = None
    split: str | None = None
    given: dict[str, Any]
    related: dict[str, tuple[dict[str, Any], ...]] = {}
    expect: dict[str, Any] | str | None = None
    reject: str | None = None


class TestSpec(Spec, frozen=True, kw_only=True):
    """A test document.

    Example:
        spec: test/v1
        pair: practice-crm
        with: {practice_time_zone: America/Chicago}
        cases: {a nameless patient is refused: {route: patient, given: {id: 9}, reject: LastName}}
    """

    __test__: ClassVar[bool] = False  # pytest must not collect it

    spec: Literal["test/v1"]
    pair: str
    with_: dict[str, str] = msgspec.field(name="with", default_factory=dict)
    cases: dict[str, CaseSpec]
