"""The colours of the pages, light and dark: text stands out from what is behind it.

WCAG 2.2, 1.4.3 and 1.4.11: https://www.w3.org/TR/WCAG22/#contrast-minimum
"""

import re

import pytest

from tests.workspace import ROOT

STYLE = (ROOT / "templates" / "site" / "style.css.j2").read_text(encoding="utf-8")
BACKGROUNDS = ("page", "panel", "code", "head")
TEXTS = ("ink", "soft", "link")


def palettes() -> dict[str, dict[str, str]]:
    """Return the colours by name, those of the dark page over those of the light one."""
    light, dark = re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)
    colours = [dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6})", block)) for block in (light, dark)]
    return {"light": colours[0], "dark": {**colours[0], **colours[1]}}


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_ratio_is_that_of_the_guidelines() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_can_be_read_on_every_background(scheme: str) -> None:
    colours = palettes()[scheme]
    weak = {
        (text, behind): round(contrast(colours[text], colours[behind]), 2)
        for text in TEXTS
        for behind in BACKGROUNDS
        if contrast(colours[text], colours[behind]) < 4.5
    }

    assert weak == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_buttons_can_be_read_and_borders_and_the_focus_can_be_seen(scheme: str) -> None:
    colours = palettes()[scheme]

    assert contrast(colours["page"], colours["mark"]) >= 4.5  # the words of a button
    for behind in BACKGROUNDS:
        assert contrast(colours["mark"], colours[behind]) >= 3  # the ring around what has the focus
        assert contrast(colours["soft"], colours[behind]) >= 3  # the edge of an input


def test_both_schemes_name_the_same_colours_and_no_other_colour_is_used() -> None:
    light, dark = re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)
    named = [set(re.findall(r"--([a-z]+):", block)) for block in (light, dark)]
    screen = STYLE.partition("@media print")[0].replace(light, "").replace(dark, "")

    assert named[0] == named[1]
    assert set(re.findall(r"var\(--([a-z]+)\)", STYLE)) == named[0]
    assert re.findall(r"#[0-9a-f]{3,6}\b(?=[;, )])|rgba?\(|hsla?\(", screen) == []
