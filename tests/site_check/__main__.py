"""`python -m tests.site_check FOLDER`: write the sites below FOLDER, and let a browser look at every page.

FOLDER holds playwright-core and axe-core (`make site-check` puts them there); the browser is the Chromium on
the path. Screenshots and printed pages are left in FOLDER/seen.
"""

import shutil
import subprocess
import sys
from pathlib import Path

from compiler.emitters.site.pairs import pairs_page
from compiler.emitters.templates import Templates
from compiler.model.manifest import manifest_from_json
from compiler.pipeline import compile_pair
from compiler.workspace.generated import write
from tests.workspace import TZDATA, shipped, shipped_pairs, shipped_templates

SCRIPTS = ("browser.mjs", "looking.mjs", "printing.mjs", "searching.mjs")


def main(folder: Path) -> int:
    """Write the pages and look at them; return what the browser found to complain about, as an exit code."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    node = shutil.which("node")
    if browser is None or node is None:
        sys.stderr.write("site-check needs chromium and node on the path\n")
        return 2
    pages = folder / "pages"
    write_pages(pages)
    for name in SCRIPTS:
        shutil.copyfile(Path(__file__).parent / name, folder / name)
    command = [node, str(folder / "browser.mjs"), browser, str(pages), str(folder / "seen")]
    return subprocess.run(command, check=False).returncode


def write_pages(folder: Path) -> None:
    """Write what compiling the shipped pairs writes, and the list of them."""
    texts, templates, manifests = shipped(), shipped_templates(), {}
    for pair in shipped_pairs():
        made = compile_pair(texts, templates, pair, None, TZDATA)
        if made.artifacts is None:
            raise SystemExit(f"{pair} does not compile")
        write(folder / pair, made.files)
        manifests[pair] = manifest_from_json(made.artifacts["manifest.json"])
    listed = pairs_page(Templates(templates), manifests, ())
    (folder / "index.html").write_text(listed, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).absolute()))
