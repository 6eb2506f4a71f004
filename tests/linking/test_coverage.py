"""What has been asked, and for how long: by the keys, or by the words."""

from interview_tui.interview.state import Interval, state
from interview_tui.linking.coverage import coverage
from interview_tui.linking.passages import Passage
from tests.builders import asked, ended, guide, numbered, segment, skipped

GUIDE = guide("vardag", "tillit", "framtid")
SAID = (
    Passage(5, 20, (segment("ett två", 5, 20),), "vardag", "tema", "text", 0.9, also=("framtid",)),
    Passage(30, 40, (segment("tre", 30, 40),), "vardag", "tema", "text", 0.9),
)


def test_with_keys_the_keys_say_it() -> None:
    now = state(GUIDE, numbered(asked("tillit", 10), skipped("framtid", 50), ended(60)))
    found = coverage(now, SAID)
    assert (found["tillit"].status, found["tillit"].seconds, found["tillit"].found_by) == ("asked", 50, "timeline")
    assert (found["vardag"].status, found["vardag"].seconds) == ("not_asked", 0)
    assert found["framtid"].status == "skipped"


def test_without_keys_the_words_say_it() -> None:
    found = coverage(state(GUIDE, ()), SAID)
    assert found["vardag"].intervals == (Interval(5, 20), Interval(30, 40))
    assert (found["vardag"].status, found["vardag"].seconds, found["vardag"].found_by) == ("asked", 25, "text")
    assert (found["framtid"].status, found["tillit"].status) == ("covered", "not_asked")


def test_it_stands_in_the_order_of_the_guide() -> None:
    assert list(coverage(state(GUIDE, ()), ())) == ["vardag", "tillit", "framtid"]
