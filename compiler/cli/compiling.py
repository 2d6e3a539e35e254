"""Compiling for the verbs that ask about meaning: nothing is written."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING

from compiler.cli.addresses import Address
from compiler.cli.show import show_findings
from compiler.diagnostics.diagnostic import Diagnostics, Place

if TYPE_CHECKING:
    from compiler.meaning.meanings import Meanings
    from compiler.model.manifest import Manifest
    from compiler.model.program import Program
    from compiler.source.sources import Sources
    from compiler.spec.lock import Confirmation
    from compiler.workspace import Workspace

FINDINGS = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Compiled:
    """A pair that compiles: its program, its manifest, and where everything is written."""

    program: "Program"
    manifest: "Manifest"
    sources: "Sources"


def compiled(workspace: "Workspace", pair: Address, texts: Mapping[str, str]) -> "Compiled | Diagnostics":
    """Compile a pair of some texts; where it does not compile, return what was found instead."""
    from compiler.emitters.manifest import MANIFEST
    from compiler.model.manifest import manifest_from_json
    from compiler.pipeline import compile_pair

    wanted = (MANIFEST,)
    made = compile_pair(texts, workspace.templates(), pair.pair, pair.customer, version("tzdata"), wanted)
    if made.artifacts is None or made.program is None:
        return made.diagnostics
    manifest = manifest_from_json(made.artifacts["manifest.json"])
    return Compiled(program=made.program, manifest=manifest, sources=made.sources)


def compiled_or_exit(workspace: "Workspace", pair: Address) -> Compiled:
    """Compile a pair of a workspace; where it does not compile, show why and end with code 1."""
    from compiler.pipeline import check_pair

    texts = without_confirmations(workspace.texts())
    made = compiled(workspace, pair, texts)
    if isinstance(made, Compiled):
        return made
    found = check_pair(texts, pair.pair, pair.customer, version("tzdata"))
    show_findings(found.diagnostics, found.sources, "human", str(pair))
    sys.exit(FINDINGS)


def confirmations_file(pair: Address) -> str:
    """Return where what was confirmed for a pair's customer is written."""
    from compiler.passes.load import CONFIRMATIONS, ORGS

    return f"{ORGS}/{pair.customer}{CONFIRMATIONS}"


def without_confirmations(texts: Mapping[str, str]) -> dict[str, str]:
    """Leave out what was confirmed: a stale confirmation is a mistake, and these verbs are what is done
    about it.
    """
    from compiler.passes.load import CONFIRMATIONS

    return {path: text for path, text in texts.items() if not path.endswith(CONFIRMATIONS)}


def confirmations_in(texts: Mapping[str, str], pair: Address) -> "Mapping[str, Confirmation]":
    """Return what was confirmed for a pair's customer; a file that is not sound ends with code 1."""
    from compiler.source.reader import read
    from compiler.source.sources import Sources
    from compiler.spec.decode import decode_confirmations

    file = confirmations_file(pair)
    if pair.customer is None or file not in texts:
        return {}
    found = Diagnostics()
    located = read("confirmations", file, texts[file], found)
    spec = decode_confirmations("confirmations", located, found) if located else None
    if spec is None or found.has_errors:
        show_findings(found, Sources.of(texts, located), "human", file)
        sys.exit(FINDINGS)
    return spec.confirmed if spec.pair == pair.pair else {}


def place_of(known: "Meanings") -> Callable[[str], Place]:
    """Return a function from an address to where it, or what is left around it, is written."""

    def find(address: str) -> Place:
        keys = address.split(".")
        for length in range(len(keys), 0, -1):
            found = known.at_and_below(".".join(keys[:length]))
            if found and length == len(keys):
                return found[0].place
            if found:
                deeper = len(found[0].address.split(".")) - length
                place = found[0].place
                kept = len(place.keys) - deeper
                return Place(document=place.document, keys=place.keys[: max(kept, 0)], on_key=True)
        return Place(document="pair")

    return find
