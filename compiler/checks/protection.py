"""PHI102, PHI104, PHI109 and PHI111: who may see what flows into the destination, and where none may flow."""

from collections.abc import Iterator

from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics, Place
from compiler.diagnostics.suggest import nearest
from compiler.language.types import PHI_CLASSES
from compiler.model.program import Program
from compiler.platforms.lineage import Filling, fillings
from compiler.platforms.rule import Rule
from compiler.spec.pair import NewField
from compiler.spec.protection import Grant, ProtectClass

_PROTECT = Place(document="pair", keys=("protect",))
_CLASSES = tuple(name for name in PHI_CLASSES if name != "none")


def classes_protected(program: Program, diags: Diagnostics) -> None:
    """PHI102: every class that flows into the destination has a rule under `protect`."""
    rules = _rules(program)
    for name, ways in _flowing(program).items():
        if name in rules:
            continue
        first, more = ways[0], len({(one.object, one.field) for one in ways}) - 1
        diags.report(
            Diagnostic(
                rule="PHI102",
                message=f"{name} data flows into {first.object}.{first.field}, but `protect` has no rule for "
                f"{name}",
                place=first.place,
                label="unprotected",
                notes=(f"{more} more fields hold {name} data",) if more else (),
                helps=(f"add `{name}: {{classification: ...}}` under `protect:`",),
            )
        )


def classes_readable(program: Program, diags: Diagnostics) -> None:
    """PHI104: somebody may read each class after the migration."""
    lasting = [grant for grant in program.pair.protect.grants.values() if not grant.temporary]
    readable = {name for grant in lasting for name in (*grant.read, *grant.edit)}
    flowing = _flowing(program)
    for name in _rules(program):
        if name in flowing and name not in readable:
            diags.report(
                Diagnostic(
                    rule="PHI104",
                    level="warning",
                    message=f"no lasting group may read {name} data",
                    place=_PROTECT.at(name).key(),
                    helps=(f"add a group to `protect.grants`: `Some_Group: {{read: [{name}]}}`",),
                )
            )


def access_ends(program: Program, diags: Diagnostics) -> None:
    """PHI109: a group that only changes data, as a load does, loses that when the load is over."""
    for group, grant in program.pair.protect.grants.items():
        if grant.edit and not grant.read and not grant.temporary and program.protected:
            diags.report(
                Diagnostic(
                    rule="PHI109",
                    message=f"{group} can still change {_listed(grant.edit)} data after the migration",
                    place=_PROTECT.at("grants", group).key(),
                    helps=(
                        "add `temporary: true`, and it goes again after the last load",
                        "or list what people work with under `read:`",
                    ),
                )
            )


def kept_out(program: Program, diags: Diagnostics) -> None:
    """PHI111: nothing of a class flows where none of it may go; PHI101, YML112 and REF103 for names that are
    none.
    """
    _written_classes(program, diags)
    for group, grant in program.pair.protect.grants.items():
        _named_classes(grant, _PROTECT.at("grants", group), diags)
    for name, classes in program.pair.protect.keep_out.items():
        place = _PROTECT.at("keep_out", name)
        _known_classes(classes, place, diags)
        if _is_target(program, name, place, diags) and program.protected:
            _report_flowing(program, name, frozenset(classes), diags)


def _report_flowing(program: Program, name: str, classes: frozenset[str], diags: Diagnostics) -> None:
    # What is kept apart from all other health data is health data too.
    kept = classes | ({"sensitive"} if "health" in classes else frozenset())
    for one in _ways(program):
        if name in (one.object, f"{one.object}.{one.field}") and one.phi in kept:
            diags.report(
                Diagnostic(
                    rule="PHI111",
                    message=f"{one.object}.{one.field} would hold {one.phi} data",
                    place=one.place,
                    label=f"from {', '.join(one.sources)}" if one.sources else "",
                    notes=(f"`protect.keep_out` says that {name} holds none of it",),
                    helps=("write it to another object, or drop the field with the reason",),
                )
            )


def _written_classes(program: Program, diags: Diagnostics) -> None:
    """PHI101: the classes that the pair and objects inside others write are classes."""
    schema, pair = program.pair.schema, Place(document="pair")
    fields = [(pair.at("schema", "fields", name), one) for name, one in schema.fields.items()]
    fields += [
        (pair.at("schema", "objects", name, "fields"), one.fields) for name, one in schema.objects.items()
    ]
    written = [
        (place.at(name), field.phi)
        for place, group in fields
        for name, field in group.items()
        if isinstance(field, NewField)
    ]
    written += [(pair.at("collect", name), one.phi) for name, one in program.pair.collect.items()]
    inside = (name for name, one in program.objects.items() if one.inside and name in program.source.objects)
    written += [(program.objects[name].place, program.source.objects[name].phi) for name in inside]
    for place, phi in written:
        if phi is not None and phi not in PHI_CLASSES:
            near = nearest(phi, PHI_CLASSES)
            diags.report(
                Diagnostic(
                    rule="PHI101",
                    message=f"`{phi}` is not a class of health data",
                    place=place.at("phi"),
                    helps=(f"did you mean `{near}`?",) if near else (f"one of: {', '.join(PHI_CLASSES)}",),
                )
            )


def _rules(program: Program) -> dict[str, ProtectClass]:
    protect = program.pair.protect
    written = {name: getattr(protect, name) for name in _CLASSES}
    return {name: rule for name, rule in written.items() if rule is not None}


def _flowing(program: Program) -> dict[str, list[Filling]]:
    """Return what fills fields with each class, where health data must be protected at all."""
    found: dict[str, list[Filling]] = {}
    for one in _ways(program) if program.protected else ():
        if one.phi != "none":
            found.setdefault(one.phi, []).append(one)
    return found


def _ways(program: Program) -> Iterator[Filling]:
    """Yield what is written; a record number says who is meant and nothing about them."""
    return (one for one in fillings(program) if one.duty not in ("link", "find"))


def _named_classes(grant: Grant, place: Place, diags: Diagnostics) -> None:
    _known_classes(grant.read, place.at("read"), diags)
    _known_classes(grant.edit, place.at("edit"), diags)


def _known_classes(classes: tuple[str, ...], place: Place, diags: Diagnostics) -> None:
    for number, name in enumerate(classes):
        if name not in _CLASSES:
            near = nearest(name, _CLASSES)
            listed = f"the classes are: {', '.join(_CLASSES)}"
            diags.report(
                Diagnostic(
                    rule="YML112",
                    message=f"`{name}` is not a class of health data",
                    place=place.at(str(number)),
                    helps=(f"did you mean `{near}`?" if near else listed,),
                )
            )


def _is_target(program: Program, name: str, place: Place, diags: Diagnostics) -> bool:
    owner, _, field = name.partition(".")
    target = program.targets.get(owner)
    if target is not None and (not field or field in target.fields):
        return True
    rule, known = ("REF104", tuple(target.fields)) if target else ("REF103", tuple(program.targets))
    near = nearest(field if target else owner, known)
    there = f"`{owner}` has no field `{field}`" if target else f"`{owner}` is not an object of this pair"
    helps = (f"did you mean `{near}`?",) if near else ()
    diags.report(Diagnostic(rule=rule, message=there, place=place.key(), helps=helps))
    return False


def _listed(classes: tuple[str, ...]) -> str:
    return " and ".join((", ".join(classes[:-1]), classes[-1])) if len(classes) > 1 else classes[0]


RULES = (
    Rule(
        id="PHI102",
        level="error",
        title="class of health data without protection",
        why="No rule says how the data is labelled or who may see it.",
        check=classes_protected,
    ),
    Rule(
        id="PHI104",
        level="warning",
        title="class of health data that nobody may read",
        why="Data that nobody can open was not migrated.",
        silenced=True,
        check=classes_readable,
    ),
    Rule(
        id="PHI109",
        level="error",
        title="temporary access that stays",
        why="Whoever could change every record for the load could still do so years later.",
        source="https://www.ecfr.gov/current/title-45/section-164.312",
        verified="2026-11, the regulation",
        check=access_ends,
    ),
    Rule(
        id="PHI111",
        level="error",
        title="class of health data where it was to be kept out",
        why="People who work with the object need not, and may not, see it.",
        check=kept_out,
    ),
)
