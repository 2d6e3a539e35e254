"""Splitting a project into deployments: nothing lost, nothing early, nothing too large, settings first."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from compiler.diagnostics.diagnostic import Place
from compiler.platforms.component import Component
from compiler.platforms.known import PLATFORMS
from compiler.platforms.salesforce.metadata.stages import DEPLOYMENT, Limits, stages
from tests.platforms import clinic
from tests.platforms.parsed import Parsed

PLACE = Place(document="pair", keys=("schema",))


def piece(name: str, *needs: str, kind: str = "CustomField", text: str = "") -> Component:
    return Component(kind=kind, name=name, path=f"{kind}/{name}", text=text, place=PLACE, needs=tuple(needs))


def names(found: tuple[tuple[Component, ...], ...]) -> list[list[str]]:
    return [[each.name for each in stage] for stage in found]


@st.composite
def projects(draw: st.DrawFn) -> tuple[tuple[Component, ...], Limits]:
    """Some components that need one another at random, circles included; settings need nothing."""
    count = draw(st.integers(0, 14))
    settings = draw(st.integers(0, min(3, count)))
    kinds = ["Settings" if number < settings else "CustomField" for number in range(count)]
    full = [f"{kind}:{number}" for number, kind in enumerate(kinds)]
    made = []
    for number, kind in enumerate(kinds):
        needs = (
            [] if kind == "Settings" else draw(st.lists(st.sampled_from([*full, "CustomField:of the org"])))
        )
        text = "x" * draw(st.integers(0, 2_000))
        made.append(piece(str(number), *needs, kind=kind, text=text))
    order = draw(st.permutations(made))
    return tuple(order), Limits(files=draw(st.integers(1, 6)), bytes=draw(st.integers(500, 8_000)))


@given(projects())
def test_every_component_is_in_one_stage(project: tuple[tuple[Component, ...], Limits]) -> None:
    made, limits = project

    found = Counter(each for stage in stages(made, limits) for each in stage)

    assert found == Counter(made)


@given(projects())
def test_what_a_component_needs_is_never_later_and_settings_are_earlier(
    project: tuple[tuple[Component, ...], Limits],
) -> None:
    made, limits = project
    stage_of = {each.full_name: number for number, stage in enumerate(stages(made, limits)) for each in stage}

    for each in made:
        for need in each.needs:
            if need in stage_of and need.startswith("Settings:"):
                assert stage_of[need] < stage_of[each.full_name]
            elif need in stage_of:
                assert stage_of[need] <= stage_of[each.full_name]


@given(projects())
def test_a_stage_is_within_the_limits_unless_it_cannot_be_split(
    project: tuple[tuple[Component, ...], Limits],
) -> None:
    made, limits = project
    known = {each.full_name: each for each in made}

    for stage in stages(made, limits):
        assert stage
        size = sum(len(each.text) for each in stage)
        if len(stage) > limits.files or size > limits.bytes:
            first = stage[0].full_name
            assert all(first in _behind(known, each) for each in stage if len(stage) > 1)


@given(projects())
def test_the_order_of_the_components_does_not_matter(
    project: tuple[tuple[Component, ...], Limits],
) -> None:
    made, limits = project

    assert stages(tuple(reversed(made)), limits) == stages(made, limits)


def _behind(known: dict[str, Component], start: Component) -> set[str]:
    found: set[str] = set()
    waiting = [start.full_name]
    while waiting:
        for need in known[waiting.pop()].needs:
            if need in known and need not in found:
                found.add(need)
                waiting.append(need)
    return found


def test_one_deployment_is_enough_where_all_fits() -> None:
    made = (piece("b", "CustomField:a"), piece("a"), piece("c", "CustomField:b"))

    assert names(stages(made)) == [["a", "b", "c"]]


def test_what_needs_one_another_stays_together() -> None:
    made = (piece("a", "CustomField:b"), piece("b", "CustomField:a"), piece("c"), piece("d"))

    assert names(stages(made, Limits(files=2, bytes=10_000))) == [["a", "b"], ["c", "d"]]


def test_room_in_an_earlier_stage_is_used() -> None:
    made = (piece("a"), piece("b"), piece("c", "CustomField:b"), piece("d", text="x" * 5_000))

    assert names(stages(made, Limits(files=3, bytes=5_600))) == [["a", "b", "c"], ["d"]]


def test_a_text_is_as_large_as_its_bytes() -> None:
    made = (piece("a", text="ü" * 1_000), piece("b", text="ü" * 1_000))

    assert names(stages(made, Limits(files=9, bytes=4_000))) == [["a"], ["b"]]


def test_a_long_chain_needs_no_deep_stack() -> None:
    made = tuple(piece(f"{number:05}", f"CustomField:{number + 1:05}") for number in range(5_000))

    assert [len(stage) for stage in stages(made, Limits(files=2_000, bytes=10**9))] == [2_000, 2_000, 1_000]


def test_deploying_leaves_room_for_what_stands_around_the_components() -> None:
    assert (DEPLOYMENT.files, DEPLOYMENT.bytes) == (9_000, 35_000_000)


def test_the_right_to_set_dates_comes_after_the_setting_that_makes_it() -> None:
    project = Parsed(PLATFORMS["salesforce"].metadata(clinic.program()))
    plain = PLATFORMS["salesforce"].metadata(
        clinic.program(("made | at($zone) | or_null, native: true}", "made | at($zone) | or_null}"))
    )

    assert project.listed("manifest/stage-2.xml") == {("PermissionSet", "Crosswalk_Loader")}
    assert ("Settings", "Security") in project.listed("manifest/stage-1.xml")
    assert [path for path in plain if path.startswith("manifest/stage")] == []


def test_an_object_travels_with_the_layout_that_it_names() -> None:
    made = PLATFORMS["salesforce"].components(clinic.program())

    for stage in stages(made, Limits(files=4, bytes=10**9)):
        found = {each.full_name for each in stage}
        assert ("CustomObject:Case_File__c" in found) == (
            "CompactLayout:Case_File__c.Crosswalk_Compact" in found
        )
