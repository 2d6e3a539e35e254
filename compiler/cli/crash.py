"""The last line of defence: what reaches the screen when something breaks that should not."""

import sys

import click

USAGE, BUG = 2, 70
INTERRUPTED = 130


def guard(command: click.Command) -> int:
    """Run a command and return its exit code.

    An unexpected exception prints its type and the places in our own code, never its text or any variable:
    those can hold patient data.
    """
    try:
        command.main(prog_name="crosswalk", standalone_mode=False)
    except _folder_problem() as problem:
        click.echo(str(problem), err=True)
        return USAGE
    except click.ClickException as refused:
        refused.show()
        return refused.exit_code
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("\nStopped. Nothing is lost: run the same command again to go on.", err=True)
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the one place where everything ends
        _report(error)
        return BUG
    return 0


def _folder_problem() -> type[Exception]:
    """Import what a workspace raises only once something was raised: `--help` must stay quick."""
    from compiler.workspace.names import FolderProblem

    return FolderProblem


def _report(error: Exception) -> None:
    import hashlib
    import traceback

    frames = traceback.extract_tb(sys.exc_info()[2])
    places = [f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno} {frame.name}" for frame in frames]
    crash = hashlib.sha256("\n".join(places).encode()).hexdigest()[:8]
    click.echo(f"This is a bug in crosswalk ({type(error).__name__}, crash {crash}).", err=True)
    for place in places[-6:]:
        click.echo(f"  at {place}", err=True)
    click.echo(
        "Nothing that was recorded is lost. Please report the lines above; they hold no data.", err=True
    )
