"""The house rules, held over the syntax trees: who may import whom, and each library behind its one door."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "compiler"
FILES = sorted(path for path in PACKAGE.rglob("*.py") if "_shipped" not in path.parts)

# What each room may import, itself aside. A room is the longest prefix that is listed.
COMPILE_CORE = {"diagnostics", "source", "language", "model", "spec"}
ROOMS: dict[str, set[str]] = {
    "diagnostics": set(),
    "source": {"diagnostics", "spec.overlay"},
    "language": {"diagnostics"},
    "model": {"diagnostics", "language", "spec"},
    "spec": {"diagnostics", "source"},
    "platforms": {"diagnostics", "language", "model", "spec"},
    "platforms.salesforce.catalogue": set(),
    "meaning": COMPILE_CORE | {"platforms"},
    "passes": COMPILE_CORE | {"platforms", "meaning"},
    "checks": COMPILE_CORE | {"platforms", "meaning", "scope"},
    "emitters": COMPILE_CORE | {"platforms", "meaning", "graphs", "scope"},
    "scope": {"model"},
    "rules": COMPILE_CORE | {"platforms", "checks"},
    "comparison": {"diagnostics", "language", "model"},
    "graphs": {"language", "model"},
    "pipeline": COMPILE_CORE | {"platforms", "meaning", "passes", "checks", "rules", "emitters"},
    "proposals": COMPILE_CORE | {"platforms", "passes", "pipeline"},
    "formatting": {"diagnostics", "source", "spec"},
    "lsp": COMPILE_CORE | {"platforms", "passes", "rules", "pipeline"},
    "lsp.server": COMPILE_CORE | {"lsp", "workspace"},
    "workspace": {"diagnostics", "spec", "source"},
    "runtime": {"model", "scope"},
    "connectors": {"model", "runtime.ports"},
    "sandbox": {"model", "platforms.salesforce.catalogue"},
    "cli": {"*"},
    "__main__": {"cli"},
    "": set(),
}
# Each library, and the only places that may import it.
DOORS: dict[str, tuple[str, ...]] = {
    "yaml": ("source",),
    "jsonschema": ("spec",),
    "networkx": ("passes",),
    "sqlglot": ("language", "passes"),
    "jinja2": ("emitters",),
    "markdown_it": ("emitters.site",),
    "xlsxwriter": ("emitters",),
    "duckdb": ("runtime.engine",),
    "duckdb_extension_httpfs": ("runtime.engine",),
    "sqlite3": ("runtime.store", "sandbox.store"),
    "cryptography": ("runtime.sealing", "connectors.salesforce.auth", "sandbox"),
    "httpx": ("connectors",),
    "rapidfuzz": ("proposals",),
    "requests": ("connectors",),
    "simple_salesforce": ("connectors.salesforce",),
    "starlette": ("sandbox.serve",),
    "uvicorn": ("sandbox.serve",),
    "click": ("cli",),
    "lsprotocol": ("lsp.answers", "lsp.server"),
    "pygls": ("lsp.answers", "lsp.server"),
    "rich": ("cli",),
    "msgspec": (
        "model",
        "spec",
        "passes",
        "runtime",
        "connectors",
        "sandbox",
        "cli",
        "platforms.salesforce.catalogue",
    ),
}
PURE = (
    "diagnostics",
    "source",
    "language",
    "model",
    "spec",
    "platforms",
    "passes",
    "checks",
    "rules",
    "meaning",
    "comparison",
    "graphs",
    "scope",
    "formatting",
    "proposals",
    "emitters",
    "pipeline",
)
WORLD = {"os", "socket", "subprocess", "random", "secrets", "time", "tempfile", "shutil", "urllib", "http"}
NAMED = ("platforms.salesforce", "connectors.salesforce", "sandbox.org", "platforms.known", "cli")


def _module(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def _imports(path: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found += [f"{node.module}.{alias.name}" for alias in node.names]
    return found


def _within(module: str, room: str) -> bool:
    return module == room or module.startswith(f"{room}.")


def _room(module: str) -> str:
    return max((room for room in ROOMS if room == "" or _within(module, room)), key=len)


def _uses(path: Path) -> list[str]:
    prefix = "compiler."
    return [name.removeprefix(prefix) for name in _imports(path) if name.startswith(prefix)]


@pytest.mark.parametrize("path", FILES, ids=_module)
def test_imports_point_down(path: Path) -> None:
    module = _module(path)
    room = _room(module)
    allowed = ROOMS[room] | {room}

    wrong = [
        name for name in _uses(path) if "*" not in allowed and not any(_within(name, one) for one in allowed)
    ]

    assert wrong == []


@pytest.mark.parametrize("path", FILES, ids=_module)
def test_each_library_stays_behind_its_door(path: Path) -> None:
    module = _module(path)
    wrong = [
        name
        for name in _imports(path)
        if (library := name.split(".")[0]) in DOORS
        and not any(_within(module, door) for door in DOORS[library])
    ]

    assert wrong == []


@pytest.mark.parametrize("path", FILES, ids=_module)
def test_the_compiler_core_never_touches_the_world(path: Path) -> None:
    module = _module(path)
    if not any(_within(module, room) for room in PURE) or _within(module, "platforms.salesforce.catalogue"):
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = {
        node.func.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }

    assert [name for name in _imports(path) if name.split(".")[0] in WORLD] == []
    assert calls & {"open", "input", "print", "exec", "eval"} == set()


@pytest.mark.parametrize("path", FILES, ids=_module)
def test_a_platform_is_named_in_its_own_rooms_and_the_lists_only(path: Path) -> None:
    module = _module(path)
    if any(module == name or (name.count(".") and _within(module, name)) for name in NAMED) or _within(
        module, "cli"
    ):
        return

    assert "salesforce" not in path.read_text(encoding="utf-8").lower().replace("simple_salesforce", "")


@pytest.mark.parametrize("path", FILES, ids=_module)
def test_no_handler_swallows_everything(path: Path) -> None:
    broad = [
        node.lineno
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ExceptHandler)
        and (
            node.type is None
            or (isinstance(node.type, ast.Name) and node.type.id in {"Exception", "BaseException"})
        )
    ]

    assert broad == [] or _module(path) == "cli.crash"


def test_every_room_is_known() -> None:
    unknown = sorted({_module(path) for path in FILES if _room(_module(path)) == "" and _module(path)})

    assert unknown == []
