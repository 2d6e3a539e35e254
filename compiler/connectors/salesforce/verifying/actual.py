"""Compares one org with a project, in some tens of questions: what differs, and who reads health data."""

from collections.abc import Iterable, Iterator, Mapping

from compiler.connectors.salesforce.api import Api
from compiler.connectors.salesforce.kinds import FIELD
from compiler.connectors.salesforce.records import Records
from compiler.connectors.salesforce.verifying.asking import Asking
from compiler.connectors.salesforce.verifying.comparing import differences
from compiler.connectors.salesforce.verifying.expected import expected
from compiler.connectors.salesforce.verifying.fields import ACTIVITIES, ACTIVITY, read_schema
from compiler.connectors.salesforce.verifying.permissions import read_groups, read_permission_sets
from compiler.connectors.salesforce.verifying.picture import Picture
from compiler.connectors.salesforce.verifying.readers import Field, read_readers, reader_differences
from compiler.connectors.salesforce.verifying.surfaces import read_surfaces
from compiler.model.plan import TargetObject
from compiler.runtime.ports import Verification


def verified(
    api: Api, records: Records, files: Mapping[str, bytes], objects: Iterable[TargetObject]
) -> Verification:
    """Compare the org with the main part of a project; `objects` tell which fields hold health data.

    Some tens of calls: one for each object and what its fields are like, one for how they are classified, and
    some twenty for everything else. Raises OutsideError.
    """
    asking, wanted = Asking(api, records), expected(files)
    health = frozenset(_health(objects, wanted))
    schema = read_schema(asking, wanted, frozenset(object_ for object_, _ in health))
    held = {**read_permission_sets(asking, wanted), **read_groups(asking, wanted)}
    found = {**schema.picture, **held, **read_surfaces(asking, wanted, schema.ids)}
    readers = read_readers(asking, health, schema.described, wanted)
    extra = (*schema.extra, *(name for name in held if name not in wanted))
    return Verification(
        differences=(*differences(wanted, found, extra), *reader_differences(readers, wanted)),
        readers=readers,
        unseen=tuple(dict.fromkeys(asking.unseen)),
    )


def _health(objects: Iterable[TargetObject], wanted: Picture) -> Iterator[Field]:
    """Name the fields that hold health data: as the plan says, and every custom one that is classified."""
    for target in objects:
        yield from ((target.name, field.name) for field in target.fields if field.phi is not None)
    for name, properties in wanted.items():
        if not name.startswith(f"{FIELD}:") or "security classification" not in properties:
            continue
        home, _, field_name = name.partition(":")[2].partition(".")
        if field_name.endswith("__c"):
            yield from ((each, field_name) for each in (ACTIVITIES if home == ACTIVITY else (home,)))
