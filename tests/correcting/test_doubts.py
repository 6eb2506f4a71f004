"""Every place that deserves a look is listed, until she has looked at it."""

from interview_tui.correcting.doubts import doubts
from interview_tui.correcting.text import corrected
from interview_tui.interview.correction import AnyCorrection, Change, Read, Settled, TextSet
from interview_tui.interview.corrections import decisions
from interview_tui.linking.passages import Passage
from interview_tui.transcription.quality import Flag
from interview_tui.transcription.segments import Segment, Word
from tests.interview.test_corrections import numbered


def heard(*probabilities: float) -> tuple[Passage, ...]:
    """One segment, a word each second."""
    words = tuple(Word(start=i, end=i + 0.5, text=f"o{i}", probability=p) for i, p in enumerate(probabilities))
    text = " ".join(word.text for word in words)
    return (Passage(0, 60, (Segment(id="0.0", start=0, end=len(words), text=text, words=words),), "q", "t"),)


def listed(
    raw: tuple[Passage, ...],
    *log: AnyCorrection,
    flags: tuple[Flag, ...] = (),
    uncovered: tuple[tuple[float, float], ...] = (),
) -> list[tuple[str, float, float, str]]:
    decided = decisions(numbered(*log))
    now = corrected(raw, decided)
    found = doubts(raw, now.passages, decided, flags=flags, uncovered=uncovered, unplaced=now.unplaced)
    return [(one.kind, one.start, one.end, one.level) for one in found]


def changed(start: float, end: float, text: str, was: str) -> TextSet:
    return TextSet(changes=(Change(start=start, end=end, text=text, was=was),))


LOOP = Flag(kind="repeats", start=2, end=4.5, segment="0.0")
SPEECH = ((10.0, 12.0), (20.0, 25.0))


def test_neighbouring_unsure_words_are_one_place() -> None:
    raw = heard(0.9, 0.6, 0.6, 0.9, 0.4, 0.9, 0.9, 0.6)
    assert listed(raw) == [("words", 1, 4.5, "doubtful"), ("words", 7, 7.5, "unsure")]


def test_flags_and_speech_without_words_stand_in_order_of_time() -> None:
    raw = heard(0.6, 0.9, 0.9, 0.9, 0.9)
    assert listed(raw, flags=(LOOP,), uncovered=SPEECH) == [
        ("words", 0, 0.5, "unsure"),
        ("repeats", 2, 4.5, "doubtful"),
        ("uncovered", 10, 12, "unsure"),
        ("uncovered", 20, 25, "doubtful"),
    ]


def test_what_she_has_edited_is_no_doubt_any_more() -> None:
    raw = heard(0.6, 0.9, 0.9, 0.9, 0.9)
    log = (changed(-0.5, 0.75, "hej", "o0"), changed(2.75, 3.75, "", "o3"), changed(10.5, 11.5, "just det", ""))
    assert listed(raw, *log, flags=(LOOP,), uncovered=SPEECH) == [("uncovered", 20, 25, "doubtful")]


def test_what_she_has_settled_is_no_doubt_any_more() -> None:
    raw = heard(0.6, 0.9, 0.6, 0.9, 0.9)
    log = (Settled(start=0, end=0.5), Settled(start=2, end=4.5), Settled(start=20, end=25))
    assert listed(raw, *log, flags=(LOOP,), uncovered=SPEECH) == [("uncovered", 10, 12, "unsure")]


def test_words_and_flags_that_she_has_read_are_no_doubts_and_speech_without_words_is() -> None:
    raw = heard(0.6, 0.9, 0.6, 0.9, 0.9)
    log = (Read(start=0, end=60), Read(start=0, end=0.75, read=False))
    assert listed(raw, *log, flags=(LOOP,), uncovered=SPEECH[:1]) == [
        ("words", 0, 0.5, "unsure"),
        ("uncovered", 10, 12, "unsure"),
    ]


def test_a_correction_without_a_place_is_a_doubt_until_it_is_settled_afterwards() -> None:
    raw = heard(0.9, 0.9)
    lost = changed(5, 6, "Borås", "boros")
    assert listed(raw, Settled(start=5, end=6), lost) == [("unplaced", 5, 6, "doubtful")]
    assert listed(raw, lost, Settled(start=5, end=6)) == []


def test_a_segment_that_is_a_guess_is_asked_about_once_and_not_word_by_word() -> None:
    raw = heard(0.2, 0.3, 0.2, 0.3)
    guess = Flag(kind="unlikely", start=0, end=4, segment="0.0")
    assert listed(raw, flags=(guess,)) == [("unlikely", 0, 4, "doubtful")]
    assert listed(raw, Settled(start=0, end=4), flags=(guess,)) == []


def test_a_place_with_two_reasons_is_one_doubt() -> None:
    raw = heard(0.9, 0.9)
    both = (
        Flag(kind="over_silence", start=0, end=1.5, segment="0.0"),
        Flag(kind="phantom", start=0, end=1.5, segment="0.0"),
    )
    assert [one[0] for one in listed(raw, flags=both)] == ["over_silence"]
