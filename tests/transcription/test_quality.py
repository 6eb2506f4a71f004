"""What cannot be trusted is listed: speech without words, words without speech, loops."""

import pytest

from interview_tui.transcription.engine import Heard
from interview_tui.transcription.quality import flags, uncovered_speech
from interview_tui.transcription.segments import Word
from interview_tui.transcription.word_times import with_likely_times
from tests.transcription.builders import segment


def words(*places: tuple[float, float]) -> list[Word]:
    return [Word(start=start, end=end, text="ja") for start, end in places]


@pytest.mark.parametrize(
    ("speech", "heard", "missing"),
    [
        pytest.param([], [], [], id="nobody speaks"),
        pytest.param([(0, 5)], [], [(0, 5)], id="nothing was heard"),
        pytest.param([(0, 5)], [(0, 2.5), (2.5, 5)], [], id="all was heard"),
        pytest.param([(0, 5)], [(0.4, 4.6)], [], id="times are a little off"),
        pytest.param([(0, 9)], [(0, 2), (7, 9)], [(2.5, 6.5)], id="a hole in the middle"),
        pytest.param([(0, 4), (6, 10)], [(0, 4)], [(6, 10)], id="a whole stretch"),
        pytest.param([(0, 0.8)], [], [], id="too short to be a sentence"),
        pytest.param([(0, 3), (3.2, 6)], [(0, 6)], [], id="a word across a breath"),
    ],
)
def test_speech_that_no_word_accounts_for(speech: list, heard: list, missing: list) -> None:
    assert uncovered_speech(speech, words(*heard)) == missing


@pytest.mark.parametrize(
    ("text", "loops"),
    [
        pytest.param("ja ja ja nej", False, id="she may say it three times"),
        pytest.param("tack " * 9, True, id="one word nine times"),
        pytest.param("och så var det det " + "tack så mycket. Tack så mycket " * 2, True, id="a phrase four times"),
        pytest.param("jag läser och jag skriver och jag vilar", False, id="a list"),
    ],
)
def test_loops_are_flagged(text: str, loops: bool) -> None:
    found = flags([segment(text, 0, 10)], [(0, 10)])
    assert [flag.kind for flag in found] == (["repeats"] if loops else [])


def test_words_where_nobody_speaks_are_flagged() -> None:
    heard = [segment("hej", 0, 1, "0.0"), segment("ja tack så mycket", 5, 7, "0.1"), segment("ja", 9, 10, "0.2")]
    assert [(flag.kind, flag.segment) for flag in flags(heard, [(0, 1.2), (9, 10)])] == [("over_silence", "0.1")]


def test_words_squeezed_into_a_moment_get_the_time_in_which_they_were_said() -> None:
    """The squeezed words share what is left of the speech by their letters."""
    squeezed = (*words((1.0, 2.0)), *(Word(start=2.0, end=2.0, text=text) for text in ("abc", "abcdef")))
    [mended] = with_likely_times([Heard(start=1, end=2, text="ja abc abcdef", words=squeezed)], [(0.8, 5.0)], 5.3)
    assert [(w.start, w.end) for w in mended.words] == [(1.0, 2.0), (2.0, 3.0), (3.0, 5.0)]
    assert mended.end == 5.0


def test_words_that_have_their_place_keep_it() -> None:
    heard = [Heard(start=0, end=2, text="ja ja", words=tuple(words((0, 1), (1, 2))))]
    assert with_likely_times(heard, [(0, 4)], 5) == heard
