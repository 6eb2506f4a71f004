"""Another model has heard the same sound: what she had put right is found again, is done already, or is listed."""

from collections.abc import Sequence

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from interview_tui.correcting.text import Corrected, corrected
from interview_tui.interview.correction import AnyCorrection, TextSet
from interview_tui.interview.corrections import decisions
from interview_tui.linking.passages import Passage
from tests.correcting.talks import said, talks, typed
from tests.correcting.test_editing import Session, text_of

WORDS = ("jag", "bor", "i", "boros", "och", "det", "är", "bra")


def raw(*words: str, start: float = 0.0) -> tuple[Passage, ...]:
    return (Passage(0, 60, (said("0.0", start, *words),), "q", "t"),)


def edited(text: str, words: Sequence[str] = WORDS) -> list[AnyCorrection]:
    """What is written down when the segment is typed anew."""
    session = Session(raw(*words))
    assert session.types(0, text)
    return session.log


def again(log: Sequence[AnyCorrection], *words: str, start: float = 0.0) -> Corrected:
    return corrected(raw(*words, start=start), decisions(log))


def text(now: Corrected) -> str:
    return " ".join(segment.text for passage in now.passages for segment in passage.segments)


@pytest.mark.parametrize(("was", "heard", "now"), [
    # It stands there again, at another time, and with other letters.
    ("jag bor i Borås och det är bra", "jag bor i boros och det är bra", "jag bor i Borås och det är bra"),
    ("jag bor i Borås och det är bra", "jag bor i buros och det är bra", "jag bor i Borås och det är bra"),
    ("jag bor i Borås och det är bra", "eh jag bor i boros och det är bra", "eh jag bor i Borås och det är bra"),
    # It is right by now: her spelling stays where only that differs.
    ("jag bor i Borås och det är bra", "jag bor i Borås och det är bra", "jag bor i Borås och det är bra"),
    ("jag bor i Borås och det är bra", "jag bor i borås, och det är bra", "jag bor i borås, och det är bra"),
    ("jag bor i Borås nu och det är bra", "jag bor i Borås nu och det är bra", "jag bor i Borås nu och det är bra"),
    # A word put in beside one that stands there still, or that has been heard by now.
    ("jag bor inte i boros och är bra", "jag bor i boros och är bra", "jag bor inte i boros och är bra"),
    ("jag bor inte i boros och är bra", "jag bor inte i boros och är bra", "jag bor inte i boros och är bra"),
    # A word taken out that has been heard again, or is not heard any more.
    ("jag bor i boros och är bra", "jag bor i boros och det är bra", "jag bor i boros och är bra"),
    ("jag bor i boros och är bra", "jag bor i boros och är bra", "jag bor i boros och är bra"),
    # Two words that are one for the other model.
    ("jag bor i stora Borås det är bra", "jag bor i boros och det är bra", "jag bor i stora Borås det är bra"),
])  # fmt: skip
@pytest.mark.parametrize("later", [0.0, 0.3, -0.3])
def test_a_correction_is_kept_where_the_words_still_align(was: str, heard: str, now: str, later: float) -> None:
    found = again(edited(was), *heard.split(), start=later)
    assert (text(found), found.unplaced) == (now, ())


@pytest.mark.parametrize("heard", [
    "jag bor i huset och det är bra",
    "vi tog bussen hem efter jobbet igår kväll",
    "",
])  # fmt: skip
def test_a_correction_without_its_words_is_listed_and_changes_nothing(heard: str) -> None:
    log = edited("jag bor i Borås och det är bra")
    found = again(log, *heard.split()) if heard else corrected((), decisions(log))
    (lost,) = found.unplaced
    assert lost.correction == log[0]
    assert lost.change is not None
    assert (lost.change.was, lost.change.text, lost.start) == ("boros", "Borås", 2.75)
    assert text(found) == heard


@pytest.mark.parametrize(("heard", "now", "lost"), [
    ("jag ska säga nu går vi vidare till nästa fråga", "jag ska säga nu går vi vidare till nästa fråga", 0),
    ("jag ska säga Nu går de vidare till nästa frågan.", "jag ska säga nu går vi vidare till nästa fråga", 0),
    ("jag ska säga något som ingen av dem hörde förut", "jag ska säga något som ingen av dem hörde förut", 1),
    ("jag ska säga", "jag ska säga nu går vi vidare till nästa fråga", 0),
])  # fmt: skip
def test_a_sentence_that_she_has_put_in_never_stands_there_twice(heard: str, now: str, lost: int) -> None:
    log = edited("jag ska säga nu går vi vidare till nästa fråga", ("jag", "ska", "säga"))
    found = again(log, *heard.split())
    assert (text(found), len(found.unplaced)) == (now, lost)


def test_a_sentence_that_she_has_put_in_may_be_heard_as_a_segment_of_its_own() -> None:
    log = edited("jag ska säga nu går vi vidare till nästa fråga", ("jag", "ska", "säga"))
    later = (
        said("0.0", 0, "jag", "ska", "säga."),
        said("0.1", 3, "Nu", "går", "vi", "vidare", "till", "nästa", "fråga."),
    )
    found = corrected((Passage(0, 60, later, "q", "t"),), decisions(log))
    assert (text(found), found.unplaced) == ("jag ska säga. Nu går vi vidare till nästa fråga.", ())


def test_one_of_several_places_may_be_lost_and_the_others_are_kept() -> None:
    log = edited("jag bodde i Borås och det var bra")
    found = again(log, "jag", "bor", "i", "staden", "och", "det", "är", "bra")
    assert text(found) == "jag bodde i staden och det var bra"
    assert [one.change.text for one in found.unplaced if one.change is not None] == ["Borås"]


def test_a_common_word_is_not_changed_where_another_one_of_its_kind_stands() -> None:
    log = edited("ja och sedan nej", ("ja", "och", "sedan", "ja"))
    found = again(log, "ja", "och", "sedan")
    assert text(found) == "ja och sedan"
    assert len(found.unplaced) == 1


def test_a_repeated_word_that_she_has_put_in_is_not_taken_for_the_one_that_stood_there() -> None:
    session = Session(raw("det", "var", "mycket", "bra"))
    assert session.types(0, "det var mycket mycket bra")
    assert session.texts == ["det var mycket mycket bra"]


def test_what_was_put_into_speech_without_words_is_done_when_it_has_been_heard() -> None:
    session = Session((Passage(0, 60, (said("0.0", 0, "jag", "bor"),), "q", "t"),))
    assert session.does(session.editing.put_in(5, 8, "just det ja", "Robin"))
    heard = Session((Passage(0, 60, (said("0.0", 0, "jag", "bor"), said("0.1", 5.2, "just", "det", "ja")), "q", "t"),))
    other = Session((Passage(0, 60, (said("0.0", 0, "jag", "bor"), said("0.1", 5.2, "vad", "sa", "du")), "q", "t"),))
    for one in (heard, other):
        one.log = session.log
    assert heard.texts == ["jag bor", "just det ja"]
    assert other.texts == ["jag bor", "vad sa du"]
    assert len(corrected(other.raw, decisions(other.log)).unplaced) == 1
    assert len(corrected(heard.raw, decisions(heard.log)).unplaced) == 0


def test_corrections_of_corrections_are_found_in_turn() -> None:
    session = Session(raw(*WORDS))
    assert session.types(0, "jag bor i Borås och det är bra")
    assert session.types(0, "jag bor i Borås stad och det är bra")
    assert session.types(0, "jag bor i Borås stad, och det är bra")
    found = again(session.log, "men", "jag", "bor", "i", "boros", "och", "det", "är", "bra", start=-0.8)
    assert (text(found), found.unplaced) == ("men jag bor i Borås stad, och det är bra", ())


def test_a_segment_is_split_where_the_same_words_meet_and_listed_where_neither_stands() -> None:
    session = Session(raw(*WORDS))
    assert session.does(session.editing.split(session.segments[0], len("jag bor i boros ")))
    same = again(session.log, "ja", "jag", "bor", "i", "boros", "och", "det", "är", "bra", start=-0.7)
    assert [s.text for s in same.passages[0].segments] == ["ja jag bor i boros", "och det är bra"]
    other = again(session.log, "vi", "tog", "bussen", "hem", "efter", "jobbet")
    assert len(other.passages[0].segments) == 1
    assert [(one.change, one.start) for one in other.unplaced] == [(None, 3.75)]


def test_a_segment_that_is_parted_there_by_now_needs_no_split_and_no_join_once_it_is_one() -> None:
    session = Session(raw(*WORDS))
    assert session.does(session.editing.split(session.segments[0], len("jag bor i boros ")))
    apart = (Passage(0, 60, (said("0.0", 0, *WORDS[:4]), said("0.1", 4, *WORDS[4:])), "q", "t"),)
    assert corrected(apart, decisions(session.log)) == Corrected(apart)
    joined = Session(apart)
    assert joined.does(joined.editing.join(*joined.segments))
    assert text(corrected(raw(*WORDS), decisions(joined.log))) == " ".join(WORDS)


@settings(max_examples=50)
@given(st.data())
def test_the_same_words_at_slightly_other_times_keep_every_correction(data: st.DataObject) -> None:
    words = data.draw(st.lists(st.text("abcdefgh", min_size=3, max_size=8), min_size=3, max_size=10, unique=True))
    session = Session(raw(*words))
    for _edit in range(data.draw(st.integers(1, 3))):
        if session.segments:
            new = data.draw(typed(text_of(session.segments[0])))
            assume(len(set(new.split())) == len(new.split()))  # which of two is meant, its time alone may tell
            session.types(0, new)
    by = data.draw(st.floats(-0.4, 0.4))
    moved = corrected(raw(*words, start=max(0.0, by)), decisions(session.log))
    assert (text(moved), moved.unplaced) == (" ".join(session.texts), ())


@settings(max_examples=30)
@given(talks(), talks(), st.data())
def test_every_change_is_done_or_listed_whatever_has_been_heard(
    before: tuple[Passage, ...], after: tuple[Passage, ...], data: st.DataObject
) -> None:
    session = Session(before)
    for number, segment in enumerate(session.segments):
        if data.draw(st.booleans()):
            session.types(min(number, len(session.segments) - 1), data.draw(typed(text_of(segment))))
            if not session.segments:
                break
    found = corrected(after, decisions(session.log))
    changes = [change for one in session.log if isinstance(one, TextSet) for change in one.changes]
    assert all(one.change in changes for one in found.unplaced)
    untouched = corrected(after, decisions([]))
    if len(found.unplaced) == len(changes):
        assert found.passages == untouched.passages


def test_no_text_stands_in_the_repr_of_what_found_no_place() -> None:
    found = again(edited("jag bor i Borås och det är bra"), "något", "helt", "annat")
    assert "Borås" not in repr(found.unplaced)
