"""How wide text is: the widths of Helvetica, so that a picture is laid out alike on every machine.

The widths are those of the font's public metrics, in thousandths of the size of the type.
"""

_FIRST = 32
_WIDTHS = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,  # blank to /
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,  # 0 to ?
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,  # @ to O
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,  # P to _
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,  # ` to o
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,  # p to ~
)  # fmt: skip
_OTHER = 1000  # wide enough for signs of any script


def text_width(text: str, size: float) -> float:
    """Return the width of a text in pixels at a size of type."""
    return sum(_width(character) for character in text) * size / 1000


def shortened(text: str, size: float, most: float) -> str:
    """Cut a text, with an ellipsis, so that it is not wider than that."""
    if text_width(text, size) <= most:
        return text
    kept = text
    while kept and text_width(f"{kept}…", size) > most:
        kept = kept[:-1]
    return f"{kept}…"


def _width(character: str) -> int:
    place = ord(character) - _FIRST
    return _WIDTHS[place] if 0 <= place < len(_WIDTHS) else _OTHER
