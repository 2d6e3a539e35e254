"""Deploy: what the destination lacks is put there, the runner's user is let in, and describe is asked whether
it is so.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from compiler.model.plan import TargetObject
from compiler.runtime import artifacts, deployed, owned, switched
from compiler.runtime.context import Context, destination_of
from compiler.runtime.ports import Component, Deployment, Stage
from compiler.runtime.switched import MAIN
from compiler.runtime.verify import forget_verified, is_known_to_differ

UNNAMED = Component(
    kind="Project",
    name="",
    path="",
    changed=False,
    problem="the deployment failed without a reason; look at Deployment Status in the destination",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldGap:
    """A field or object that the plan writes and this user cannot: `field` is empty for a whole object."""

    object: str
    field: str
    problem: str

    @property
    def text(self) -> str:
        """Say it in one line."""
        return (
            f"{self.object}.{self.field}: {self.problem}" if self.field else f"{self.object}: {self.problem}"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DeployResult:
    """What deploy did: the components that changed, those with problems, and what is still missing.

    `notes` say what was done beyond the files; `refused` names the stage that was refused, where a project
    has several, and `waiting` those that come after it.
    """

    sent: bool
    granted: bool
    changed: tuple[str, ...]
    problems: tuple[Component, ...]
    gaps: tuple[FieldGap, ...]
    notes: tuple[str, ...] = ()
    refused: str = ""
    waiting: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Say whether the destination has everything that the plan writes."""
        return not self.problems and not self.gaps

    @property
    def undecided(self) -> bool:
        """Say whether a person must decide about what the destination has of its own."""
        return owned.is_undecided(self.problems)

    @property
    def text(self) -> str:
        """Say what came of it, and what to do where it is not done."""
        if self.problems:
            return "\n".join((self.heading, *map(placed_text, self.problems)))
        return self.heading

    @property
    def heading(self) -> str:
        """Say what came of it without naming each problem."""
        if self.problems:
            what = self.refused or "the deployment"
            if self.undecided:
                return _undecided_text(what, len(self.problems))
            before = f"; {_counted(self.changed)} of earlier stages are there" if self.changed else ""
            return f"the destination refused {what}, nothing{' of it' if before else ''} was changed{before}:"
        if self.gaps:
            return gaps_text(self.gaps)
        done = "the destination has everything that the plan writes"
        if not self.changed:
            return f"nothing had to change: {done}"
        return f"{_counted(self.changed)} {'was' if len(self.changed) == 1 else 'were'} changed; {done}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """What a deployment would do: the components that would change, and those with problems.

    `waiting` names the stages that can only be checked once the first is there.
    """

    changed: tuple[str, ...]
    problems: tuple[Component, ...]
    notes: tuple[str, ...] = ()
    refused: str = ""
    waiting: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Say whether the destination would accept the deployment."""
        return not self.problems

    @property
    def undecided(self) -> bool:
        """Say whether a person must decide about what the destination has of its own."""
        return owned.is_undecided(self.problems)

    @property
    def text(self) -> str:
        """Say what would come of it."""
        return "\n".join((self.heading, *map(placed_text, self.problems)))

    @property
    def heading(self) -> str:
        """Say what would come of it without naming each problem."""
        what = self.refused or "the deployment"
        if self.undecided:
            return _undecided_text(what, len(self.problems))
        if self.problems:
            return f"the destination would refuse {what}, nothing was changed:"
        text = f"the destination would accept {what}: {_counted(self.changed)} would change"
        later = f"; {', '.join(self.waiting)} can only be checked once it is there" if self.waiting else ""
        return f"{text}; nothing was changed{later}"


def deploy(context: Context, part: str = MAIN) -> DeployResult:
    """Deploy what is missing; a destination that has it all is only looked at. Raises OutsideError,
    NotReviewed.
    """
    digest = _digest(artifacts.metadata(context))
    is_done = switched.is_deployed(context.store, part, digest) and not is_known_to_differ(context)
    if is_done and not (missing := gaps(context)):
        owned.used(context.store)
        return DeployResult(sent=False, granted=False, changed=(), problems=(), gaps=missing)
    forget_verified(context)
    result = _staged(context, _stages(context, part), part, digest)
    if result.problems:
        return result
    owned.used(context.store)
    result = _granted(context, result) if part == MAIN else replace(result, gaps=gaps(context))
    if not result.gaps:
        switched.note_deployed(context.store, part, digest)
    return result


def check_deploy(context: Context, part: str = MAIN) -> CheckResult:
    """Let the destination validate the project and change nothing; raises OutsideError, NotReviewed.

    A stage can be checked where those before it are there already, so that they change nothing.
    """
    stages, notes = _stages(context, part), list[str]()
    for number, stage in enumerate(stages, start=1):
        outcome = _checked(context, stage)
        notes += outcome.notes
        waiting = tuple(each.name for each in stages[number:])
        if _problems(outcome) or _changed(outcome):
            break
    return CheckResult(
        changed=_changed(outcome),
        problems=_problems(outcome),
        notes=tuple(notes),
        refused=stage.name if len(stages) > 1 and (waiting or _problems(outcome)) else "",
        waiting=waiting,
    )


def gaps(context: Context) -> tuple[FieldGap, ...]:
    """Return what the plan writes and this user cannot, or matches and cannot see; raises OutsideError."""
    loads = context.plan.loads
    written = frozenset(load.target for load in loads if load.operation != "find")
    objects = context.plan.destination.objects
    return tuple(gap for target in objects for gap in _gaps(context, target, target.name in written))


def gaps_text(missing: Sequence[FieldGap]) -> str:
    """Name what is missing, and say what to do."""
    lines = (f"  {gap.text}" for gap in missing)
    return "\n".join(
        ("the destination is not ready:", *lines, "deploy the project, assign the permission set")
    )


def _stages(context: Context, part: str) -> Sequence[Stage]:
    """Cut what is to be deployed: all of the project with the parts that are switched on, or one part."""
    files = switched.project(context) if part == MAIN else artifacts.metadata(context)
    return destination_of(context).stages(files, part)


def _staged(context: Context, stages: Sequence[Stage], part: str, digest: str) -> DeployResult:
    """Deploy one stage after the other and stop at the first that is refused."""
    changed: list[str] = []
    notes: list[str] = []
    for number, stage in enumerate(stages, start=1):
        outcome = _one(context, stage, part, digest)
        notes += outcome.notes
        if problems := _problems(outcome):
            return DeployResult(
                sent=True,
                granted=False,
                changed=tuple(changed),
                problems=problems,
                gaps=(),
                notes=tuple(notes),
                refused=stage.name if len(stages) > 1 else "",
                waiting=tuple(each.name for each in stages[number:]),
            )
        changed += _changed(outcome)
    return DeployResult(
        sent=True, granted=False, changed=tuple(changed), problems=(), gaps=(), notes=tuple(notes)
    )


def _one(context: Context, stage: Stage, part: str, digest: str) -> Deployment:
    """Deploy a stage between two notes: what it may create, and what it did.

    The check tells what the destination does not have yet. When the answer to the deployment is lost, that is
    what may be there.
    """
    store = context.store
    before = destination_of(context).survey(stage.files)
    checked = _checked(context, stage)
    if _problems(checked):
        return checked
    deployed.note_intent(store, checked.components)
    deployed.note_before(store, before)
    switched.note_sent(store, part)
    store.audit("deploy", {"stage": stage.name, "files": len(stage.files), "sha256": digest})
    outcome = _sent(context, stage, check_only=False)
    deployed.note_outcome(store, outcome.succeeded and not _problems(outcome), outcome.components)
    return outcome


def _checked(context: Context, stage: Stage) -> Deployment:
    """Check a stage; what it would change of the destination's own stands against it."""
    outcome = _sent(context, stage, check_only=True)
    if _problems(outcome) or not (found := owned.theirs(context.store, outcome.components)):
        return outcome
    return replace(outcome, succeeded=False, components=found)


def _sent(context: Context, stage: Stage, *, check_only: bool) -> Deployment:
    """Deploy or check a stage while people watch."""
    what = f"{stage.name} {'checked' if check_only else 'deployed'}"
    progress, seen = context.progress, 0

    def tell(done: int, total: int) -> None:
        nonlocal seen
        if not seen:
            progress.start("deploy", what, total)
        progress.advance(what, done - seen)
        seen = done

    progress.start("deploy", what, None)
    outcome = destination_of(context).deploy(stage.files, check_only, tell)
    progress.finish(what)
    return outcome


def _granted(context: Context, result: DeployResult) -> DeployResult:
    """Let the runner's user in, and ask what it still cannot write."""
    loader = context.plan.destination.loader
    context.store.audit("grant", {"permission_set": loader})
    granted = destination_of(context).grant(loader)
    return replace(result, granted=granted, gaps=gaps(context))


def _gaps(context: Context, target: TargetObject, written: bool) -> tuple[FieldGap, ...]:
    described = destination_of(context).fields(target.name)
    if described is None:
        return (FieldGap(object=target.name, field="", problem="is not there, or this user may not see it"),)
    by_name = {field.name: field for field in described}
    remedy = f"assign the permission set {context.plan.destination.loader} to this user"
    found: list[FieldGap] = []
    for field in target.fields:
        known = by_name.get(field.name)
        if known is None:
            problem = f"is not there, or this user may not see it; deploy, then {remedy}"
            found.append(FieldGap(object=target.name, field=field.name, problem=problem))
        elif written and not known.writable:
            problem = f"this user may not write it; {remedy}"
            found.append(FieldGap(object=target.name, field=field.name, problem=problem))
    return tuple(found)


def _problems(outcome: Deployment) -> tuple[Component, ...]:
    """Return what stands against a deployment, by place; one that failed without a reason has one too."""
    found = (each for each in outcome.components if each.problem)
    problems = tuple(sorted(found, key=lambda each: (each.path, each.line or 0, each.name)))
    return problems if problems or outcome.succeeded else (UNNAMED,)


def _changed(outcome: Deployment) -> tuple[str, ...]:
    return tuple(sorted(f"{each.kind} {each.name}" for each in outcome.components if each.changed))


def _counted(components: Sequence[str]) -> str:
    return f"{len(components)} component{'' if len(components) == 1 else 's'}"


def _undecided_text(what: str, count: int) -> str:
    own = "a component" if count == 1 else f"{count} components"
    changes = f"{what} would change {own} that the destination has already, not from this run"
    return f"{changes}; nothing of it was changed; somebody must decide:"


def placed_text(component: Component) -> str:
    """Say one problem in one line, at its file and line in the project."""
    at = component.path if component.line is None else f"{component.path}:{component.line}"
    return f"  {at}: {component.kind} {component.name}: {component.problem}"


def _digest(files: Mapping[str, bytes]) -> str:
    whole = hashlib.sha256()
    for path, content in sorted(files.items()):
        whole.update(f"{path}\0{hashlib.sha256(content).hexdigest()}\n".encode())
    return whole.hexdigest()
