"""The verbs that look after the text of specs: their layout, and an editor's questions about them."""

import difflib
import importlib.util
import os
import shutil
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import click

from compiler.cli.show import show_findings

FINDINGS, DIFFERENCES = 1, 4


@click.command("fmt")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
@click.option("--check", "compare", is_flag=True, help="Write nothing; show what would change and exit 4.")
def fmt_command(paths: tuple[Path, ...], compare: bool) -> None:
    """Lay specs out alike: PATHS, files or folders, or else every spec of the workspace.

    Sections come in the order of their kind, two blanks a level. Values, comments, quotes and blank lines
    stay; text in braces that is prose becomes a block. A file that cannot be read is left alone.

    \b
    Examples:
      crosswalk fmt
      crosswalk fmt specs/pairs --check
    """
    files = tuple(_specs(paths))
    if not files:
        raise click.UsageError("there is no .yaml file here; name a file or a folder")
    refused, differ = False, False
    for file in files:
        made = _formatted(file)
        refused |= made is None
        if made is None or made == _read(file):
            continue
        differ = True
        if compare:
            _show_difference(file, made)
        else:
            _write(file, made)
            click.echo(f"Laid out {file}.")
    sys.exit(FINDINGS if refused else DIFFERENCES if compare and differ else 0)


def _specs(paths: tuple[Path, ...]) -> Iterator[Path]:
    """Yield the files to lay out, in order; the shipped specs of an installed tool are nobody's to change."""
    for path in paths or (_own_specs(),):
        if path.is_dir():
            found = (file for file in path.rglob("*.yaml") if not _hidden(file.relative_to(path)))
            yield from sorted(file for file in found if file.is_file())
        else:
            yield path


def _own_specs() -> Path:
    from compiler import workspace

    place = workspace.find(None)
    if place.specs != place.root / "specs":
        raise click.UsageError("this is no workspace; name files, or begin with 'crosswalk init'")
    return Path(os.path.relpath(place.specs))


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _formatted(file: Path) -> str | None:
    """Return a file in its canonical form, None after showing why it has none."""
    from compiler.diagnostics.diagnostic import Diagnostics
    from compiler.formatting import Unformattable, format_spec
    from compiler.source.sources import Sources

    text, diags = _read(file), Diagnostics()
    try:
        made = format_spec(str(file), text, diags)
    except Unformattable as problem:
        click.echo(f"{problem}. Please report it.", err=True)
        return None
    if made is None:
        show_findings(diags, Sources.of({str(file): text}), "human", str(file))
    return made


def _read(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8", "surrogateescape")
    except OSError as error:
        raise click.UsageError(f"{file} cannot be read ({error.strerror})") from None


def _write(file: Path, text: str) -> None:
    """Replace a file whole, so that an interruption leaves the old one; a link keeps leading to it."""
    real = file.resolve()
    partial = real.with_name(f".{real.name}.partial")
    try:
        partial.write_bytes(text.encode("utf-8"))
        shutil.copymode(real, partial)
        os.replace(partial, real)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise click.UsageError(f"{file} cannot be written ({error.strerror})") from None


def _show_difference(file: Path, made: str) -> None:
    before, after = _read(file).splitlines(keepends=True), made.splitlines(keepends=True)
    for line in difflib.unified_diff(before, after, str(file), f"{file} (laid out)"):
        click.echo(line if line.endswith("\n") else f"{line}\n", nl=False)


@click.command("lsp")
def lsp_command() -> None:
    """Answer an editor's questions about specs: findings, what a name means, where it is, what fits.

    Speaks the Language Server Protocol over stdin and stdout, so it is started by an editor. Needs an extra:

    \b
      pip install 'crosswalk[lsp]'
    """
    if any(importlib.util.find_spec(name) is None for name in ("pygls", "lsprotocol")):
        raise click.UsageError("the language server needs pygls: pip install 'crosswalk[lsp]'")
    from compiler import workspace
    from compiler.lsp.server import serve

    serve(workspace.find, version("tzdata"), version("crosswalk"))
