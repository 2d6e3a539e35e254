"""The FLS and HIPAA checklist: what each field holds, who reads it, what guards it, and who signs that."""

from collections.abc import Iterable, Mapping

from compiler.emitters.documents.document import Document, Subject
from compiler.emitters.documents.sheets import Sheet, csv_text, workbook
from compiler.emitters.documents.unclassed import Unclassed, unclassed
from compiler.emitters.markdown import Ready, code
from compiler.platforms.identifiers import IDENTIFIERS
from compiler.platforms.known import platform_of
from compiler.platforms.privacy import FieldProtection, Privacy, Safeguard, Surface

OPEN = "☐"
_HIPAA = "HIPAA"
_FIELD_HEADER = (
    "object",
    "field",
    "label",
    "type",
    "identifiers (45 CFR 164.514(b)(2)(i))",
    "free text",
    "class",
    "classification",
    "compliance",
    "label set by",
    "can be hidden",
    "read by",
    "changed by",
    "encryption by field",
    "why",
    "scheme asked for",
    "history",
    "feed",
    "shown on",
    "query that shows who may read it",
    "checked",
    "by",
    "on",
)
_FIELD_WIDTHS = (20, 26, 22, 14, 16, 8, 11, 13, 12, 13, 10, 24, 24, 10, 28, 14, 22, 10, 18, 40, 8, 12, 12)
_UNCLASSED_HEADER = ("object", "field", "label", "filled from", "holds nothing to guard", "by", "on")
_UNCLASSED_WIDTHS = (20, 26, 22, 50, 14, 14, 12)
_SAFEGUARD_HEADER = (
    "rule",
    "what it asks",
    "standard, required or addressable",
    "setting that answers it",
    "what the project and the run do",
    "what a person does",
    "evidence",
    "done",
    "by",
    "on",
)
_SAFEGUARD_WIDTHS = (18, 34, 14, 34, 38, 38, 26, 8, 14, 12)
_QUESTION_HEADER = ("question", "answer", "where it is written", "by", "on")
_QUESTION_WIDTHS = (70, 40, 30, 14, 12)


def context(subject: Subject) -> Mapping[str, object] | None:
    """Return what the checklist says; None where nothing that moves has a class."""
    fields = subject.protections
    if not fields:
        return None
    privacy, program = _privacy(subject), subject.program
    return {
        "objects": _objects(subject, fields),
        "unclassed": [_open_question(one) for one in _unclassed(subject, fields)],
        "letters": list(_letters(fields)),
        "hipaa": is_hipaa(subject),
        "protected": program.protected,
        "safeguards": [_safeguard(one) for one in _safeguards(subject) if one.cite.startswith("164.312")],
        "around": [_safeguard(one) for one in _safeguards(subject) if not one.cite.startswith("164.312")],
        "questions": list(privacy.questions) if is_hipaa(subject) else [],
        "surfaces": [_surface(one) for one in _surfaces(subject)],
        "evidence": _evidence(privacy, fields),
        "exceptions": sorted(program.pair.protect.exceptions.items()),
        "kept_out": [
            (name, ", ".join(classes)) for name, classes in sorted(program.pair.protect.keep_out.items())
        ],
        "schemes": sorted(f"{one.object}.{one.field}" for one in fields if one.scheme),
        "rows": len(fields),
        "loader": subject.plan.destination.loader,
    }


def is_hipaa(subject: Subject) -> bool:
    """Tell whether a class of the pair is marked as subject to HIPAA, and no customer said otherwise."""
    protect = subject.program.pair.protect
    rules = (protect.identifier, protect.health, protect.financial, protect.sensitive)
    return subject.program.protected and any(rule and _HIPAA in rule.compliance for rule in rules)


def beside(subject: Subject) -> Mapping[str, str]:
    """Write the fields as CSV."""
    fields = subject.protections
    return {"checklist.csv": csv_text(_FIELD_HEADER, map(_row, fields))} if fields else {}


def workbooks(subject: Subject) -> Mapping[str, bytes]:
    """Write fields with and without a class, safeguards and questions as a workbook."""
    fields = subject.protections
    sheets = [
        Sheet(name="Fields", header=_FIELD_HEADER, rows=tuple(map(_row, fields)), widths=_FIELD_WIDTHS),
    ]
    unguarded = tuple(
        (one.object, one.field, one.label, "; ".join(one.filled), OPEN, "", "")
        for one in _unclassed(subject, fields)
    )
    if unguarded:
        sheets += [
            Sheet(name="Without a class", header=_UNCLASSED_HEADER, rows=unguarded, widths=_UNCLASSED_WIDTHS),
        ]
    if is_hipaa(subject):
        rows = tuple((*map(str, _safeguard(one)), OPEN, "", "") for one in _safeguards(subject))
        asked = tuple((question, "", "", "", "") for question in _privacy(subject).questions)
        sheets += [
            Sheet(name="Safeguards", header=_SAFEGUARD_HEADER, rows=rows, widths=_SAFEGUARD_WIDTHS),
            Sheet(name="Questions", header=_QUESTION_HEADER, rows=asked, widths=_QUESTION_WIDTHS),
        ]
    return {"checklist.xlsx": workbook(sheets)} if fields else {}


def _privacy(subject: Subject) -> Privacy:
    return platform_of(subject.program).privacy


def _unclassed(subject: Subject, fields: tuple[FieldProtection, ...]) -> tuple[Unclassed, ...]:
    return unclassed(subject, {one.object for one in fields})


def _open_question(one: Unclassed) -> tuple[str, str, str]:
    return f"{one.object}.{one.field}", one.label, Ready("; ".join(map(code, one.filled)))


def _safeguards(subject: Subject) -> tuple[Safeguard, ...]:
    found = _privacy(subject).safeguards(subject.program, subject.compiled.components)
    return found if is_hipaa(subject) else ()


def _surfaces(subject: Subject) -> tuple[Surface, ...]:
    return _privacy(subject).surfaces(subject.program, subject.compiled.components, subject.ways)


def _letters(fields: Iterable[FieldProtection]) -> Iterable[tuple[str, str, str]]:
    for one in IDENTIFIERS.values():
        holding = [f"{each.object}.{each.field}" for each in fields if one in each.identifiers]
        yield one.letter, one.what, ", ".join(holding) or "none that anybody named"


def _objects(subject: Subject, fields: tuple[FieldProtection, ...]) -> list[dict[str, object]]:
    names, loader = dict.fromkeys(one.object for one in fields), subject.plan.destination.loader
    return [
        {
            "name": name,
            "label": subject.program.targets[name].label,
            "fields": [_cells(one, loader) for one in fields if one.object == name],
        }
        for name in names
    ]


def _cells(one: FieldProtection, loader: str) -> tuple[str, ...]:
    """Return the cells of a field in the document, which has fewer and shorter columns than the tables beside
    it: a page is narrow.
    """
    label = ", ".join(filter(None, (one.classification, *one.compliance)))
    return (
        one.field,
        _identifiers(one),
        f"{one.phi}: {label}" if label else one.phi,
        _who(one, loader),
        f"yes: {one.scheme or 'not asked for'}" if one.encryptable else f"no: {one.encryption}",
        f"{one.history}; on {', '.join(one.shown) or 'no page'}",
    )


def _identifiers(one: FieldProtection) -> str:
    letters = "".join(f"({each.letter})" for each in one.identifiers)
    return " ".join(filter(None, (letters, "free text may hold any" if one.free_text else "")))


def _who(one: FieldProtection, loader: str) -> str:
    """Say who reads a field beside the user that loads, who reads and changes all of them while it loads."""
    if one.required:
        return "everybody who may open the record, because it is required"
    if not one.readers:
        return "whom the profiles and permission sets of the org let"
    readers = [name for name in one.readers if name != loader]
    editors = [name for name in one.editors if name != loader]
    changing = f"; {_names(editors)} may change it" if editors else ""
    return f"{_names(readers)}{changing}" if readers else "nobody but the user that loads"


def _names(sets: Iterable[str]) -> str:
    return ", ".join(sets)


def _row(one: FieldProtection) -> tuple[str, ...]:
    return (
        one.object,
        one.field,
        one.label,
        one.kind,
        "".join(f"({each.letter})" for each in one.identifiers),
        "yes" if one.free_text else "no",
        one.phi,
        one.classification,
        "; ".join(one.compliance),
        "the project" if one.labelled else "an administrator",
        "no, it is required" if one.required else "yes",
        _names(one.readers),
        _names(one.editors),
        "yes" if one.encryptable else "no",
        one.encryption,
        one.scheme or "",
        one.history,
        "never" if one.custom else "as the org says",
        ", ".join(one.shown),
        one.evidence,
        OPEN,
        "",
        "",
    )


def _safeguard(one: Safeguard) -> tuple[str, ...]:
    done = one.done or "nothing"
    return one.cite, one.asks, one.duty, one.setting, done, one.to_do, one.evidence


def _surface(one: Surface) -> tuple[str, str, str, str]:
    return one.name, one.check, one.project, " ".join(f"{OPEN} {name}" for name in one.objects)


def _evidence(privacy: Privacy, fields: tuple[FieldProtection, ...]) -> list[tuple[str, str]]:
    names = list(dict.fromkeys(one.object for one in fields))
    listed = ", ".join(f"'{name}'" for name in names)
    return [(what, query.format(objects=listed, object=names[0])) for what, query in privacy.evidence.items()]


CHECKLIST = Document(
    name="checklist",
    title="FLS and HIPAA checklist",
    about="what each field holds, who may read it, what guards it, and a place to sign",
    audience="privacy officer",
    context=context,
    beside=beside,
    workbooks=workbooks,
)
