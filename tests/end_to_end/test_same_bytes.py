"""What is sent depends on the source alone: not on hash seeds, the time zone, the locale, or the day."""

import re
from pathlib import Path

from tests.end_to_end.conftest import Undisturbed
from tests.end_to_end.rig import Rig, rig

ELSEWHERE = {
    "PYTHONHASHSEED": "4242",
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "tr_TR.UTF-8",
    "LANG": "tr_TR.UTF-8",
}


def _sent(one: Rig) -> list[tuple[str, str]]:
    """Every upload of rows and of files in its order: where it went, ids aside, and the hash of its bytes."""
    calls = [
        (f"{call['method']} {re.sub('/750[A-Za-z0-9]{15}', '/JOB', call['path'])}", call["sha256"])
        for call in one.org.requests()
    ]
    return [
        call for call in calls if call[0].endswith(("PUT /JOB/batches", "/ContentVersion", "/JOB/batches"))
    ]


def test_two_rehearsals_send_the_same_bytes(
    tmp_path: Path, practice: Path, generated: Path, undisturbed: Undisturbed
) -> None:
    with rig(tmp_path / "rehearsal", practice, generated) as one:
        step = one.run(**ELSEWHERE)
        assert (step["phase"], step["state"]) == ("report", "done"), step
        sent = _sent(one)

        assert sent == _sent(undisturbed.rig)
        assert one.table() == undisturbed.table

    wheres = {where.rpartition("/")[2] for where, _ in sent}
    assert wheres == {"batches", "ContentVersion"}
    assert len({sha256 for _, sha256 in sent}) > len(sent) // 2
