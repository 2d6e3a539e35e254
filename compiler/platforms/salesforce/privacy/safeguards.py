"""What the project of a program does for each safeguard of the regulation."""

from collections.abc import Mapping
from dataclasses import replace

from compiler.model.program import Program
from compiler.platforms.component import Component
from compiler.platforms.privacy import Safeguard
from compiler.platforms.salesforce.metadata.groups import EMERGENCY, EMERGENCY_RECORDS
from compiler.platforms.salesforce.privacy.regulation import SAFEGUARDS

_VIEW_ALL = "<viewAllRecords>true<"
_SEALED = "the run's own store is sealed with AES-GCM"


def safeguards(program: Program, components: tuple[Component, ...]) -> tuple[Safeguard, ...]:
    """List the safeguards of 164.312 in their order, then the rules around them."""
    done = _done(program, components)
    return tuple(replace(one, done=done.get(one.cite, one.done)) for one in SAFEGUARDS)


def _done(program: Program, components: tuple[Component, ...]) -> Mapping[str, str]:
    groups = len(program.pair.protect.grants)
    tracked = sum(one.part == "main" and "<trackHistory>true<" in one.text for one in components)
    history = f"{tracked} fields keep their old values" if tracked else "no field is set to keep old values"
    sealed = "a second project, apart from the first, asks for encryption of the fields that can be"
    shield = any(one.part == "shield" for one in components)
    return {
        "164.312(a)(1)": "every new object is private, within and outside the company; permission sets "
        f"for {groups} group{'s' if groups != 1 else ''} open fields by class; the loader's set reads and "
        "changes every record of the new objects",
        "164.312(a)(2)(ii)": _emergency(components),
        "164.312(a)(2)(iv)": f"{sealed if shield else 'no encryption of fields is asked for'}; {_SEALED}",
        "164.312(b)": f"{history}; each write of a run is a line of a chain of hashes in its folder",
        "164.308(a)(3) and (a)(4)": "; ".join(_groups(program)) or "no group is described",
    }


def _emergency(components: tuple[Component, ...]) -> str:
    """Say what the group for an emergency opens: every record of the objects that its own set lists."""
    if not any(one.kind == "PermissionSetGroup" and one.name == EMERGENCY for one in components):
        return ""
    opened = sum(one.text.count(_VIEW_ALL) for one in components if one.name == EMERGENCY_RECORDS)
    records = f"every record of {opened} object{'s' if opened != 1 else ''}, whoever owns it"
    return (
        f"the group {EMERGENCY}, assigned to nobody: it opens what any lasting group reads, in "
        f"{records if opened else 'records that are shared already'}"
    )


def _groups(program: Program) -> list[str]:
    return [
        f"{name.replace('_', ' ')} reads {', '.join(sorted({*grant.read, *grant.edit})) or 'nothing classed'}"
        for name, grant in sorted(program.pair.protect.grants.items())
    ]
