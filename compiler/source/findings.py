"""What the reader says when it refuses something; each function is one kind of mistake in a file."""

from compiler.diagnostics.diagnostic import Diagnostic, Fix, Label, Place


def characters(file: str, start: int, end: int) -> Place:
    """Return the place of some characters of a file, before its nodes are known."""
    return Place(document=file, offset=start, length=max(0, end - start))


def not_yaml(place: Place, problem: str, context: Label | None, *helps: str) -> Diagnostic:
    """Everything after a syntax error is unreliable."""
    message = f"the file is not valid YAML: {problem}"
    related = (context,) if context else ()
    return Diagnostic(rule="YML101", message=message, place=place, related=related, helps=helps)


def given_twice(key: str, first: Place, second: Place) -> Diagnostic:
    """YAML readers keep the last one, and the first would disappear without a trace."""
    return Diagnostic(
        rule="YML102",
        message=f"`{key}` is given twice",
        place=second,
        label="second value",
        related=(Label(place=first, text="first value"),),
    )


def merge_key(place: Place) -> Diagnostic:
    """A value whose origin is elsewhere cannot be pointed at."""
    return Diagnostic(
        rule="YML103",
        message="merge keys are not part of the spec language",
        place=place,
        label="`<<` hides where a value comes from",
        helps=("put shared values in the platform file, or in an overlay",),
    )


def anchor(name: str, place: Place, use: Place | None) -> Diagnostic:
    """Anchors multiply values, without end where they refer to themselves."""
    return Diagnostic(
        rule="YML103",
        message="anchors are not part of the spec language",
        place=place,
        label=f"`&{name}` names a value",
        related=(Label(place=use, text="used again here"),) if use else (),
        helps=("write the value at each place, or put it in the platform file",),
    )


def alias(name: str, place: Place) -> Diagnostic:
    """An alias of an anchor that the file does not have."""
    return Diagnostic(
        rule="YML103",
        message="aliases are not part of the spec language",
        place=place,
        label=f"`*{name}` refers to nothing",
        helps=(f"quote it if it is text: '*{name}'",),
    )


def another_meaning(scalar: str, version: str, kind: str, place: Place) -> Diagnostic:
    """Editors, formatters and other readers would show an author something else than the compiler reads."""
    words = {"True": "true", "TRUE": "true", "False": "false", "FALSE": "false", "~": "null"}
    plain = words.get(scalar)
    quoted = f"quote it: '{scalar}'"
    return Diagnostic(
        rule="YML105",
        message=f"`{scalar}` means something else in {version}",
        place=place,
        label=f"some editors and tools read this as {kind}",
        helps=(f"write `{plain}`, or {quoted}" if plain else quoted,),
        fix=None if plain else Fix(title=quoted, old=scalar, new=f"'{scalar}'", applicability="safe"),
    )


def tag(text: str, place: Place) -> Diagnostic:
    """Tags make other readers build objects, include files or call functions."""
    return Diagnostic(
        rule="YML108",
        message="tags are not part of the spec language",
        place=place,
        label=f"`{text}` is a tag",
        helps=("remove it; quote the value if it begins with `!`",),
    )


def directive(place: Place) -> Diagnostic:
    """Directives change how the rest of a file is read."""
    return Diagnostic(
        rule="YML108",
        message="directives are not part of the spec language",
        place=place,
        label="a line that begins with `%`",
        helps=("remove it",),
    )


def empty(place: Place) -> Diagnostic:
    """A file without a document, or with nothing but comments."""
    return Diagnostic(
        rule="YML109",
        message="the file is empty",
        place=place,
        helps=("begin with `spec:` and the kind of document, such as `spec: pair/v1`",),
    )


def another_document(first: Place, second: Place) -> Diagnostic:
    """Readers take the first, the last or all of the documents."""
    return Diagnostic(
        rule="YML109",
        message="the file holds more than one document",
        place=second,
        label="a second document begins here",
        related=(Label(place=first, text="the first one"),),
        helps=("put each document in a file of its own",),
    )


def too_much(message: str, place: Place, remedy: str) -> Diagnostic:
    """Bounds that no honest spec reaches."""
    return Diagnostic(rule="YML116", message=message, place=place, helps=(remedy,))


def deceptive(key: str, why: str, place: Place) -> Diagnostic:
    """A key that looks like another key."""
    return Diagnostic(
        rule="YML114",
        message=f"the key `{key}` {why}",
        place=place,
        label="looks like something else",
        helps=("type the key again",),
    )


def unstorable(character: str, place: Place) -> Diagnostic:
    """A character that neither XML nor a database would take."""
    return Diagnostic(
        rule="YML114",
        message=f"the text holds the character {character}, which cannot be stored",
        place=place,
        helps=("remove it",),
    )


def collection_as_key(kind: str, place: Place) -> Diagnostic:
    """Often braces that were meant as text, as in a template."""
    return Diagnostic(
        rule="YML115",
        message=f"{kind} stands where a key belongs",
        place=place,
        label="keys are text",
        helps=("quote the whole value if its brackets are text",),
    )


def not_text(written: str, place: Place) -> Diagnostic:
    """Keys are names; a number in their place is read differently by every tool."""
    return Diagnostic(
        rule="YML115",
        message=f"the key `{written}` is not text" if written else "a key is missing",
        place=place,
        label="keys are text",
        helps=(f"quote it: '{written}'",) if written else ("write a key before the colon",),
    )
