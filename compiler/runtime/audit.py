"""The part of the store that remembers every remote write: an audit trail chained by hashes."""

import hashlib
from collections.abc import Mapping

import msgspec

from compiler.runtime.records import AuditLine, StoreBroken
from compiler.runtime.tables import Tables, number, text

_START = "0" * 64


class Audit(Tables):
    """Events with counts and ids of jobs, never values."""

    def audit(self, event: str, detail: Mapping[str, str | int]) -> None:
        """Append one event; ids of jobs and counts, never values. Each line's hash covers all before it."""
        with self._transaction():
            row = self._row("SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1")
            last, before = (number(row[0]), text(row[1])) if row else (0, _START)
            body = msgspec.json.encode(detail, order="sorted").decode()
            digest = _chained(before, last + 1, event, body)
            self._write("INSERT INTO audit VALUES (?, ?, ?, ?)", last + 1, event, body, digest)

    def audit_lines(self) -> tuple[AuditLine, ...]:
        """Return the audit trail, oldest first."""
        return tuple(
            AuditLine(
                number=number(row[0]),
                event=text(row[1]),
                detail=msgspec.json.decode(text(row[2]), type=dict[str, str | int]),
                hash=text(row[3]),
            )
            for row in self._rows("SELECT number, event, detail, hash FROM audit ORDER BY number")
        )

    def audit_head(self) -> str:
        """Return the hash of the last audit line (64 zeros where there is none)."""
        row = self._row("SELECT hash FROM audit ORDER BY number DESC LIMIT 1")
        return text(row[0]) if row else _START

    def verify_audit(self) -> None:
        """Check the chain of the audit trail; raises StoreBroken where a line was changed, cut or moved."""
        before = _START
        rows = self._rows("SELECT number, event, detail, hash FROM audit ORDER BY number")
        for expected, (line, event, detail, digest) in enumerate(rows, start=1):
            before = _chained(before, expected, text(event), text(detail))
            if line != expected or digest != before:
                raise StoreBroken(
                    f"line {expected} of the audit trail was changed; restore the run from a copy"
                )


def _chained(before: str, line: int, event: str, detail: str) -> str:
    return hashlib.sha256(msgspec.json.encode((before, line, event, detail))).hexdigest()
