"""RBD104: what is built again is built with a tool that has a future."""

import re

from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics, Place
from compiler.model.program import Program
from compiler.platforms.rule import Rule

_RETIRED = re.compile(r"process builder|workflow rules?", re.IGNORECASE)


def tools_alive(program: Program, diags: Diagnostics) -> None:
    """RBD104: no automation is rebuilt with Workflow Rules or Process Builder."""
    for name, spec in program.pair.rebuild.items():
        found = _RETIRED.search(spec.with_)
        if found:
            diags.report(
                Diagnostic(
                    rule="RBD104",
                    message=f"{found[0]} is retired",
                    place=Place(document="pair", keys=("rebuild", name, "with")).within(
                        found.start(), len(found[0])
                    ),
                    helps=("build it with a Flow",),
                )
            )


RULES = (
    Rule(
        id="RBD104",
        level="error",
        title="rebuild with a retired tool",
        why="No org can make new Workflow Rules or processes, and those that run get no more support.",
        source="https://sikich.com/insight/your-guide-to-transitioning-from-salesforce-workflow-rules-and-process-builder-before-end-of-support",
        verified="2026-11, a consultancy's article; support ended with 2025",
        check=tools_alive,
    ),
)
