import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.runtime import engine as engine_module
from compiler.runtime.engine import Engine, EngineBug, EngineFull, Staged
from compiler.runtime.sealing import Sealer
from compiler.runtime.staging import BadRecord
from compiler.runtime.store import Store
from compiler.runtime.zones import UnknownZone, WrongTimeZones, version
from tests.runtime.sources import CANARY, COVER, PATIENT, TENANT, patients, record


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with Engine(tmp_path_factory.mktemp("engine") / "run", "200MB") as started:
        yield started


def aside(engine: Engine) -> list[tuple[object, ...]]:
    return engine.query(
        'SELECT source, position, rule FROM "$set_aside" WHERE object = ? ORDER BY 2', ["Patient"]
    )


def stage(engine: Engine, *records: bytes) -> Staged:
    return engine.stage(PATIENT, records)


# -- staging --------------------------------------------------------------------------------------


def test_a_table_has_its_columns_and_where_each_row_came_from(engine: Engine) -> None:
    stage(
        engine,
        b'{"id": 7, "last_name": "A &amp; B", "balance": 1.10}',
        b'{"id": "8", "last_name": "", "x": 1}',
    )
    result = engine.run('SELECT * FROM "Patient" ORDER BY "$position"')

    assert result.columns == ("id", "last_name", "balance", "updated", "$source", "$position", "$absent")
    assert list(result) == [
        ("7", "A & B", "1.10", None, "7", 1, ["updated"]),
        ("8", "", None, None, "8", 2, ["balance", "updated"]),
    ]


@pytest.mark.parametrize(
    "text", ["é😀\u200b\u202e", 'quote " backslash \\ newline \n tab \t', "\x7f\x85\u2028\ufeff", "'; --"]
)
def test_odd_texts_arrive_as_they_are(engine: Engine, text: str) -> None:
    stage(engine, record(id="1", last_name=text))

    assert engine.query('SELECT last_name FROM "Patient"') == [(text,)]


def test_nothing_staged_is_an_empty_table(engine: Engine) -> None:
    assert stage(engine) == Staged(arrived=0, rows=0, duplicates=0, older=0, undecided=0, keyless=0, broken=0)
    assert engine.query('SELECT count(*) FROM "Patient"') == [(0,)]


def test_staging_again_replaces_rows_and_what_was_set_aside(engine: Engine) -> None:
    stage(engine, b"{}", record(id=1))
    stage(engine, record(id=2))

    assert engine.query('SELECT "$source" FROM "Patient"') == [("2",)]
    assert aside(engine) == []


def test_a_record_that_is_none_stops_the_staging_by_position(engine: Engine) -> None:
    with pytest.raises(BadRecord, match="record 2 of Patient"):
        stage(engine, record(id=1), b"[]")


def test_the_tenant_is_a_table_of_one_row(engine: Engine) -> None:
    engine.stage(TENANT, [b'{"id": "acme", "name": "Acme"}'])

    assert engine.query('SELECT "$source", name FROM "Tenant"') == [("acme", "Acme")]


def test_a_composite_key_is_one_source(engine: Engine) -> None:
    engine.stage(COVER, [record(patient_id=1, carrier="Bupa"), record(patient_id=1, carrier="HCF")])

    assert engine.query('SELECT "$source" FROM "Cover" ORDER BY 1') == [("1|Bupa",), ("1|HCF",)]


def test_more_rows_than_one_batch(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine_module, "BATCH_ROWS", 7)
    stage(engine, *patients(50))

    assert engine.query('SELECT count(*), max("$position"), min(balance) FROM "Patient"') == [
        (50, 50, "1.10")
    ]


def test_long_rows_go_in_smaller_batches(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine_module, "BATCH_BYTES", 100)
    stage(engine, *(record(id=number, last_name="x" * 90) for number in range(5)))

    assert engine.query('SELECT count(*) FROM "Patient"') == [(5,)]


# -- what is set aside ----------------------------------------------------------------------------

EARLY, LATE = "2024-01-01 10:00:00", "2024-01-02 09:00:00"


def test_records_without_a_key_are_set_aside(engine: Engine) -> None:
    staged = stage(engine, b'{"last_name": "x"}', record(id=1), b'{"id": null}', b'{"id": ""}')

    assert aside(engine) == [(None, 1, "KEY105"), (None, 3, "KEY105"), (None, 4, "KEY105")]
    assert (staged.arrived, staged.rows, staged.keyless) == (4, 1, 3)


def test_an_identical_copy_is_skipped_and_the_first_kept(engine: Engine) -> None:
    stage(engine, b'{"id": 1, "last_name": "x"}', b'{"last_name":"x","unknown":5,"id":"1"}')

    assert engine.query('SELECT "$position" FROM "Patient"') == [(1,)]
    assert aside(engine) == [("1", 2, "KEY109")]


def test_the_newest_version_wins_and_older_ones_are_skipped(engine: Engine) -> None:
    early, late = record(id=1, last_name="x", updated=EARLY), record(id=1, last_name="y", updated=LATE)
    stage(engine, early, late, early, late)

    assert engine.query('SELECT last_name, "$position" FROM "Patient"') == [("y", 2)]
    assert aside(engine) == [("1", 1, "KEY111"), ("1", 3, "KEY109"), ("1", 4, "KEY109")]


@pytest.mark.parametrize(
    "times", [(EARLY, EARLY), (None, None), (EARLY, None), (LATE, "yesterday"), ("", LATE)]
)
def test_versions_of_which_none_is_the_newest_are_all_refused(
    engine: Engine, times: tuple[str | None, str | None]
) -> None:
    first, second = times
    stage(
        engine,
        record(id=1, last_name="x", updated=first),
        record(id=1, last_name="y", updated=second),
        record(id=2),
    )

    assert engine.query('SELECT "$source" FROM "Patient"') == [("2",)]
    assert aside(engine) == [("1", 1, "KEY110"), ("1", 2, "KEY110")]


def test_a_tie_of_the_newest_refuses_the_older_ones_too(engine: Engine) -> None:
    stage(
        engine,
        *(record(id=1, last_name=name, updated=at) for name, at in (("x", EARLY), ("y", LATE), ("z", LATE))),
    )

    assert [rule for _, _, rule in aside(engine)] == ["KEY110", "KEY110", "KEY110"]


def test_absent_and_null_are_different_contents(engine: Engine) -> None:
    stage(engine, b'{"id": 1}', b'{"id": 1, "last_name": null}')

    assert [rule for _, _, rule in aside(engine)] == ["KEY110", "KEY110"]


def test_a_broken_record_is_refused_at_its_column_with_all_its_versions(engine: Engine) -> None:
    staged = stage(engine, b'{"id": 1, "last_name": "a\\u0000b"}', record(id=1, last_name="ab"), record(id=2))

    assert engine.query(
        "SELECT source, rule, address FROM \"$set_aside\" WHERE object = 'Patient' ORDER BY position"
    ) == [
        ("1", "TYP101", "source.objects.Patient.fields.last_name"),
        ("1", "TYP101", "source.objects.Patient"),
    ]
    assert (staged.broken, staged.rows) == (2, 1)


def test_an_object_without_a_modified_time_decides_nothing(engine: Engine) -> None:
    engine.stage(
        COVER, [record(patient_id=1, carrier="B", status=status) for status in ("active", "inactive")]
    )

    assert engine.query("SELECT rule FROM \"$set_aside\" WHERE object = 'Cover'") == [
        ("KEY110",),
        ("KEY110",),
    ]


@dataclass(frozen=True, slots=True)
class Version:
    key: str | None
    name: str
    updated: int | None

    @property
    def json(self) -> bytes:
        at = None if self.updated is None else f"2024-01-0{self.updated} 00:00:00"
        return json.dumps({"id": self.key, "last_name": self.name, "updated": at}).encode()


VERSIONS = st.builds(
    Version,
    key=st.sampled_from(["1", "2", None]),
    name=st.sampled_from(["x", "y"]),
    updated=st.sampled_from([1, 2, None]),
)


@settings(max_examples=60, deadline=None)
@given(versions=st.lists(VERSIONS, max_size=7))
def test_every_record_has_a_row_or_a_reason_and_no_key_two_rows(
    engine: Engine, versions: list[Version]
) -> None:
    staged = stage(engine, *(version.json for version in versions))
    rows = engine.query('SELECT "$source", "$position" FROM "Patient"')
    positions = [position for _, position in rows] + [position for _, position, _ in aside(engine)]

    assert sorted(positions) == list(range(1, len(versions) + 1))  # type: ignore[type-var]
    assert len({source for source, _ in rows}) == len(rows) == staged.rows
    for key in ("1", "2"):
        contents = {(each.updated, each.name) for each in versions if each.key == key}
        times = [at for at, _ in contents]
        decided = len(contents) == 1 or (contents and None not in times and times.count(max(times)) == 1)  # type: ignore[type-var]
        assert [source for source, _ in rows].count(key) == (1 if decided else 0)


# -- the other tables -----------------------------------------------------------------------------


def test_decisions_and_zones_are_tables(engine: Engine) -> None:
    engine.decide({"zone": "Europe/Berlin", "a": "it's"})
    engine.zones(version(), ["Europe/Berlin"])
    noon = "TIMESTAMP '2024-07-01 12:00'"
    local = f'SELECT offset_seconds FROM "$zone" WHERE {noon} BETWEEN local_from AND local_until'

    assert engine.query('SELECT * FROM "$decision" ORDER BY name') == [
        ("a", "it's"),
        ("zone", "Europe/Berlin"),
    ]
    assert engine.query(local) == [(7200,)]
    assert [row[:2] for row in engine.query('DESCRIBE "$zone"')] == [
        ("zone", "VARCHAR"),
        ("utc_from", "TIMESTAMP"),
        ("utc_until", "TIMESTAMP"),
        ("local_from", "TIMESTAMP"),
        ("local_until", "TIMESTAMP"),
        ("offset_seconds", "BIGINT"),
    ]


def test_wrong_rules_and_unknown_zones_stop(engine: Engine) -> None:
    with pytest.raises(WrongTimeZones):
        engine.zones("1999.1", [])
    with pytest.raises(UnknownZone):
        engine.zones(version(), ["Nowhere"])


def test_the_tables_are_there_before_anything_is_said(tmp_path: Path) -> None:
    with Engine(tmp_path / "run") as fresh:
        for name in ("$decision", "$zone", "$set_aside"):
            assert fresh.query(f'SELECT * FROM "{name}"') == []


def test_a_table_of_ones_own_keeps_null_apart_from_empty(engine: Engine) -> None:
    engine.table('odd "name"', ("a", 'b"c'), [("x", None), ("", "1")])
    engine.table('odd "name"', ("a", 'b"c'), [("y", None), ("", "1")])

    assert engine.query('SELECT * FROM "odd ""name""" ORDER BY a DESC') == [("y", None), ("", "1")]


# -- running --------------------------------------------------------------------------------------


def test_rows_stream_while_other_statements_run(engine: Engine) -> None:
    result = engine.run("SELECT i FROM range(30000) r(i) ORDER BY i")
    first = next(result.rows)
    engine.query("CREATE OR REPLACE TABLE other AS SELECT 1 AS x")

    assert result.columns == ("i",)
    assert (first, sum(1 for _ in result)) == ((0,), 29_999)


def test_reasons_come_as_lists_of_fields(engine: Engine) -> None:
    shape = 'STRUCT("address" VARCHAR, "rule" VARCHAR)[]'
    sql = f"SELECT [{{'address': 'a', 'rule': 'r'}}]::{shape}, []::VARCHAR[]"

    assert list(engine.run(sql)) == [([{"address": "a", "rule": "r"}], [])]


def test_time_is_utc_whatever_the_machine_says(engine: Engine) -> None:
    noon = "TIMESTAMPTZ '2024-07-01 12:00:00+02'"

    assert list(engine.run(f"SELECT current_setting('TimeZone'), strftime({noon}, '%H')")) == [("UTC", "10")]


@pytest.mark.parametrize(
    "sql", ['SELECT CAST(last_name AS INTEGER) FROM "Patient"', 'SELECT error(last_name) FROM "Patient"']
)
def test_an_error_of_the_engine_is_a_bug_and_shows_no_value(engine: Engine, sql: str) -> None:
    stage(engine, *patients(3))
    for run in (engine.query, engine.run):
        with pytest.raises(EngineBug) as caught:
            list(run(sql))
        assert "this is a bug" in str(caught.value)
        assert CANARY not in str(caught.value)
        assert caught.value.__suppress_context__


def test_an_error_in_a_statement_says_where(engine: Engine) -> None:
    with pytest.raises(EngineBug, match="nosuch"):
        engine.query('SELECT nosuch FROM "Patient"')
    with pytest.raises(EngineBug):
        engine.run("SELEC 1")


@pytest.mark.parametrize(
    "sql",
    [
        "COPY (SELECT 1) TO '/tmp/crosswalk-test.csv'",
        "SELECT * FROM read_csv('/etc/hostname')",
        "ATTACH '/tmp/crosswalk-test.db'",
        "SET memory_limit = '90GB'",
        "SET enable_external_access = true",
        "INSTALL spatial",
    ],
)
def test_sql_reaches_no_file_no_network_and_no_setting(engine: Engine, sql: str) -> None:
    with pytest.raises((EngineBug, EngineFull)):
        engine.query(sql)


# -- spilling -------------------------------------------------------------------------------------

BIG = "SELECT i, repeat(md5(i::VARCHAR), 4) || '{canary}' AS text FROM range(400000) r(i)"


def spilled(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_what_is_spilled_is_encrypted_private_and_gone_afterwards(tmp_path: Path) -> None:
    folder = tmp_path / "run"
    with Engine(folder, "60MB") as engine:
        engine.query(f"CREATE TABLE big AS {BIG.format(canary=CANARY)}")
        result = engine.run("SELECT * FROM big ORDER BY text, i")
        next(result.rows)
        files = spilled(folder)
        plain = [path.name for path in files if CANARY.encode() in path.read_bytes()]

        assert engine.spills
        assert sum(path.stat().st_size for path in files) > 10_000_000
        assert plain == []
        assert {path.parent.stat().st_mode & 0o777 for path in files} == {0o700}
        assert sum(1 for _ in result) == 399_999
    assert spilled(folder) == []


def test_without_the_cipher_nothing_is_spilled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine_module, "_CIPHER", "no_such_package")
    folder = tmp_path / "run"
    with Engine(folder, "60MB") as engine:
        assert not engine.spills
        with pytest.raises(EngineFull, match="more memory"):
            engine.query(f"CREATE TABLE big AS {BIG.format(canary=CANARY)} ORDER BY text")
        assert spilled(folder) == []


def test_two_engines_do_not_share_their_files(tmp_path: Path) -> None:
    with Engine(tmp_path / "run") as one, Engine(tmp_path / "run") as two:
        one.query("CREATE TABLE t AS SELECT 1 AS x")
        with pytest.raises(EngineBug):
            two.query("SELECT * FROM t")
        folders = list((tmp_path / "run" / "spill").iterdir())
        assert len(folders) == 2


def test_what_a_dead_process_spilled_is_gone_when_the_run_is_taken_up(tmp_path: Path) -> None:
    left = tmp_path / "run" / "spill" / "4194303-left"
    left.mkdir(parents=True, mode=0o700)
    (tmp_path / "run").chmod(0o700)
    (left / "block.tmp").write_bytes(b"x")

    Store.open(tmp_path / "run", Sealer(b"k" * 32)).close()

    assert list((tmp_path / "run" / "spill").iterdir()) == []
