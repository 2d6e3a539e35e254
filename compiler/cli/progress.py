"""Progress for people: bars on a terminal, plain lines elsewhere. Names and counts only."""

import sys
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars


class TerminalProgress:
    """A bar for each stretch of work; used as a context manager, so that the last bar is closed."""

    def __init__(self) -> None:
        self._console = Console(stderr=True, highlight=False)
        self._bars = Bars(
            TextColumn("{task.description:<42}"),
            BarColumn(bar_width=24),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=self._console,
            transient=False,
        )
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> Self:
        self._bars.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bars.stop()

    def start(self, phase: str, what: str, total: int | None) -> None:
        """Begin a bar; a stretch that begins again starts its bar over."""
        if what in self._tasks:
            self._bars.remove_task(self._tasks[what])
        self._tasks[what] = self._bars.add_task(f"{phase:<10} {what}", total=total)

    def advance(self, what: str, done: int) -> None:
        """Move a bar."""
        if what in self._tasks:
            self._bars.advance(self._tasks[what], done)

    def finish(self, what: str) -> None:
        """Fill a bar to its end."""
        task = self._tasks.pop(what, None)
        if task is not None:
            shown = next(one for one in self._bars.tasks if one.id == task)
            self._bars.update(task, total=shown.completed, completed=shown.completed)

    def note(self, text: str) -> None:
        """Write one sentence above the bars."""
        self._console.print(text, markup=False)


class LineProgress:
    """One line when a stretch begins and one when it ends, for logs and pipes."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass

    def __init__(self) -> None:
        self._done: dict[str, int] = {}

    def start(self, phase: str, what: str, total: int | None) -> None:
        """Begin to count."""
        self._done[what] = 0

    def advance(self, what: str, done: int) -> None:
        """Count."""
        self._done[what] = self._done.get(what, 0) + done

    def finish(self, what: str) -> None:
        """Write how many there were."""
        sys.stderr.write(f"  {what}: {self._done.pop(what, 0)}\n")

    def note(self, text: str) -> None:
        """Write one sentence."""
        sys.stderr.write(f"{text}\n")


def progress() -> TerminalProgress | LineProgress:
    """Choose bars for a terminal and lines for everything else."""
    return TerminalProgress() if sys.stderr.isatty() else LineProgress()
