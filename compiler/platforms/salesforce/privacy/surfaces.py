"""Where Salesforce shows data that no field permission guards, or copies it to."""

from compiler.model.program import Program
from compiler.platforms.component import Component
from compiler.platforms.lineage import Fillings, class_of
from compiler.platforms.privacy import Surface, written
from compiler.platforms.salesforce.privacy.components import reading

_ACTIVITIES = ("Event", "Task")


def surfaces(program: Program, components: tuple[Component, ...], ways: Fillings) -> tuple[Surface, ...]:
    """List the places, with the objects of this pair that hold classed data."""
    held = tuple(
        target.name
        for target in written(program)
        if any(class_of(target, name, ways) != "none" for name in target.fields)
    )
    activities = tuple(name for name in held if name in _ACTIVITIES)
    files = tuple(name for name in held if name == "ContentVersion")
    fixed = (*_shown(held, components), *_told(held))
    found = (*_of_activities(activities), *_of_files(files), *fixed)
    return tuple(one for one in found if one.objects)


def _of_activities(names: tuple[str, ...]) -> tuple[Surface, ...]:
    return (
        Surface(
            name="Subjects, places and descriptions of activities",
            check="timelines, calendars, to-do lists and notifications show only what reception may read",
            project="a subject that would show clinical data is refused when the pair is checked (PHI106)",
            objects=names,
        ),
        Surface(
            name="Calendar synchronisation",
            check="no connector copies visits into mailboxes that no agreement about patient data covers",
            project="nothing is connected by the project",
            objects=names,
        ),
    )


def _of_files(names: tuple[str, ...]) -> tuple[Surface, ...]:
    return (
        Surface(
            name="Titles and names of files",
            check="searches, feeds and downloads show them: a file is open to readers of its record alone",
            project="files are linked to their record; field permissions do not guard a file",
            objects=names,
        ),
    )


def _shown(names: tuple[str, ...], components: tuple[Component, ...]) -> tuple[Surface, ...]:
    shown = reading(components).shown
    lists = {place for places in shown.values() for place in places} - {"page layout"}
    feeds = "no new field posts its changes to a feed"
    return (
        Surface(
            name="Names of records",
            check="lookups, recent items and the recycle bin show them: no patient's name in a child record",
            project="new objects are numbered or named as the pair says, which the mapping lists",
            objects=names,
        ),
        Surface(
            name="Compact layouts, list views and search results",
            check="hovers, mobile headers and lists show no field with a class",
            project=f"the project makes {', '.join(sorted(lists))} of its own" if lists else "none are made",
            objects=names,
        ),
        Surface(
            name="Feeds", check="feed tracking is off on objects with patients", project=feeds, objects=names
        ),
        Surface(
            name="History tables",
            check="whoever reads the record reads its history related list too, within field permissions",
            project="the column history of the table above says which fields",
            objects=names,
        ),
    )


def _told(names: tuple[str, ...]) -> tuple[Surface, ...]:
    nothing = "not part of the project"
    listed = (
        ("Reports, dashboards and export", "folders are shared by group, and Export Reports is given to few"),
        ("Mail templates and alerts", "no merge field holds a class; mail leaves the platform"),
        ("Errors of flows", "their mails quote the values of fields: send them to one guarded address"),
        ("Debug logs", "they hold values; trace flags are set for a purpose and end"),
        ("Mobile and offline use", "which objects are cached on telephones, and who may lose one"),
        ("Sites and guest users", "guests and portal users have no permission on these objects"),
        (
            "Copies: sandboxes, exports, backups",
            "each copy is covered by an agreement, or its data is masked",
        ),
        (
            "Assistants and predictions",
            "which features read these fields, and whether an agreement covers them",
        ),
    )
    return tuple(Surface(name=name, check=check, project=nothing, objects=names) for name, check in listed)
