"""How an interviewer talks: every figure computed by hand from lines with times."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_tui.interview.events import Resumed
from interview_tui.timing.report import LongWait, Monologue, Waits
from interview_tui.timing.talk import talk, turns, without_listening
from tests.builders import paused, recording
from tests.timing.talks import EVENTS, passage, talk_of, with_uncovered

READ = passage(None, [(0.0, 4.0, "I", "Thank you for coming here today friend")], "welcome")  # 7 words
DAY = passage(
    "day",
    [
        (30.0, 34.0, "I", "Would you tell me about a day"),  # 7 words; begins the passage
        (40.0, 50.0, "Robin", "I get up and then I work and then I sleep"),  # 11 words, after 6 s
        (50.5, 51.0, "I", "Mm"),  # only listens
        (51.5, 60.0, "Robin", "and on Sundays I rest"),  # 5 words, goes on
        (64.0, 66.0, "I", "What comes first?"),  # 3 words, after 4 s
        (69.0, 71.0, "I", "In the morning I mean."),  # 5 words: she broke the silence after 3 s
        (72.0, 73.0, "Robin", "Coffee"),  # 1 word
    ],
)
HELP = passage(
    "help",
    [
        (73.5, 76.0, "I", "Who helps you?"),  # 3 words, half a second after the answer
        (76.4, 90.0, "Robin", "My sister when she has the time"),  # 7 words
        (88.0, 92.0, "I", "Your sister, yes?"),  # 3 words, 2 s before the end of the answer
        (92.5, 93.0, "Robin", "Yes"),  # 1 word: an answer, for a question came before
    ],
)
WORDS_I = 7 + 7 + 1 + 3 + 5 + 3 + 3
WORDS = WORDS_I + 11 + 5 + 1 + 7 + 1


def test_shares_count_every_word_and_once_more_without_what_is_read_aloud() -> None:
    found = talk(talk_of(READ, DAY, HELP))
    assert found.share == pytest.approx(WORDS_I / WORDS)
    assert found.share_unread == pytest.approx((WORDS_I - 7) / (WORDS - 7))
    assert found.unknown == 0.0


def test_the_longest_in_one_go_is_hers_and_no_script() -> None:
    assert talk(talk_of(READ, DAY, HELP)).monologue == Monologue(at=30.0, seconds=4.0, words=7)
    whole = passage("day", [(30.0, 34.0, "I", "One two three"), (35.5, 40.0, "I", "four five six")])
    assert talk(talk_of(whole)).monologue == Monologue(30.0, 10.0, 6)  # a breath of 1.5 s is no end
    two = passage("day", [(30.0, 34.0, "I", "One two three"), (36.5, 42.0, "I", "four five six")])
    assert talk(talk_of(two)).monologue == Monologue(36.5, 5.5, 3)  # 2.5 s are


def test_it_is_an_interruption_to_begin_while_the_participant_speaks_but_not_to_listen_aloud() -> None:
    assert talk(talk_of(READ, DAY, HELP)).interruptions == (88.0,)
    assert talk(talk_of(HELP), word_times=False).interruptions is None  # lines do not tell


@pytest.mark.parametrize(
    ("start", "words", "is_one"),
    [
        pytest.param(49.7, "But what then happened", True, id="0.3 s before the end"),
        pytest.param(49.9, "But what then happened", False, id="0.1 s is within what times are off by"),
        pytest.param(49.0, "Right yes", False, id="right, yes: that is to listen"),
        pytest.param(50.0, "But what then happened", False, id="right after"),
    ],
)
def test_how_deep_is_deep(start: float, words: str, is_one: bool) -> None:
    lines = [(40.0, 50.0, "Robin", "and then I went there and"), (start, start + 2, "I", words)]
    assert (talk(talk_of(passage("day", lines))).interruptions == ((start,) if is_one else ())) is True


def test_where_two_voices_are_heard_at_a_time_the_one_who_came_second_interrupts() -> None:
    """One channel: words never overlap, but the voices do."""
    one, two = passage(
        "day", [(40.0, 50.0, "Robin", "and then I went"), (50.0, 53.0, "I", "Where did you go")]
    ).segments
    both = two.model_copy(update={"overlap": True})
    her = talk(talk_of(replace(passage("day", [(0, 1, "I", "a")]), segments=(one, both))))
    assert her.interruptions == (50.0,)
    swapped = [(40.0, 50.0, "I", "and then she went"), (50.0, 53.0, "Robin", "No she did not")]
    one, two = passage("day", swapped).segments
    him = talk(talk_of(replace(passage("day", swapped), segments=(one, two.model_copy(update={"overlap": True})))))
    assert him.interruptions == ()


def test_waits_after_questions_are_those_before_anybody_speaks_again() -> None:
    """6 s (day), 3 s broken by herself (first), 0.4 s (help), 0.5 s (sister)."""
    found = talk(talk_of(READ, DAY, HELP)).after_questions
    assert found == Waits(count=4, median=pytest.approx(1.75), longest=pytest.approx(6.0), broken=1)


def test_waits_after_answers_are_hers() -> None:
    """4 s, 0.5 s, and none where she began before the end."""
    assert talk(talk_of(READ, DAY, HELP)).after_answers == Waits(3, pytest.approx(0.5), pytest.approx(4.0))


def test_a_long_wait_says_where_and_who_ended_it() -> None:
    """After the reading nobody speaks for 26 s; then 6 s until Robin answers."""
    found = talk(talk_of(READ, DAY, HELP))
    assert found.long_waits == (LongWait(4.0, 26.0, None, True), LongWait(34.0, 6.0, "day", False))


def test_a_silence_with_speech_that_nobody_wrote_down_is_not_told_as_one() -> None:
    found = talk(with_uncovered(talk_of(READ, DAY, HELP), (36.0, 38.0)))
    assert found.long_waits == (LongWait(4.0, 26.0, None, True),)
    assert found.not_counted == 1
    assert found.after_questions is not None
    assert found.after_questions.longest == pytest.approx(3.0)


def test_a_pause_of_the_recording_is_no_wait() -> None:
    halted = [recording(0).model_copy(update={"n": 90}), paused(36).model_copy(update={"n": 91})]
    resumed = Resumed(at=36, seconds=300, n=92)
    found = talk(talk_of(DAY, events=[*EVENTS, *halted, resumed]))
    assert (found.long_waits, found.not_counted) == ((), 1)


def test_without_times_only_words_are_counted() -> None:
    found = talk(talk_of(READ, DAY, HELP), times=False)
    assert found.share == pytest.approx(WORDS_I / WORDS)
    assert (found.monologue, found.interruptions, found.after_questions, found.after_answers) == (None,) * 4
    assert found.long_waits == ()


def test_a_silence_beside_somebody_unknown_belongs_to_nobody() -> None:
    lines = [(30.0, 34.0, "I", "Would you tell me?"), (44.0, 50.0, None, "I get up")]
    found = talk(talk_of(passage("day", lines)))
    assert (found.after_questions, found.long_waits) == (None, ())
    assert found.unknown == pytest.approx(3 / 7)


LINES = st.lists(
    st.tuples(
        st.floats(0, 600, allow_nan=False),
        st.floats(0.1, 30, allow_nan=False),
        st.sampled_from(["I", "I2", "Robin", None]),
        st.sampled_from(["Mm", "What then?", "I went there and then home", "Yes", "one two three"]),
    ),
    min_size=1,
    max_size=25,
)


@settings(max_examples=60, deadline=None)
@given(LINES)
def test_whatever_was_said_no_word_is_lost_and_no_wait_is_negative(
    lines: list[tuple[float, float, str | None, str]],
) -> None:
    held = talk_of(passage("day", [(round(at, 2), round(at + long, 2), who, text) for at, long, who, text in lines]))
    spoken = turns(held)
    assert sum(turn.words for turn in spoken) == sum(len(text.split()) for _at, _long, _who, text in lines)
    assert all(a.start <= b.start for a, b in pairwise(without_listening(spoken)))
    found = talk(held)
    assert 0 <= found.share <= 1
    for waits in (found.after_questions, found.after_answers):
        assert waits is None or 0 <= waits.median <= waits.longest
    assert all(wait.seconds >= 5 for wait in found.long_waits)
