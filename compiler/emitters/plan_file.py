"""`plan.json`: what a run executes."""

from collections.abc import Mapping

from compiler.model.plan import plan_to_json
from compiler.platforms.emitter import Compiled, Emitter


def emit(compiled: Compiled) -> Mapping[str, str]:
    """Write the plan, the file that people review and the runner reads."""
    return {"plan.json": plan_to_json(compiled.plan)}


PLAN_FILE = Emitter(name="plan", files=emit)
