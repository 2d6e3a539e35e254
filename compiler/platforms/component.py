"""One piece of metadata that a platform takes: its name there, its file, and where the spec asks for it."""

from dataclasses import dataclass

from compiler.diagnostics.diagnostic import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """One metadata component: its type, its full name, its file below the project's folder, and its text.

    `place` is where the spec asks for it, so that a refusal can be shown there; what every pair gets (the
    loader's permission set) is placed at what it serves. `needs` names components, as `Type:Full.Name`, that
    must be there before it; those every account has are not named. `part` is the folder of the project it is
    deployed with: `main`, or one that an administrator deploys on purpose (`shield`). `standard` marks what
    every account has already: deploying changes it, and taking the pair back must never delete it.
    """

    kind: str
    name: str
    path: str
    text: str
    place: Place
    needs: tuple[str, ...] = ()
    part: str = "main"
    standard: bool = False

    @property
    def full_name(self) -> str:
        """Name it with its type, as `Type:Full.Name`."""
        return f"{self.kind}:{self.name}"
