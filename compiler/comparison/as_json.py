"""A comparison for machines: every single address, nothing folded or shortened."""

import json
from collections.abc import Callable
from dataclasses import asdict

from compiler.comparison.views import Comparison
from compiler.diagnostics.diagnostic import Diagnostic

FORMAT_VERSION = "1.0"


def as_json(found: Comparison, where: Callable[[Diagnostic], tuple[str, int, int] | None]) -> str:
    """Write a comparison as one JSON object; `where` tells the file, line and column of a finding."""
    content = {
        "format_version": FORMAT_VERSION,
        "pair": found.new.address,
        "older": found.older,
        "newer": found.newer,
        "different": bool(found.changes),
        "changes": [{**asdict(one), "sign": one.sign} for one in found.changes],
        "findings": [_finding(one, where(one)) for one in found.findings],
        "stale_confirmations": list(found.stale),
    }
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def _finding(one: Diagnostic, where: tuple[str, int, int] | None) -> dict[str, object]:
    file, line, column = where or (None, None, None)
    return {
        "rule": one.rule,
        "level": one.level,
        "message": one.message,
        "address": str(one.place),
        "file": file,
        "line": line,
        "column": column,
        "helps": list(one.helps),
    }
