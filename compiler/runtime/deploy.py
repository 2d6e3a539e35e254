"""Deploy: what the destination lacks is put there, the runner's user is let in, and describe is asked whether
it is so.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from compiler.model.plan import TargetObject
from compiler.runtime import artifacts
from compiler.runtime.context import Context
from compiler.runtime.delivery import destination_of
from compiler.runtime.ports import Component

NOTE = "deploy:digest"


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
    """What deploy did: the components that changed, those with problems, and what is still missing."""

    sent: bool
    granted: bool
    changed: tuple[str, ...]
    problems: tuple[Component, ...]
    gaps: tuple[FieldGap, ...]

    @property
    def ok(self) -> bool:
        """Say whether the destination has everything that the plan writes."""
        return not self.problems and not self.gaps

    @property
    def text(self) -> str:
        """Say what came of it, and what to do where it is not done."""
        if self.problems:
            return _refused_text("the destination refused the deployment", self.problems)
        if self.gaps:
            return gaps_text(self.gaps)
        done = "the destination has everything that the plan writes"
        return f"{len(self.changed)} components were changed; {done}" if self.sent else done


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """What a deployment would do: the components that would change, and those with problems."""

    changed: tuple[str, ...]
    problems: tuple[Component, ...]

    @property
    def ok(self) -> bool:
        """Say whether the destination would accept the deployment."""
        return not self.problems

    @property
    def text(self) -> str:
        """Say what would come of it."""
        if self.problems:
            return _refused_text("the destination would refuse the deployment", self.problems)
        count = f"{len(self.changed)} components would change"
        return f"the destination would accept the deployment: {count}; nothing was changed"


def deploy(context: Context) -> DeployResult:
    """Deploy what is missing; a destination that has it all is only looked at. Raises OutsideError,
    NotReviewed.
    """
    files = artifacts.metadata(context)
    digest = _digest(files)
    if context.store.noted(NOTE) == digest and not (missing := gaps(context)):
        return DeployResult(sent=False, granted=False, changed=(), problems=(), gaps=missing)
    return _deployed(context, files, digest)


def check_deploy(context: Context) -> CheckResult:
    """Let the destination validate the project and change nothing; raises OutsideError, NotReviewed."""
    outcome = destination_of(context).deploy(artifacts.metadata(context), check_only=True)
    problems = _problems(outcome.components)
    if not problems and not outcome.succeeded:
        problems = (_unnamed(),)
    changed = tuple(sorted(f"{each.kind} {each.name}" for each in outcome.components if each.changed))
    return CheckResult(changed=changed, problems=problems)


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


def _deployed(context: Context, files: Mapping[str, bytes], digest: str) -> DeployResult:
    destination = destination_of(context)
    context.store.audit("deploy", {"files": len(files), "sha256": digest})
    outcome = destination.deploy(files, check_only=False)
    problems = _problems(outcome.components)
    if problems or not outcome.succeeded:
        return DeployResult(sent=True, granted=False, changed=(), problems=problems or (_unnamed(),), gaps=())
    loader = context.plan.destination.loader
    context.store.audit("grant", {"permission_set": loader})
    granted = destination.grant(loader)
    missing = gaps(context)
    if not missing:
        context.store.note(NOTE, digest)
    changed = tuple(sorted(f"{each.kind} {each.name}" for each in outcome.components if each.changed))
    return DeployResult(sent=True, granted=granted, changed=changed, problems=(), gaps=missing)


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


def _problems(components: Sequence[Component]) -> tuple[Component, ...]:
    return tuple(
        sorted((each for each in components if each.problem), key=lambda each: (each.path, each.name))
    )


def _unnamed() -> Component:
    problem = "the deployment failed without a reason; look at Deployment Status in the destination"
    return Component(kind="Project", name="", path="", changed=False, problem=problem)


def _refused_text(what: str, problems: Sequence[Component]) -> str:
    lines = (f"  {_placed(each)}: {each.kind} {each.name}: {each.problem}" for each in problems)
    return "\n".join((f"{what}, nothing was changed:", *lines))


def _placed(component: Component) -> str:
    return component.path if component.line is None else f"{component.path}:{component.line}"


def _digest(files: Mapping[str, bytes]) -> str:
    whole = hashlib.sha256()
    for path, content in sorted(files.items()):
        whole.update(f"{path}\0{hashlib.sha256(content).hexdigest()}\n".encode())
    return whole.hexdigest()
