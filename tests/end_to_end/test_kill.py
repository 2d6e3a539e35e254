"""A run that is killed again and again ends as one that nothing disturbed."""

from pathlib import Path

from tests.end_to_end.conftest import Undisturbed
from tests.end_to_end.killing import kill_often
from tests.end_to_end.rig import rig

SEED = 20240310
KILLS = 10


def test_a_run_killed_ten_times_while_reading_and_ten_times_while_loading_ends_like_any_other(
    tmp_path: Path, practice: Path, generated: Path, undisturbed: Undisturbed
) -> None:
    with rig(tmp_path / "rehearsal", practice, generated) as one:
        kills = kill_often(one, SEED, KILLS)
        assert [kill.phase for kill in kills] == ["extract"] * KILLS + ["load"] * KILLS
        one.run_until_finished()

        assert one.table() == undisturbed.table
        assert one.org.content() == undisturbed.content
        assert one.org.open_jobs() == []
