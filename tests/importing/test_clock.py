"""Words get times that can be true: the file's own, likely ones between them, and places where somebody speaks."""

import random
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from interview_tui.importing.clock import Clocked, clocked
from interview_tui.importing.readers.cue import Cue, TimedWord
from interview_tui.importing.voiced import Speech, voiced
from interview_tui.transcription.segments import Word


def words_of(placed: Clocked) -> list[Word]:
    return [word for cue in placed.cues for word in cue.words]


def test_without_times_people_talk_at_the_pace_they_do() -> None:
    text = "Jag gick dit på morgonen och pratade med henne om det som hade hänt. Sedan gick jag hem igen. " * 30
    placed = clocked([Cue(text)])
    assert placed.times == "none"
    assert 120 < 60 * len(text.split()) / placed.seconds < 200


def test_long_words_take_longer_and_sentences_end_in_a_rest() -> None:
    first, second, third, fourth = words_of(clocked([Cue("Ja. Verkligen mycket bra.", 0.0, 4.0)]))
    assert second.end - second.start > third.end - third.start > first.end - first.start > 0
    assert second.start - first.end > third.start - second.end
    assert fourth.end == pytest.approx(4.0, abs=0.01)


def test_a_line_of_which_only_the_beginning_is_known_does_not_fill_the_silence_after_it() -> None:
    placed = clocked([Cue("Ja.", 10.0), Cue("Nej.", 70.0)])
    assert placed.cues[0].start == 10.0
    assert placed.cues[0].end < 12.0
    assert placed.cues[1].start == 70.0


def test_a_line_of_which_only_the_end_is_known_ends_there() -> None:
    placed = clocked([Cue("Hur mår du idag?", None, 4.5), Cue("Bra.", None, 60.0)])
    assert placed.cues[0].end == 4.5
    assert placed.cues[1].end == 60.0
    assert placed.cues[1].start > 57.0


def test_words_keep_their_own_times_and_those_without_lie_between() -> None:
    words = (TimedWord("Jag", 1.0, 1.2), TimedWord("är"), TimedWord("52"), TimedWord("år.", 3.0, 3.4))
    placed = clocked([Cue("Jag är 52 år.", 1.0, 3.5, None, words)])
    assert placed.times == "words"
    jag, ar, number, years = words_of(placed)
    assert (jag.start, years.start, years.end) == (1.0, 3.0, 3.4)
    assert jag.start < ar.start < number.start < 3.0


def test_words_with_times_in_a_line_without_are_where_they_say() -> None:
    cues = [
        Cue(
            "Ja just det.",
            words=tuple(TimedWord(text, 5.0 + i, 5.5 + i) for i, text in enumerate(["Ja", "just", "det."])),
        )
    ]
    placed = clocked([*cues, Cue("Nej.")])
    assert [word.start for word in placed.cues[0].words] == [5.0, 6.0, 7.0]
    assert placed.cues[1].start >= 7.5


def test_speakers_in_one_cue_share_its_time_by_how_much_they_say() -> None:
    placed = clocked(
        [Cue("Hej.", 8.0, None), Cue("Hej du, hur är det med dig idag?", None, 10.0), Cue("Bra.", 10.0, 11.0)]
    )
    first, second, third = placed.cues
    assert (first.start, second.end, third.start) == (8.0, 10.0, 10.0)
    assert first.end - first.start < second.end - second.start


SPEECH = [(1.0, 3.0), (4.0, 9.0), (12.0, 12.5), (20.0, 31.0)]


@given(some.floats(0, 18.5))
def test_a_place_in_the_speech_is_a_place_in_the_recording_and_back(spoken: float) -> None:
    speech = Speech(SPEECH)
    assert speech.seconds == 18.5
    assert speech.spoken(speech.at(spoken)) == pytest.approx(spoken)
    assert any(start <= speech.at(spoken) <= end for start, end in SPEECH)


@given(some.lists(some.integers(1, 30), min_size=1, max_size=30), some.randoms(use_true_random=False))
def test_words_without_times_stand_in_order_on_the_speech(lengths: list[int], chance: random.Random) -> None:
    cues = [
        Cue(" ".join(chance.choice(["ord", "ett", "till.", "jaså?", "egentligen"]) for _ in range(n))) for n in lengths
    ]
    words = words_of(voiced(clocked(cues), SPEECH, 40.0))
    assert [word.text for word in words] == [text for cue in cues for text in cue.text.split()]
    edges = [edge for word in words for edge in (word.start, word.end)]
    assert all(a <= b + 0.0011 for a, b in pairwise(edges))
    assert all(any(a - 0.001 <= word.start and word.end <= b + 0.001 for a, b in SPEECH) for word in words)


def test_a_turn_ends_in_a_pause_even_if_she_talks_fast() -> None:
    slow, fast = Cue("Ett två tre fyra."), Cue("Fem sex sju åtta nio tio elva tolv.")
    placed = voiced(clocked([slow, fast]), [(0.0, 3.0), (5.0, 9.0)], 10.0)
    assert placed.cues[0].end == pytest.approx(3.0, abs=0.1)
    assert placed.cues[1].start == pytest.approx(5.0, abs=0.1)


def test_words_inside_a_line_leave_its_silence_out() -> None:
    placed = voiced(clocked([Cue("Ja just det, så var det nog.", 10.0, 20.0)]), [(11.0, 12.5), (18.0, 19.0)], 30.0)
    assert all((w.start >= 11.0 and w.end <= 12.5) or (w.start >= 18.0 and w.end <= 19.0) for w in words_of(placed))


def test_a_line_without_speech_under_it_stays_where_the_file_says() -> None:
    before = clocked([Cue("Ja just det.", 10.0, 12.0)])
    assert voiced(before, [(40.0, 50.0)], 60.0) == before


def test_an_hour_is_put_on_its_speech_in_a_moment() -> None:
    chance = random.Random(0)
    cues, speech, at = [], [], 0.0
    for _turn in range(260):
        words = chance.randint(3, 80)
        cues.append(Cue(" ".join(f"ord{'.' if chance.random() < 0.1 else ''}" for _ in range(words)) + "."))
        until = at + 0.33 * words
        while at < until:
            end = at + chance.uniform(1.0, 8.0)
            speech.append((at, end))
            at = end + chance.uniform(0.3, 1.5)
    began = time.process_time()
    placed = voiced(clocked(cues), speech, at)
    assert time.process_time() - began < 5.0
    assert placed.seconds == pytest.approx(speech[-1][1], abs=0.1)
