"""Boxes never overlap, arrows lead from box to box, and a picture is laid out alike whatever its order."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.graphs.layout import BOX_HEIGHT, layout
from compiler.graphs.picture import Arrow, Box, Picture, picture
from compiler.graphs.widths import shortened, text_width


@st.composite
def pictures(draw: st.DrawFn) -> Picture:
    columns = draw(st.integers(1, 5))
    names = draw(
        st.lists(st.text("abc<&\"' äß漢", min_size=1, max_size=12), unique=True, min_size=1, max_size=14)
    )
    boxes = {
        name: Box(id=name, title=name, note="", kind="route", column=draw(st.integers(0, columns - 1)))
        for name in names
    }
    ends = st.tuples(st.sampled_from(names), st.sampled_from(names), st.booleans())
    arrows = {
        Arrow(start=a, end=b, label=f"{a}{b}", later=c) for a, b, c in draw(st.lists(ends, max_size=20))
    }
    return picture("t", "d", tuple(f"c{number}" for number in range(columns)), boxes, arrows)


@given(pictures())
@settings(max_examples=60, deadline=None)
def test_boxes_do_not_overlap_and_arrows_meet_them(drawn: Picture) -> None:
    found = layout(drawn)

    for one, other in combinations(found.boxes, 2):
        apart = abs(one.y - other.y) >= BOX_HEIGHT
        assert apart or one.x + one.width <= other.x or other.x + other.width <= one.x
    for one in found.boxes:
        assert one.x >= 0
        assert one.x + one.width <= found.width
        assert one.y + BOX_HEIGHT <= found.height
    by_id = {one.box.id: one for one in found.boxes}
    for arrow in found.arrows:
        start, end = by_id[arrow.arrow.start], by_id[arrow.arrow.end]
        assert arrow.points[0] == (start.x + start.width, start.y + BOX_HEIGHT // 2)
        assert arrow.points[-1][1] == end.y + BOX_HEIGHT // 2
        assert arrow.points[-1][0] in (end.x, end.x + end.width)


@given(pictures(), st.randoms(use_true_random=False))
@settings(max_examples=30, deadline=None)
def test_the_order_in_which_things_are_given_does_not_matter(drawn: Picture, random: st.DataObject) -> None:
    boxes, arrows = list(drawn.boxes), list(drawn.arrows)
    random.shuffle(boxes)  # type: ignore[attr-defined]
    random.shuffle(arrows)  # type: ignore[attr-defined]

    again = picture(
        drawn.title, drawn.description, drawn.columns, {box.id: box for box in boxes}, set(arrows)
    )
    assert layout(again) == layout(drawn)


def test_an_empty_picture_has_a_place_too() -> None:
    empty = picture("t", "d", (), {}, set())

    assert layout(empty).boxes == ()


def test_text_is_measured_by_a_table_and_cut_to_fit() -> None:
    assert text_width("il", 10) < text_width("WM", 10)
    assert text_width("漢", 10) == 10
    assert shortened("short", 13, 300) == "short"
    cut = shortened("Practitioner_Patient_Relationship__c", 13, 100)
    assert cut.endswith("…")
    assert text_width(cut, 13) <= 100
