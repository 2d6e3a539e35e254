"""What the compiler may ask of a platform that a pair writes to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from compiler.diagnostics.law import Law
from compiler.model.outline import Capacity
from compiler.model.program import Program, Reference, Route, TargetField, TargetObject
from compiler.platforms.component import Component
from compiler.platforms.emitter import Emitter
from compiler.platforms.privacy import Privacy
from compiler.platforms.rule import Rule
from compiler.spec.pair import NewObject


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeOfRecord:
    """How a target tells of which type a record is: `field` holds the id of the one record of `object` whose
    fields equal `where`.
    """

    field: str
    object: str
    where: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Platform:
    """The compile-time knowledge of one target platform.

    `standard_object(name, fields)` describes an object every account has, with the named fields and those
    that creating a row needs; names it does not know are left out, and an unknown object is None.
    `new_object_fields(new)` are the fields that a new object of a pair has by itself. `enums` are the closed
    lists of values every account has, `closed_values` those of them that mean done, both by the name a type
    uses.

    `link_by` and `link_header` say how a reference travels: `link_header(program, route, reference, parent)`
    is the column for a parent written to object `parent`. `native_audit` maps `created` and `modified` to the
    platform's own columns. `record_type(target, name)` says how a record type of an object is told, None for
    an object that has none; `insert_only(target)` lists the fields that are given when a record is made and
    never again. `file_parent` and `file_content` are what a file route fills from `publish_to` and
    `content`. `null_marker` is the text that empties a field, so no row may hold it as a value; `null_rule`
    is the rule such a row breaks.

    `taken_names(home)` are names, in small letters and without a suffix, that a new field of an object cannot
    have.

    `components(program)` are the pieces of metadata that a pair adds, `project(program, components)` is the
    deployable project that holds them, by path below `metadata_root`; `component(target, field)`
    names the component that an object or one of its fields becomes, None for what every account has;
    `loader` is the permission set that a run's own user needs. `capacity(program)` is how the platform counts
    what is written and what it allows. `privacy` is what it can tell about the protection of
    health data. `checks` are the laws that a program can break, `laws` those that only rows can.
    """

    name: str
    standard_object: Callable[[str, tuple[str, ...]], TargetObject | None]
    new_object_fields: Callable[[NewObject], Mapping[str, TargetField]]
    enums: Callable[[], Mapping[str, tuple[str, ...]]]
    closed_values: Callable[[], Mapping[str, tuple[str, ...]]]
    link_by: Callable[[Program, Route, Reference], Literal["key", "id"]]
    link_header: Callable[[Program, Route, Reference, str], str]
    native_audit: Mapping[str, str]
    record_type: Callable[[str, str], TypeOfRecord | None]
    insert_only: Callable[[str], frozenset[str]]
    file_parent: str
    file_content: str
    null_marker: str
    null_rule: str
    components: Callable[[Program], tuple[Component, ...]]
    project: Callable[[Program, tuple[Component, ...]], Mapping[str, str]]
    metadata_root: str
    component: Callable[[TargetObject, TargetField | None], str | None]
    loader: str
    capacity: Callable[[Program], Capacity]
    taken_names: Callable[[str], frozenset[str]]
    privacy: Privacy
    checks: tuple[Rule, ...]
    laws: tuple[Law, ...] = ()
    emitters: tuple[Emitter, ...]

    def metadata(self, program: Program) -> Mapping[str, str]:
        """Return the deployable project of a program, by path below `metadata_root`."""
        return self.project(program, self.components(program))
