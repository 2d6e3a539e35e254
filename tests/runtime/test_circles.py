"""What refers to itself through others, told from what merely hangs on it."""

from hypothesis import given
from hypothesis import strategies as st

from compiler.runtime.circles import circles

NAMES = st.sampled_from("abcdefgh")


def test_a_circle_is_found_and_what_hangs_on_it_is_not_in_it() -> None:
    references = [("a", "b"), ("b", "c"), ("c", "a"), ("x", "a"), ("y", "x"), ("c", "z")]

    assert circles(references) == {"a", "b", "c"}


def test_a_long_chain_has_no_circle() -> None:
    assert circles((str(number), str(number + 1)) for number in range(100_000)) == frozenset()


def test_what_refers_to_itself_is_a_circle() -> None:
    assert circles([("a", "a"), ("b", "a")]) == {"a"}


@given(st.dictionaries(NAMES, NAMES))
def test_with_one_reference_each_exactly_those_that_come_back_are_in_a_circle(
    parents: dict[str, str],
) -> None:
    def comes_back(start: str) -> bool:
        now = parents.get(start)
        for _ in parents:
            if now == start:
                return True
            now = parents.get(now) if now else None
        return False

    assert circles(parents.items()) == {name for name in parents if comes_back(name)}


@given(st.lists(st.tuples(NAMES, NAMES)))
def test_what_is_no_circle_can_be_put_in_order(references: list[tuple[str, str]]) -> None:
    found = circles(references)
    left = [(one, other) for one, other in references if not {one, other} <= found]
    while left:
        waiting = {one for one, _ in left}
        done = [pair for pair in left if pair[1] not in waiting]
        assert done, "rows wait for one another for ever"
        left = [pair for pair in left if pair[1] in waiting]
