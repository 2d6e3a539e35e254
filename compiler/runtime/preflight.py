"""Preflight: the plan is tied to one org, one account, one set of answers; what a person must still say is
asked.

The result, `bound-plan.json` in the run folder, says what this run is about. It holds no patient data.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from compiler.model.plan import Decision
from compiler.runtime import artifacts, people, private
from compiler.runtime.accept import check_plan, note_shape
from compiler.runtime.context import Context, destination_of
from compiler.runtime.discovered import discovered
from compiler.runtime.people import Person, Unclear
from compiler.runtime.ports import Organisation
from compiler.runtime.stops import RunStop
from compiler.runtime.zones import check_version

FILE = "bound-plan.json"
FORMAT = "bound-plan/1"


class BoundPlan(msgspec.Struct, frozen=True, kw_only=True):
    """What a run is tied to: `people` are user ids by the name of the decision whose answer they are."""

    format: str = FORMAT
    plan: str
    digest: str
    organisation: str
    organisation_name: str
    environment: str
    account: str
    tzdata: str
    answers: dict[str, str]
    people: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Something that a person must answer before the run goes on, and how."""

    decision: str
    ask: str
    how: str

    @property
    def text(self) -> str:
        """Say it in one line."""
        return f"{self.decision}: {self.ask} {self.how}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Preflight:
    """What preflight found: the bound plan, or the questions that stand before it."""

    bound: BoundPlan | None
    questions: tuple[Question, ...]

    @property
    def text(self) -> str:
        """Say what came of it."""
        if self.bound is not None:
            return f"bound to {self.bound.organisation_name} ({self.bound.environment})"
        return "\n".join(
            ("these questions are open:", *(f"  {question.text}" for question in self.questions))
        )


def bind_source(context: Context) -> None:
    """Tie the run to its plan and to the account that is read, which is all that discover needs.

    Raises NotThisRun, NotReviewed, WrongTimeZones and OutsideError.
    """
    artifacts.check(context)
    check_version(context.plan.tzdata)
    check_plan(context)
    context.store.bind({"plan": context.plan.digest, "source account": context.source.identity()})
    note_shape(context)


def bind_organisation(context: Context) -> Organisation:
    """Tie the run to its destination, which is all that deploy needs; raises NotThisRun and OutsideError."""
    organisation = destination_of(context).organisation()
    context.store.bind({"organisation": organisation.id, "environment": _environment(organisation)})
    return organisation


def _environment(organisation: Organisation) -> str:
    return "sandbox" if organisation.sandbox else "production"


def preflight(context: Context) -> Preflight:
    """Tie the run to its destination too and resolve the answers; safe to run again.

    Raises NotThisRun where anything is not what it was, NotReviewed, OutsideError and a time zone mismatch.
    """
    bind_source(context)
    organisation = bind_organisation(context)
    environment = _environment(organisation)
    answers = answered(context)
    resolved = _usernames(context, answers)
    questions = (*unanswered(context, production=not organisation.sandbox), *_unclear(resolved))
    if questions:
        return Preflight(bound=None, questions=tuple(sorted(questions, key=lambda each: each.decision)))
    ids = {name: person.id for name, person in resolved.items() if isinstance(person, Person)}
    context.store.bind({f"answer {name}": answer for name, answer in answers.items()})
    bound = _bound(context, organisation, environment, answers, ids)
    private.write(
        context.folders.run / FILE, msgspec.json.format(msgspec.json.encode(bound), indent=2) + b"\n"
    )
    return Preflight(bound=bound, questions=())


def bound_plan(context: Context) -> BoundPlan:
    """Read what preflight wrote; raises RunStop where it did not, or wrote it for another plan."""
    try:
        bound = msgspec.json.decode(private.read(context.folders.run / FILE), type=BoundPlan)
    except (FileNotFoundError, msgspec.MsgspecError):
        raise RunStop(f"{FILE} is not there or cannot be read; run preflight first") from None
    if bound.digest != context.plan.digest:
        raise RunStop(f"{FILE} was made for another plan; run preflight again")
    return bound


def assumptions(context: Context) -> tuple[str, ...]:
    """Name the needed objects that are only assumed to be as declared, and that discover has not seen so."""
    observed = {name for name, seen in discovered(context).items() if seen.observed}
    return tuple(
        table.object
        for table in context.plan.tables
        if table.needed
        and table.channel not in ("tenant", "made")
        and table.evidence == "assumed"
        and table.object not in observed
    )


def answered(context: Context) -> dict[str, str]:
    """Return the answer of each decision that has one: a run's own first, then the one of the plan."""
    plan = context.plan.decisions
    answers = {name: context.answers.get(name) or plan[name].answer for name in sorted(plan)}
    return {name: answer for name, answer in answers.items() if answer}


def unanswered(context: Context, *, production: bool) -> tuple[Question, ...]:
    """Return the decisions that an org of this kind needs and that have no answer.

    A decision that names what it decides is answered by the plan itself, which people have reviewed.
    """
    needed = ("sample", "production") if production else ("sample",)
    answers = answered(context)
    return tuple(
        Question(decision=name, ask=decision.ask, how=_how(context, name, decision))
        for name, decision in sorted(context.plan.decisions.items())
        if decision.needed in needed and decision.decides is None and name not in answers
    )


def _how(context: Context, name: str, decision: Decision) -> str:
    customer = context.plan.customer or "CUSTOMER"
    kind = f" ({decision.type})" if decision.type else ""
    return f"Write it{kind} under answers: {name}: in specs/orgs/{customer}.yaml and compile again."


def _usernames(context: Context, answers: Mapping[str, str]) -> dict[str, Person | Unclear]:
    asked = {
        name: answers[name]
        for name, decision in context.plan.decisions.items()
        if decision.type == "username" and name in answers
    }
    if not asked:
        return {}
    found = people.by_username(destination_of(context), tuple(asked.values()))
    nobody = Unclear(why="no user has this username")
    return {name: found.get(answer.lower(), nobody) for name, answer in sorted(asked.items())}


def _unclear(resolved: Mapping[str, Person | Unclear]) -> tuple[Question, ...]:
    return tuple(
        Question(
            decision=name,
            ask=f"the answer cannot be used: {person.why}.",
            how="Give the username of exactly one active user, or activate the user.",
        )
        for name, person in resolved.items()
        if isinstance(person, Unclear)
    )


def _bound(
    context: Context,
    organisation: Organisation,
    environment: str,
    answers: Mapping[str, str],
    ids: Mapping[str, str],
) -> BoundPlan:
    return BoundPlan(
        plan=context.plan.address,
        digest=context.plan.digest,
        organisation=organisation.id,
        organisation_name=organisation.name,
        environment=environment,
        account=context.source.identity(),
        tzdata=context.plan.tzdata,
        answers=dict(answers),
        people=dict(sorted(ids.items())),
    )
