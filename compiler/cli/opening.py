"""Opens a run for a verb, with what it is to reach; what stops it is said with the exit code of its kind."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from compiler.cli.following import Asked, stop

if TYPE_CHECKING:
    from compiler.runtime.context import Context

DECIDES, STOPPED, OUTSIDE = 3, 5, 6

REHEARSAL = click.option(
    "--rehearsal",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Run against the sandbox of this rehearsal folder instead of the real systems.",
)
JSON = click.option("--json", "as_json", is_flag=True, help="Write the result as one JSON object.")


@contextmanager
def opening(asked: Asked, reached: Literal["run", "destination", "nothing"]) -> Iterator["Context"]:
    """Open a run with what is to be reached; exits where it cannot be, or stops on the way."""
    from compiler.cli import connect
    from compiler.cli.progress import progress
    from compiler.runtime.ports import OutsideError
    from compiler.runtime.stops import Blocked, RunStop

    doors = {
        "run": connect.opened,
        "destination": connect.opened_for_destination,
        "nothing": connect.opened_for_reading,
    }
    try:
        spot = connect.spot_of(asked.address, asked.exports, asked.rehearsal)
        plan = connect.read_plan(spot.folders.generated, asked.address)
        with progress() as bars, doors[reached](plan, spot, bars) as context:
            yield context
    except Blocked as error:
        stop(f"{error}\nNext: {asked.repeated(error.command)}", DECIDES, asked)
    except RunStop as error:
        stop(str(error), STOPPED, asked)
    except OutsideError as error:
        stop(str(error), OUTSIDE, asked)
