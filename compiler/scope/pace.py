"""How fast things go: what the runner does, which is known, and what a destination does, which is assumed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """The runner's own settings, and assumptions that only a run of one's own replaces by what it measures.

    A job holds `chunk_rows` rows; it is asked about after `poll_seconds`, then after `slower` times as long
    each time, at most `poll_seconds_most`. `keys_at_once` is how many keys fit into one query for records,
    `files_at_once` how many files are looked for before they are stored. The rest is assumed: rows that a
    destination takes in a second, megabytes that travel in one, what a file takes besides, and how large one
    is. `runs` is how often everything moves, and `people_days` are working days for what only people do
    between the first deployment and the last change.
    """

    chunk_rows: int = 10_000
    poll_seconds: float = 5.0
    poll_seconds_most: float = 300.0
    slower: float = 1.5
    keys_at_once: int = 100
    files_at_once: int = 200
    rows_a_second: int = 50
    megabytes_a_second: float = 2.5
    file_seconds: float = 2.0
    file_mb: float = 0.5
    runs: int = 3
    people_days: int = 4

    def polls(self, rows: int) -> int:
        """Return how often a job of so many rows is asked about, the last time when it is done."""
        left, pause, asked = rows / self.rows_a_second, self.poll_seconds, 1
        while left > 0:
            left, asked = left - pause, asked + 1
            pause = min(pause * self.slower, self.poll_seconds_most)
        return asked

    @property
    def assumptions(self) -> tuple[str, ...]:
        """Say what is assumed, in sentences."""
        return (
            f"the destination takes {self.rows_a_second} rows a second, and nothing else loads at that time; "
            "no maker promises a figure, and no sample measures yours yet: the run into a sandbox org does",
            "every answer of the source comes before the next request is due, and no request is repeated",
            f"a file has {self.file_mb:g} MB where nobody says more and takes {self.file_seconds:g} seconds "
            f"beside its bytes, which travel at {self.megabytes_a_second:g} MB a second, in and out again",
            f"a job holds {self.chunk_rows:,} rows; rows of more than 9 KB on average need more jobs",
            "the destination is empty of earlier loads, and within a run no row is sent twice",
            f"everything moves {self.runs} times, each time in full: into a sandbox org, into production, "
            "and once more for late changes, because no run asks only for what changed",
            f"people need {self.people_days} working days: a day each for deployment and users, for the "
            "report, for patients that are compared by hand, and for the day itself",
            "not in the days: agreements, files that the source's support has to export, answers that "
            "somebody has to find, and automations that are built again; the runbook says what these take",
        )
