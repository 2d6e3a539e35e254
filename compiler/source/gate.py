"""What a spec may not contain although YAML allows it: anchors, aliases, tags, directives, excess.

Events are looked at one by one before anything is built from them, so that a small file cannot become a large
value and depth cannot exhaust the stack.
"""

from collections.abc import Callable
from typing import TypeAlias

from compiler.diagnostics.diagnostic import Diagnostic, Place
from compiler.source import findings
from compiler.source.events import Event
from compiler.source.text import Text

DEEPEST = 64
MOST_NODES = 100_000

Report: TypeAlias = Callable[[Diagnostic], None]
_Extent: TypeAlias = tuple[int, int]


class Gate:
    """Looks at the events of one file and reports what is refused.

    `whole` becomes False when a value could not be kept, so that nothing may rely on what is built.
    """

    def __init__(self, text: Text, report: Report) -> None:
        self.whole = True
        self._text = text
        self._report = report
        self._depth = 0
        self._nodes = 0
        self._document: int | None = None
        self._anchors: dict[str, _Extent] = {}
        self._uses: dict[str, _Extent] = {}

    def admits(self, event: Event) -> bool:
        """Look at the next event, and tell whether it makes sense to go on."""
        match event.kind:
            case "document":
                return self._is_first_document(event)
            case "mapping" | "list" | "scalar":
                return self._is_bearable(event)
            case "alias":
                self.whole = False
                self._uses.setdefault(event.anchor or "", (event.start, event.end))
            case "end":
                self._depth -= 1
        return True

    def close(self) -> None:
        """Report the anchors with their uses; each is one mistake however often it is used."""
        for name, extent in self._anchors.items():
            use = self._uses.pop(name, None)
            self._report(findings.anchor(name, self._place(*extent), self._place(*use) if use else None))
        for name, extent in self._uses.items():
            self._report(findings.alias(name, self._place(*extent)))

    def _is_first_document(self, event: Event) -> bool:
        if event.directives:
            self._report(findings.directive(self._place(event.start, event.start + 1)))
        if self._document is None:
            self._document = event.start
            return True
        first = self._place(self._document, self._document + 1)
        return self._stop(findings.another_document(first, self._place(event.start, event.start + 3)))

    def _is_bearable(self, event: Event) -> bool:
        if event.anchor is not None:
            sign = self._text.content.find("&", event.start)  # a tag may stand before it
            self._anchors.setdefault(event.anchor, (sign, sign + len(event.anchor) + 1))
        if event.tagged:
            self._report_tag(event)
        self._nodes += 1
        self._depth += event.kind != "scalar"
        place = self._place(event.start, event.start + 1)
        if self._depth > DEEPEST:
            message = f"the file is nested more than {DEEPEST} deep"
            return self._stop(findings.too_much(message, place, "flatten it"))
        if self._nodes > MOST_NODES:
            message = f"the file holds more than {MOST_NODES:,} values"
            return self._stop(findings.too_much(message, place, "split the document"))
        return True

    def _stop(self, finding: Diagnostic) -> bool:
        self._report(finding)
        self.whole = False
        return False

    def _report_tag(self, event: Event) -> None:
        """Report a tag as it was typed; the event begins with it, or with an anchor before it."""
        typed = self._text.content[event.start : event.start + 200]
        start = event.start + max(0, typed.find("!"))
        words = self._text.content[start : start + 80].split(None, 1)
        tag = words[0].rstrip(",]}") if words else "!"
        self._report(findings.tag(tag, self._place(start, start + len(tag))))

    def _place(self, start: int, end: int) -> Place:
        return findings.characters(self._text.file, start, end)
