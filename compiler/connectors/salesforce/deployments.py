"""Deployments to one org and their undoing: what is the org's own is read before, kept and put back.

https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_deploy.htm
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace

from simple_salesforce.api import Salesforce

from compiler.connectors.salesforce import looking, merging, soql, stages, withdrawing
from compiler.connectors.salesforce.api import Api
from compiler.connectors.salesforce.kinds import (
    FIELD,
    LAYOUT,
    OBJECT,
    PERMISSION_SET,
    PERMISSION_SET_GROUP,
    VALUE_SET,
)
from compiler.connectors.salesforce.merging import Merge, Value
from compiler.connectors.salesforce.metadata import Metadata
from compiler.connectors.salesforce.names import literal
from compiler.connectors.salesforce.occupying import ACTIVITIES, Occupants, Unseen
from compiler.connectors.salesforce.records import Records
from compiler.connectors.salesforce.session import ASSIGNMENTS, assign, remove
from compiler.connectors.salesforce.surveying import Surveyor
from compiler.connectors.salesforce.withdrawing import Withdrawal
from compiler.runtime.ports import Component, Deployment, Granting, OrgField, Refused, Tell

Files = Mapping[str, bytes]
_HOLDERS = (
    (PERMISSION_SET, "Name", "PermissionSetId"),
    (PERMISSION_SET_GROUP, "DeveloperName", "PermissionSetGroupId"),
)
_UNASSIGNED = "people do not have the project's permission sets any more; assign them again if it is to stay"
_REASSIGN = "assign another one in Setup > Object Manager > Page Layouts, and delete it there"
_CHOOSE = "choose another one in Setup > Object Manager > Compact Layouts"
_UNNAMED = Component(
    kind="Project",
    name="",
    path="",
    changed=False,
    problem="the org would refuse it without a reason; look at Deployment Status in Setup",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deployments:
    """What concerns metadata in one org. `key_field` is the external id field of migrated records."""

    api: Api
    metadata: Metadata
    library: Salesforce
    records: Records
    describe: Callable[[str], tuple[OrgField, ...] | None]
    version: str
    key_field: str

    def survey(self, files: Files) -> dict[str, str]:
        """Return what the org has of its own where the files change something; raises OutsideError.

        A list of values with nothing to add is not sent, so what is in it is nobody's but the org's.
        """
        named = _components(files)
        lists = {path: name.partition(":")[2] for path, name in named.items() if name.startswith(VALUE_SET)}
        idle = {
            path
            for path, name in lists.items()
            if not _merge(path, name, files[path], self._surveyor.values(name)).added
        }
        return self._surveyor.survey(name for path, name in named.items() if path not in idle)

    def deploy(self, files: Files, check_only: bool, tell: Tell | None) -> Deployment:
        """Deploy the files that the manifest names, lists of values merged; raises OutsideError."""
        files = stages.chosen(files, stages.main_manifest(files))
        lists = {
            path: name.partition(":")[2]
            for path, name in _components(files).items()
            if name.startswith(f"{VALUE_SET}:")
        }
        theirs = {name: self._surveyor.values(name) for name in sorted(set(lists.values()))}
        merges = {path: _merge(path, name, files[path], theirs[name]) for path, name in sorted(lists.items())}
        if problems := tuple(_conflicts(merges, lists)):
            return Deployment(succeeded=False, components=problems)
        notes = tuple(
            merging.note(lists[path], merge, len(theirs[lists[path]])) for path, merge in merges.items()
        )
        sent = _with_merged(files, merges, lists)
        if not _components(sent):
            return Deployment(succeeded=True, components=(), notes=notes)
        return replace(self.metadata.deploy(sent, check_only, tell), notes=notes)

    def occupied(
        self, files: Files, created: frozenset[str], before: Mapping[str, str], granting: Granting | None
    ) -> dict[str, int]:
        """Count the records that would lose something; raises OutsideError."""
        if granting is not None:
            self._look_away()
        occupants = Occupants(surveyor=self._surveyor, describe=self.describe, key_field=self.key_field)
        added = {name: tuple(self._added(name, ours, names)) for name, ours, names in _lists(files, before)}
        try:
            return occupants.counts(created, added)
        except Unseen:
            if granting is None:
                raise
        # Nobody sees what a deployment made before a permission set tells so, and that one may not be there.
        granting(looking.NAME)
        with self._looking(created):
            return occupants.counts(created, added)

    def withdraw(
        self, files: Files, created: frozenset[str], before: Mapping[str, str], check_only: bool
    ) -> Deployment:
        """Take away what was created and put back what was changed; raises OutsideError."""
        if self._ids(PERMISSION_SET, "Name", [looking.NAME]):
            created |= {looking.FULL_NAME}
        withdrawal = self._withdrawal(files, created, before, check_only)
        if withdrawal.removed or withdrawal.restored:
            withdrawal, problems = self._accepted(withdrawal, files)
            if problems:
                return Deployment(succeeded=False, components=problems)
        named = (*withdrawing.staying(created), *withdrawal.kept)
        stay = tuple(_component(name, deleted=False) for name in named)
        if check_only:
            gone = tuple(_component(name, deleted=True) for name in withdrawal.removed)
            return Deployment(succeeded=True, components=(*gone, *stay), notes=withdrawal.notes)
        if not withdrawal.removed and not withdrawal.restored:
            return Deployment(succeeded=True, components=stay, notes=withdrawal.notes)
        self._unassign(withdrawal.removed)
        done = self.metadata.withdraw(withdrawal.files(self.version), check_only=False)
        told = tuple(each for each in done.components if each.deleted or each.problem)
        if not done.succeeded:
            return Deployment(succeeded=False, components=told, notes=(_UNASSIGNED,))
        return Deployment(succeeded=True, components=(*told, *stay), notes=withdrawal.notes)

    def additions(self, files: Files, created: frozenset[str]) -> tuple[str, ...]:
        """Name the fields that others added to objects that would be taken away; raises OutsideError."""
        ours = {name.partition(":")[2] for name in (*created, *_components(files).values())}
        objects = (name.partition(":")[2] for name in created if name.startswith(f"{OBJECT}:"))
        return tuple(name for name in sorted(self._surveyor.fields_of(objects)) if name not in ours)

    def _accepted(self, withdrawal: Withdrawal, files: Files) -> tuple[Withdrawal, tuple[Component, ...]]:
        """Let the org check what is to be taken away; what it cannot let go of stays, and that is said.

        Returns what the org accepts, or what stands against it.
        """
        problems = self._refused(withdrawal)
        refused = tuple(each.full_name for each in problems)
        kept = tuple(name for name in refused if name.startswith(f"{LAYOUT}:"))
        freed = withdrawing.freed_objects(refused, files)
        if not kept and not freed:
            return withdrawal, problems
        notes = (
            *(
                f"the layout {name.partition(':')[2]} stays, because it is assigned; {_REASSIGN}"
                for name in kept
            ),
            *(
                f"{path.split('/')[-2]}: shown with the platform's own compact layout; {_CHOOSE}"
                for path in freed
            ),
        )
        withdrawal = replace(
            withdrawal,
            removed=tuple(name for name in withdrawal.removed if name not in kept),
            restored={**withdrawal.restored, **freed},
            notes=(*withdrawal.notes, *notes),
            kept=kept,
        )
        return withdrawal, self._refused(withdrawal)

    def _refused(self, withdrawal: Withdrawal) -> tuple[Component, ...]:
        """Return what the org says against a withdrawal, but for permission sets that people have: those are
        taken from them before.
        """
        done = self.metadata.withdraw(withdrawal.files(self.version), check_only=True)
        problems = tuple(each for each in done.components if each.problem)
        holders = (PERMISSION_SET, PERMISSION_SET_GROUP)
        if problems or done.succeeded:
            return tuple(each for each in problems if each.kind not in holders or not self._assigned(each))
        return (_UNNAMED,)

    def _assigned(self, component: Component) -> bool:
        """Say whether somebody has a permission set or a group of them."""
        return any(
            self._ids(ASSIGNMENTS, reference, [holder])
            for kind, name_field, reference in _HOLDERS
            if kind == component.kind
            for holder in self._ids(kind, name_field, [component.name])
        )

    @property
    def _surveyor(self) -> Surveyor:
        return Surveyor(api=self.api, records=self.records)

    def _withdrawal(
        self, files: Files, created: frozenset[str], before: Mapping[str, str], check_only: bool
    ) -> Withdrawal:
        stay = withdrawing.staying(created)
        restored = withdrawing.inactive_record_types(stay, files)
        notes = [*withdrawing.staying_notes(stay, files, check_only=check_only)]
        away = "would be taken away again" if check_only else "taken away again"
        for name, ours, names in _lists(files, before):
            if added := tuple(self._added(name, ours, names)):
                kept = merging.restored(ours, names, self._surveyor.values(name))
                restored |= withdrawing.list_file(name, kept)
                notes.append(f"{name}: {away}: {', '.join(value.name for value in added)}")
        fields, told = self._classified(files, before, check_only)
        return Withdrawal(
            removed=withdrawing.removable(created),
            restored={**restored, **fields},
            notes=(*notes, *told),
        )

    def _added(self, name: str, ours: tuple[Value, ...], before: frozenset[str]) -> Iterable[Value]:
        """Return the values of a list that are there now and were added to it by a deployment of ours."""
        now = self._surveyor.values(name)
        kept = {value.name for value in merging.restored(ours, before, now)}
        return (value for value in now if value.name not in kept)

    def _classified(
        self, files: Files, before: Mapping[str, str], check_only: bool
    ) -> tuple[dict[str, bytes], list[str]]:
        """Return the files that classify standard fields as they were, unless somebody changed them since."""
        known = {name: json.loads(text) for name, text in before.items() if name.startswith(f"{FIELD}:")}
        now = self._surveyor.classes(known)
        paths = {name: path for path, name in sorted(_components(files).items(), reverse=True)}
        restored: dict[str, bytes] = {}
        notes: list[str] = []
        for full_name, classes in sorted(known.items()):
            there, name = now.get(full_name), full_name.partition(":")[2]
            if there is None:
                notes.append(f"{name}: this user cannot see the field, so its classification stays")
            elif withdrawing.same_classes(there, classes):
                continue
            elif full_name in paths and not withdrawing.same_classes(
                there, withdrawing.classes_in(files[paths[full_name]])
            ):
                notes.append(f"{name}: somebody classified the field anew since; it stays as it is")
            else:
                restored |= withdrawing.field_file(full_name, classes)
        if restored:
            how = "would be" if check_only else "are"
            notes.append(f"{len(restored)} standard fields {how} classified as they were before")
        return restored, notes

    @contextmanager
    def _looking(self, created: frozenset[str]) -> Iterator[None]:
        """Let this user see what was created, for as long as that takes."""
        named = [each.partition(":")[2] for each in created if each.startswith((f"{OBJECT}:", f"{FIELD}:"))]
        objects = self._surveyor.objects(name for name in named if "." not in name)
        fields = self._surveyor.fields(
            name for name in named if "." in name and name.partition(".")[0] not in objects
        )
        done = self.metadata.deploy(looking.arrival(objects, _both(fields), self.version), check_only=False)
        if not done.succeeded:
            raise Refused(
                "this user cannot see what was deployed and could not be let in; give it a permission set "
                "that reads all of it, and try again"
            )
        try:
            for holder in self._ids(PERMISSION_SET, "Name", [looking.NAME]):
                assign(self.library, self.api.token.user, holder)
            yield
        finally:
            self._look_away()

    def _look_away(self) -> None:
        """Take away what lets this user look, also what a process left that died while it looked."""
        if not self._ids(PERMISSION_SET, "Name", [looking.NAME]):
            return
        self._unassign((looking.FULL_NAME,))
        if not self.metadata.withdraw(looking.departure(self.version), check_only=False).succeeded:
            raise Refused(
                f"the permission set {looking.NAME} reads what was deployed and could not be taken away; "
                "delete it in Setup > Permission Sets, and try again"
            )

    def _unassign(self, removed: Iterable[str]) -> None:
        """Take the permission sets and groups that go from everybody; the org keeps assigned ones."""
        for kind, name_field, reference in _HOLDERS:
            names = sorted(each.partition(":")[2] for each in removed if each.partition(":")[0] == kind)
            for holder in self._ids(kind, name_field, names):
                for assignment in self._ids(ASSIGNMENTS, reference, [holder]):
                    remove(self.library, ASSIGNMENTS, assignment)

    def _ids(self, object_: str, field: str, values: list[str]) -> list[str]:
        if not values:
            return []
        query = soql.select(("Id",), object_, soql.among(field, ",".join(map(literal, values))))
        return [str(row.get("Id")) for row in self.records.rows(object_, query)]


def _components(files: Files) -> dict[str, str]:
    """Return the component of each file that holds one."""
    return {path: name for path in sorted(files) if (name := stages.component_of(path))}


def _merge(path: str, name: str, content: bytes, theirs: tuple[Value, ...]) -> Merge:
    if not theirs:
        raise Refused(f"the org's {name} has no values that this user can see; give the user read access")
    return merging.merged(name, merging.written_values(path, content), theirs)


def _conflicts(merges: Mapping[str, Merge], lists: Mapping[str, str]) -> Iterable[Component]:
    for path, merge in merges.items():
        for problem in merge.problems:
            yield Component(kind=VALUE_SET, name=lists[path], path=path, changed=False, problem=problem)


def _with_merged(files: Files, merges: Mapping[str, Merge], lists: Mapping[str, str]) -> dict[str, bytes]:
    """Put merged lists in the place of the project's, and leave out those with nothing to add."""
    idle = {path for path, merge in merges.items() if not merge.added}
    manifest = stages.main_manifest(files)
    names = (f"{VALUE_SET}:{lists[path]}" for path in idle)
    sent = {path: content for path, content in files.items() if path not in idle}
    sent |= {path: merging.list_xml(merge.values) for path, merge in merges.items() if merge.added}
    return {**sent, manifest: stages.without(files[manifest], names)}


def _lists(
    files: Files, before: Mapping[str, str]
) -> Iterable[tuple[str, tuple[Value, ...], frozenset[str]]]:
    """Yield the lists that were merged: name, the project's values, the names that were there before."""
    paths = {name: path for path, name in _components(files).items()}
    for full_name, text in sorted(before.items()):
        if full_name.startswith(f"{VALUE_SET}:") and full_name in paths:
            path = paths[full_name]
            ours = merging.written_values(path, files[path])
            yield full_name.partition(":")[2], ours, frozenset(json.loads(text))


def _both(fields: Iterable[str]) -> list[str]:
    """Name fields of activities twice: permissions speak of tasks and of events."""
    homes = ((field.partition(".")[0], field.partition(".")[2]) for field in fields)
    return [
        f"{home}.{name}"
        for owner, name in homes
        for home in (ACTIVITIES if owner == "Activity" else (owner,))
    ]


def _component(full_name: str, *, deleted: bool) -> Component:
    kind, _, name = full_name.partition(":")
    return Component(kind=kind, name=name, path="", changed=deleted, problem=None, deleted=deleted)
