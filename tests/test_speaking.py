"""Who has spoken how much in a group, and who has not."""

import pytest

from interview_tui.interview.events import SpeakerChanged
from interview_tui.interview.state import state
from interview_tui.speaking import Spoken, noted_seconds, noted_sentence, shares_sentence, speaking
from interview_tui.transcription.segments import Segment
from tests import builders as b

VOICES = ("I", "Robin", "Kim", "Alex")
GUIDE = b.guide("one")


def says(speaker: str | None, text: str, start: float, end: float) -> Segment:
    return b.segment(text, start, end).model_copy(update={"speaker": speaker})


TALK = [
    says("I", "What is a day like?", 0, 2),
    says("Robin", "Long.", 3, 4),
    says("Robin", "Very long indeed.", 4, 6),
    says("Kim", "Mine is short.", 6, 8),
    says("Robin", "Oh.", 8, 9),
]


def test_everybody_is_counted_in_words_seconds_and_turns() -> None:
    assert speaking(TALK, VOICES) == (
        Spoken("I", 5, 2.0, 1, 5 / 13),
        Spoken("Robin", 5, 4.0, 2, 5 / 13),
        Spoken("Kim", 3, 2.0, 1, 3 / 13),
        Spoken("Alex"),
    )


def test_the_order_of_the_segments_does_not_matter() -> None:
    assert speaking(TALK[::-1], VOICES) == speaking(TALK, VOICES)


def test_shares_are_shares_of_everything_that_was_said() -> None:
    shares = speaking([*TALK, says(None, "Mm.", 10, 11), says("A visitor", "Sorry!", 12, 13)], VOICES)
    assert sum(one.share for one in shares) == pytest.approx(1)
    assert [one.speaker for one in shares] == [*VOICES, "A visitor", None]


def test_who_has_not_said_anything_is_named() -> None:
    assert shares_sentence(speaking(TALK, VOICES)) == "I 38 % · Robin 38 % · Kim 23 % · Alex has not said anything"
    assert shares_sentence(speaking(TALK[:1], VOICES)) == "I 100 % · Robin, Kim, Alex have not said anything"


def test_an_interviewer_who_leaves_the_talk_to_the_other_is_no_silent_participant() -> None:
    assert shares_sentence(speaking(TALK[3:4], ("I", "I2", "Kim"))) == "Kim 100 %"


def test_a_word_is_not_rounded_away() -> None:
    many = says("Robin", "so " * 999, 0, 400)
    assert (
        shares_sentence(speaking([many, says("Kim", "Yes.", 400, 401)], ("Robin", "Kim"))) == "Robin 100 % · Kim < 1 %"
    )


def test_nothing_is_said_of_anybody_while_most_speakers_are_not_known() -> None:
    nameless = [segment.model_copy(update={"speaker": None}) for segment in TALK]
    assert shares_sentence(speaking(nameless, VOICES)) == ""
    assert shares_sentence(speaking([], VOICES)) == ""
    some = [*TALK[:4], says(None, "Mm.", 8, 9)]
    assert shares_sentence(speaking(some, VOICES[:3])) == "I 38 % · Robin 31 % · Kim 23 % · not known who 8 %"


# By the moderator's keys


def took(speaker: str, at: float) -> SpeakerChanged:
    return SpeakerChanged(speaker=speaker, at=at)


def test_what_the_moderator_notes_is_counted_up_to_now() -> None:
    now = state(GUIDE, b.numbered(took("Robin", 10), took("Kim", 70), took("Robin", 100)))
    assert noted_seconds(now, 160) == {"Robin": 120, "Kim": 30}
    assert noted_sentence(now, VOICES, 160) == "● Robin 2 min · Kim 30 s · Alex –"


def test_a_wrong_key_taken_back_is_nobodys_time() -> None:
    now = state(GUIDE, b.numbered(took("Robin", 10), took("Kim", 70), b.undone(2, 71)))
    assert noted_seconds(now, 100) == {"Robin": 90}


def test_without_a_key_nothing_is_said() -> None:
    assert noted_sentence(state(GUIDE, b.numbered(b.started())), VOICES, 100) == ""
