"""A small practice whose notes hold answers and images inside them, and care that is made of the answers."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from compiler.model.plan import Inside, StagedColumn, StagedTable
from tests.runtime.plans import TABLES, written
from tests.runtime.routes import link, load, select
from tests.runtime.world import Row, World, make_world

CARE_SQL = (
    'SELECT patient_id, count(*) AS answers, patient_id AS "$source", '
    'row_number() OVER (ORDER BY patient_id) AS "$position", CAST([] AS VARCHAR[]) AS "$absent", '
    'CAST(NULL AS VARCHAR) AS "$broken" '
    'FROM "Answer" WHERE patient_id IS NOT NULL GROUP BY patient_id'
)


def inside(name: str, path: str, key: str, what: str, *columns: tuple[str, tuple[str, ...]]) -> StagedTable:
    return StagedTable(
        object=name,
        channel="inside",
        evidence="documented",
        key=("note", key),
        inside=Inside(object="Sheet", path=(path,), what="images" if what == "images" else "members"),
        content="src" if what == "images" else None,
        columns=tuple(StagedColumn(name=column, path=where, type="text") for column, where in columns),
    )


SHEET = StagedTable(
    object="Sheet",
    channel="api",
    evidence="documented",
    key=("id",),
    modified="updated",
    columns=tuple(
        StagedColumn(name=name, path=(name,), type=kind)
        for name, kind in (("id", "id"), ("patient_id", "id"), ("updated", "datetime"))
    ),
)
ANSWER = inside(
    "Answer",
    "answers",
    "question",
    "members",
    ("note", ("^", "id")),
    ("question", ("question",)),
    ("label", ("label",)),
    ("value", ("value",)),
    ("patient_id", ("^", "patient_id")),
)
IMAGE = inside(
    "Image",
    "html",
    "place",
    "images",
    ("note", ("^", "id")),
    ("place", ("#",)),
    ("src", ("src",)),
    ("alt", ("alt",)),
)

ROUTES = {
    "answer": (
        load(
            "answer",
            "Answer",
            "Answer__c",
            "upsert",
            ("Value__c",),
            links=(link("Patient__c", ("patient",), ("Patient__r.Migration_Key__c",), route="answer"),),
        ),
        select("Answer", {"Value__c": '"value"'}, {"Patient__c": "'ph:Patient:' || \"patient_id\""}),
    ),
    "care": (
        load("care", "Care", "Care__c", "upsert", ("Answers__c",)),
        select("Care", {"Answers__c": '"answers"'}),
    ),
    "image": (
        load(
            "image",
            "Image",
            "ContentVersion",
            "file",
            ("Title", "PathOnClient"),
            links=(link("FirstPublishLocationId", ("patient",), by_id=True, route="image"),),
        ),
        select(
            "Image",
            {"Title": '"alt"', "PathOnClient": "'image.png'"},
            {"FirstPublishLocationId": "'ph:Patient:1'"},
        ),
    ),
}  # fmt: skip


def notes_world(folder: Path, sheets: Sequence[Row], **more: object) -> World:
    """A world with patients, and sheets that hold answers and images."""
    practice: Mapping[str, Sequence[Row]] = {
        "Patient": [{"id": 1, "last_name": "Ng"}, {"id": 2, "last_name": ""}],
        "Sheet": sheets,
    }
    world = make_world(folder, practice, "account", "patient", also=("Sheet",))
    generated = folder / "generated"
    loads = tuple(
        msgspec.structs.replace(one, sql=written(generated, f"sql/{name}.sql", sql), wave=9)
        for name, (one, sql) in ROUTES.items()
    )
    care = StagedTable(
        object="Care",
        channel="made",
        evidence="documented",
        key=("patient_id",),
        sql=written(generated, "sql/rows_Care.sql", CARE_SQL),
        columns=tuple(
            StagedColumn(name=name, path=(name,), type="text") for name in ("patient_id", "answers")
        ),
    )
    own = [table for table in TABLES if table.object in ("Patient", "Tenant")]
    tables = sorted((*own, SHEET, ANSWER, IMAGE, care), key=lambda each: each.object)
    world.plan = msgspec.structs.replace(
        world.plan, loads=(*world.plan.loads, *loads), tables=tuple(tables), **more
    )
    return world
