"""The generated files that a run executes: read only if they are byte for byte what the plan names."""

import hashlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import msgspec

from compiler.model.plan import Plan, Text, plan_to_json
from compiler.runtime.context import Context
from compiler.runtime.stops import RunStop


class NotReviewed(RunStop):
    """A generated file is missing or is not the one that the plan was compiled with."""


def read(folder: Path, text: Text) -> bytes:
    """Return the bytes of a generated file; raises NotReviewed."""
    parts = PurePosixPath(text.path).parts
    if not parts or PurePosixPath(text.path).is_absolute() or ".." in parts:
        raise NotReviewed(
            f"the plan names {text.path}, which is not below the generated folder; compile again"
        )
    try:
        content = folder.joinpath(*parts).read_bytes()
    except OSError:
        raise NotReviewed(f"{text.path} is not in {folder}; compile again and review the change") from None
    if hashlib.sha256(content).hexdigest() != text.sha256:
        raise NotReviewed(
            f"{text.path} was changed after the plan was made; compile again and review the change"
        )
    return content


def sql(context: Context, text: Text) -> str:
    """Return a statement that the plan names; raises NotReviewed."""
    return read(context.folders.generated, text).decode()


def metadata(context: Context) -> dict[str, bytes]:
    """Return the deployable project: path below its root → bytes; raises NotReviewed."""
    destination = context.plan.destination
    root = PurePosixPath(destination.metadata_root)
    return {
        _below(root, text.path): read(context.folders.generated, _rooted(root, text))
        for text in destination.metadata
    }


def check_plan(plan: Plan) -> None:
    """Raise NotReviewed unless a plan is the one that its digest was made of."""
    whole = plan_to_json(msgspec.structs.replace(plan, digest=""))
    if hashlib.sha256(whole.encode()).hexdigest() != plan.digest:
        raise NotReviewed("plan.json was changed after it was compiled; compile again and review the change")


def check(context: Context) -> None:
    """Check every file that the plan names; raises NotReviewed for the first that differs."""
    for text in statements(context.plan):
        read(context.folders.generated, text)
    metadata(context)


def statements(plan: Plan) -> Iterator[Text]:
    """Yield every statement of a plan."""
    yield from (load.sql for load in plan.loads)
    yield from (split.sql for split in plan.splits)
    yield from (table.sql for table in plan.tables if table.sql is not None)


def _rooted(root: PurePosixPath, text: Text) -> Text:
    return Text(path=str(root / _below(root, text.path)), sha256=text.sha256)


def _below(root: PurePosixPath, path: str) -> str:
    """Name a file below the project's root, whether the plan names it with the root or without."""
    whole = PurePosixPath(path)
    return str(whole.relative_to(root)) if whole.is_relative_to(root) else path
