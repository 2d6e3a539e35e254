"""A folder of specs: found, read, made, and what is generated from it written."""

import os
import shutil
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from compiler.workspace import generated
from compiler.workspace.generated import Changes
from compiler.workspace.names import FolderProblem, check_name

LARGEST_FILE = 2_000_000  # bytes; the reader of specs refuses what is larger, so no more is read
MOST_FILES = 2_000
INDEX = "index.html"
# Folders of specs that `init` copies.
SHARED = ("platforms", "pairs", "orgs", "inventories", "tests", "schemas")

_README = """\
# Migrations

Made by `crosswalk init`. What is here is yours to change; keep it in version control.

| folder | what |
| --- | --- |
| `specs/platforms/` | what each platform holds, one file for each |
| `specs/pairs/` | how one platform's objects land in another's |
| `specs/orgs/` | one customer's answers, and what differs for that customer |
| `specs/tests/` | rows that are given, and what must become of them |
| `specs/schemas/` | the shape of these files, for editors |
| `generated/` | what `crosswalk compile` writes; commit it, for it is what people review and a run executes |
| `runs/` | migrations under way: patient data, never in version control |

    crosswalk check PAIR      what is wrong, and where
    crosswalk test PAIR       the examples of specs/tests
    crosswalk compile PAIR    write generated/PAIR
"""
_GITIGNORE = "runs/\n.crosswalk/\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """A folder of specs, the templates of the tool, and the root below which files are generated."""

    root: Path
    specs: Path
    template_folder: Path

    def texts(self) -> dict[str, str]:
        """Return the text of every YAML file below specs/ by its path, such as `specs/pairs/a-b.yaml`.

        Bytes that are not UTF-8 come as `surrogateescape` leaves them, and of a file that is too large only
        its beginning comes; the reader reports both. Raises FolderProblem for links that lead out of specs/
        and for names that end in `.yml`.
        """
        found = {}
        for path in _files(self.specs):
            name = f"specs/{path.relative_to(self.specs).as_posix()}"
            if path.suffix == ".yml":
                raise FolderProblem(f"{name} would be overlooked: specs end in .yaml, rename it")
            if path.suffix == ".yaml":
                found[name] = _read(path)
        if len(found) > MOST_FILES:
            raise FolderProblem(f"{self.specs} holds more than {MOST_FILES:,} specs; move some away")
        return found

    def templates(self) -> dict[str, str]:
        """Return the text of every template by its path below templates/; they ship with the tool only."""
        folder = self.template_folder
        return {path.relative_to(folder).as_posix(): _read(path) for path in _files(folder)}

    def compare(self, folder_name: str, artifacts: Mapping[str, str | bytes]) -> Changes:
        """Return how generated/<folder_name> differs from what it should hold."""
        return generated.compare(self._folder(folder_name), artifacts)

    def write(self, folder_name: str, artifacts: Mapping[str, str | bytes]) -> Changes:
        """Bring generated/<folder_name> up to date and return what changed.

        Raises FolderProblem for a name that would leave the folder, and where something is in the way.
        """
        return generated.write(self._folder(folder_name), artifacts)

    def compiled(self) -> tuple[str, ...]:
        """Return the folders below generated/ that hold a compiled pair, in the order of names."""
        return tuple(sorted(path.parent.name for path in (self.root / "generated").glob("*/manifest.json")))

    def manifests(self) -> dict[str, str]:
        """Return the text of every `manifest.json` below generated/, by the name of its folder."""
        return {
            name: (self._folder(name) / "manifest.json").read_text(encoding="utf-8", errors="replace")
            for name in self.compiled()
        }

    def index_differs(self, text: str) -> bool:
        """Tell whether generated/index.html, the list of all compiled pairs, is anything but this text."""
        path = self.root / "generated" / INDEX
        return not path.is_file() or _read(path) != text

    def write_index(self, text: str) -> None:
        """Write generated/index.html; raises FolderProblem where something is in the way."""
        self._folder(INDEX)
        generated.save(self.root / "generated", INDEX, text)

    def write_spec(self, name: str, text: str) -> None:
        """Write one file below specs/, such as `specs/orgs/acme.confirmations.yaml`.

        Raises FolderProblem for the specs that ship with the tool, and where something is in the way.
        """
        if self.specs != self.root / "specs":
            raise FolderProblem(
                "these are the specs that ship with the tool; make your own first: crosswalk init"
            )
        check_name(name)
        generated.save(self.root, name, text)

    def _folder(self, name: str) -> Path:
        check_name(name)
        folder = self.root / "generated" / name
        for path in (folder, *folder.parents):
            if path != self.root and path.is_relative_to(self.root) and path.is_symlink():
                raise FolderProblem(
                    f"{path} is a link; generated files are written to real folders, remove it"
                )
        return folder


def find(start: Path | None) -> Workspace:
    """Return the workspace around a folder (by default the current one), or else the shipped specs.

    A workspace is a folder with specs/pairs. With the shipped specs, files are generated below `start`.
    """
    here = (start or Path.cwd()).absolute()
    shipped = _shipped()
    for folder in (here, *here.parents):
        if (folder / "specs" / "pairs").is_dir():
            return Workspace(root=folder, specs=folder / "specs", template_folder=shipped / "templates")
    return Workspace(root=here, specs=shipped / "specs", template_folder=shipped / "templates")


def init(folder: Path) -> None:
    """Make a workspace of one's own, with copies of the shipped specs.

    Raises FolderProblem where there is one already, or where nothing can be written.
    """
    specs = folder / "specs"
    if specs.exists() or specs.is_symlink():
        raise FolderProblem(f"{specs} exists already; choose another folder")
    shipped = _shipped() / "specs"
    try:
        for path in _files(shipped):
            name = path.relative_to(shipped)
            if name.parts[0] in SHARED:
                (specs / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, specs / name)
        for file, text in (("README.md", _README), (".gitignore", _GITIGNORE)):
            if not (folder / file).exists():
                (folder / file).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise FolderProblem(f"{folder} cannot be written ({error.strerror}); choose another") from None


def _shipped() -> Path:
    """Return the folder with the specs and templates of the tool: inside a wheel, else its repository."""
    package = Path(__file__).parents[1]
    return package / "_shipped" if (package / "_shipped" / "specs").is_dir() else package.parent


def _files(folder: Path) -> Iterator[Path]:
    """Yield every regular file below a folder, sorted; hidden ones are left out, stray links refused."""
    for place, folders, names in os.walk(folder, followlinks=False, onerror=_refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in (*folders, *sorted(names)):
            path = Path(place, name)
            if path.is_symlink() and not _leads_inside(path, folder):
                raise FolderProblem(f"{path} is a link that leads out of {folder}; put the file itself there")
            if name in names and not name.startswith(".") and stat.S_ISREG(path.stat().st_mode):
                yield path


def _leads_inside(link: Path, folder: Path) -> bool:
    """Tell whether a link leads to a file of the same folder; links to folders would be passed over."""
    try:
        target = link.resolve(strict=True)
    except (OSError, RuntimeError):  # nothing there, or a circle
        return False
    return target.is_file() and target.is_relative_to(folder.resolve())


def _refuse(error: OSError) -> None:
    raise FolderProblem(f"{error.filename} cannot be read ({error.strerror})") from error


def _read(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise FolderProblem(f"{path} cannot be read ({error.strerror})") from None
    return content.decode("utf-8", "surrogateescape")
