"""Compile-time knowledge of the platforms that pairs write to, by the `rule_pack` a platform file names."""

from collections.abc import Mapping

from compiler.model.program import Program
from compiler.platforms.platform import Platform
from compiler.platforms.salesforce.platform import SALESFORCE

PLATFORMS: Mapping[str, Platform] = {SALESFORCE.name: SALESFORCE}


def platform_of(program: Program) -> Platform:
    """Return the platform that a program writes to; a program is only made for one that is known."""
    return PLATFORMS[program.target.rule_pack or ""]
