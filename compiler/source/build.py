"""From the events of a YAML parser to plain values, and an index of where each was written."""

from dataclasses import dataclass, field

from compiler.diagnostics.diagnostic import Place
from compiler.source import findings
from compiler.source.characters import control, suspicion
from compiler.source.events import Event
from compiler.source.gate import Report
from compiler.source.located import Keys, Plain, Written
from compiler.source.scalars import other_meaning, value_of
from compiler.source.text import Text

LONGEST_SCALAR = 65_536


@dataclass(frozen=True, slots=True, kw_only=True)
class _Key:
    """A key, and where it stands."""

    text: str
    start: int
    end: int


@dataclass(slots=True, kw_only=True)
class _Open:
    """A collection that has not ended yet; `pending` is the key whose value comes next."""

    value: dict[str, Plain] | list[Plain]
    keys: Keys
    begins: Event
    end: int
    pending: _Key | None = None
    seen: dict[str, Event] = field(default_factory=dict)


class Builder:
    """Takes the admitted events of one file; `value` and `index` are what they amount to."""

    def __init__(self, text: Text, report: Report) -> None:
        self.value: Plain = None
        self.index: dict[Keys, Written] = {}
        self.whole = True
        self._text = text
        self._report = report
        self._open: list[_Open] = []

    def take(self, event: Event) -> None:
        """Take the next event."""
        match event.kind:
            case "mapping":
                self._enter({}, event)
            case "list":
                self._enter([], event)
            case "end":
                self._leave(event)
            case "scalar":
                self._take_scalar(event)
            case "alias":
                self._put(None, event.start, event.end, None)

    def _take_scalar(self, event: Event) -> None:
        parent = self._open[-1] if self._open else None
        if parent is not None and isinstance(parent.value, dict) and parent.pending is None:
            parent.pending = self._key(event, parent)
        else:
            self._put(self._scalar(event), event.start, event.end, event.style)

    def _key(self, event: Event, parent: _Open) -> _Key:
        key, place = event.scalar, self._place(event)
        if event.style is None and not event.tagged:
            self._check_plain_key(key, place)
        if why := suspicion(key):
            self._report(findings.deceptive(key, why, place))
        if key in parent.seen:
            self._report(findings.given_twice(key, self._place(parent.seen[key]), place))
        parent.seen.setdefault(key, event)
        return _Key(text=key, start=event.start, end=event.end)

    def _check_plain_key(self, key: str, place: Place) -> None:
        if key == "<<":
            self._report(findings.merge_key(place))
        elif other := other_meaning(key):
            self._report(findings.another_meaning(key, *other, place))
        elif not _is_text(key):
            self._report(findings.not_text(key, place))

    def _scalar(self, event: Event) -> Plain:
        """Return what a scalar means; what is refused is reported, and kept as text."""
        scalar, place = event.scalar, self._place(event)
        if character := control(scalar):
            self._report(findings.unstorable(character, place))
        if len(scalar) > LONGEST_SCALAR:
            message = f"the text is longer than {LONGEST_SCALAR:,} characters"
            self._report(findings.too_much(message, place, "shorten it"))
        if event.style is not None or event.tagged:
            return scalar
        if other := other_meaning(scalar):
            self._report(findings.another_meaning(scalar, *other, place))
            return scalar
        try:
            return value_of(scalar)
        except ValueError as error:
            self._report(findings.too_much(str(error), place, "quote it if it is text"))
            return scalar

    def _enter(self, value: dict[str, Plain] | list[Plain], event: Event) -> None:
        parent = self._open[-1] if self._open else None
        if parent is not None and isinstance(parent.value, dict) and parent.pending is None:
            kind = "a list" if isinstance(value, list) else "a mapping"
            self._report(findings.collection_as_key(kind, self._place(event)))
            self.whole = False
        opened = _Open(value=value, keys=self._next_keys(), begins=event, end=event.end)
        self._open.append(opened)

    def _leave(self, event: Event) -> None:
        closed = self._open.pop()
        begins = closed.begins
        # The event that ends a block stands where the next one begins, which is too late.
        end = event.end if begins.style else closed.end
        self._put(closed.value, begins.start, end, begins.style)

    def _put(self, value: Plain, start: int, end: int, style: str | None) -> None:
        """Put a finished value into the collection around it, or make it the value of the file."""
        parent = self._open[-1] if self._open else None
        key = parent.pending if parent is not None else None
        self.index[self._next_keys()] = Written(
            text=self._text,
            start=start,
            end=end,
            key_start=key.start if key else None,
            key_end=key.end if key else None,
            style=style,
        )
        if parent is None:
            self.value = value
            return
        parent.end = max(parent.end, end)
        if isinstance(parent.value, list):
            parent.value.append(value)
        elif key is None:  # a collection in the place of a key, which has been reported
            parent.pending = _Key(text="", start=start, end=end)
        else:
            parent.value[key.text] = value
            parent.pending = None

    def _next_keys(self) -> Keys:
        """Return the keys of the value that comes next."""
        if not self._open:
            return ()
        parent = self._open[-1]
        if isinstance(parent.value, list):
            return (*parent.keys, str(len(parent.value)))
        return (*parent.keys, parent.pending.text if parent.pending else "")

    def _place(self, event: Event) -> Place:
        return findings.characters(self._text.file, event.start, event.end)


def _is_text(key: str) -> bool:
    try:
        return isinstance(value_of(key), str)
    except ValueError:
        return False
