"""What is worked out once is never remembered for another object than it was worked out for."""

import gc

from interview_tui.correcting.once import once
from interview_tui.linking.passages import Passage


def test_the_same_object_is_worked_out_once_and_an_equal_one_again() -> None:
    asked: list[float] = []

    @once
    def end(passage: Passage) -> float:
        asked.append(passage.end)
        return passage.end

    one, other = Passage(0, 1), Passage(0, 1)
    assert [end(one), end(one), end(other)] == [1, 1, 1]
    assert len(asked) == 2


def test_an_object_that_takes_the_place_of_one_that_is_gone_is_worked_out_anew() -> None:
    end = once(lambda passage: passage.end)
    for n in range(1000):  # each is gone before the next one: most get the same place in memory
        assert end(Passage(0, n)) == n
    gc.collect()
