"""Voices told apart from numbers: the chain of steps, turns between words, ideas to begin with, what overlaps."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.guide.model import Guide, Question, Section
from interview_tui.speakers.activity import activity
from interview_tui.speakers.by_text import asking
from interview_tui.speakers.features import FRAMES, frames
from interview_tui.speakers.finding import Task, speakers
from interview_tui.speakers.found import MadeFrom, Speakers
from interview_tui.speakers.overlaps import overlaps
from interview_tui.speakers.telling_apart import chain
from interview_tui.speakers.turns import said_by, turns
from interview_tui.speakers.voiceprint import of_windows, prints, window
from interview_tui.transcription.segments import Segment, Word
from tests.speakers.held import demo_talk, sentences


def words(*said: str, start: float = 0.0, each: float = 0.4) -> list[Word]:
    return [Word(start=start + i * each, end=start + (i + 1) * each, text=text) for i, text in enumerate(said)]


def likely(*parts: tuple[float, float]) -> np.ndarray:
    """Steps of the first voice's likelihood: (seconds, likelihood) after each other."""
    first = np.concatenate([np.full(round(seconds * 20), share) for seconds, share in parts])
    return np.stack([first, 1 - first], axis=1)


def test_the_chain_follows_the_evidence_and_says_how_sure_it_is() -> None:
    scores = np.zeros((60, 2))
    scores[:20, 0] = scores[40:, 1] = 2.0
    found, _evidence = chain(scores, np.full(60, 0.05))
    assert found[10, 0] > 0.99
    assert found[50, 1] > 0.99
    assert 0.3 < found[30, 0] < 0.7


def test_one_step_against_its_neighbours_does_not_change_the_voice() -> None:
    scores = np.tile([1.0, 0.0], (40, 1))
    scores[20] = [0.0, 1.0]
    assert chain(scores, np.full(40, 0.01))[0][20, 0] > 0.9


@given(st.integers(1, 4), st.integers(1, 50), st.integers(0, 2**16))
def test_every_row_of_the_chain_sums_to_one(voices: int, steps: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(0, 20, (steps, voices))
    found, evidence = chain(scores, np.full(steps, 0.1))
    assert found.sum(axis=1) == pytest.approx(np.ones(steps))
    assert np.isfinite(evidence)


def test_a_voice_that_changes_in_the_middle_of_a_word_changes_at_the_sentence() -> None:
    said = words("Hur", "menar", "du?", "Jo,", "alltså", "nej.")
    labels = said_by(said, likely((1.35, 0.99), (1.05, 0.01)))
    assert labels.tolist() == [0, 0, 0, 1, 1, 1]
    early = said_by(said, likely((0.95, 0.99), (1.45, 0.05)))
    assert early.tolist() == [0, 0, 0, 1, 1, 1]


def test_the_border_of_two_turns_lies_between_their_words() -> None:
    said = words("Hur", "då?", "Ja", "just")
    first, second = turns(said, likely((0.8, 0.99), (0.8, 0.02)), np.ones(32, dtype=bool), ["I", "Robin"])
    assert (first.speaker, second.speaker) == ("I", "Robin")
    assert 0.6 < first.end <= 0.8 <= second.start < 1.0
    assert first.probability > 0.95


def test_a_short_answer_without_a_word_in_the_transcript_is_a_turn() -> None:
    said = [*words("Så", "blev", "det."), *words("Och", "sedan", start=3.0)]
    found = turns(said, likely((1.8, 0.98), (0.6, 0.03), (1.6, 0.98)), np.ones(80, dtype=bool), ["Robin", "I"])
    assert [turn.speaker for turn in found if 1.8 <= turn.start < 2.4 or turn.end == 2.4].count("I") == 1


@given(st.lists(st.floats(0.01, 0.99), min_size=1, max_size=40), st.integers(0, 2**16))
def test_turns_are_in_order_and_hold_the_middle_of_every_word_of_theirs(shares: list[float], seed: int) -> None:
    chance = np.random.default_rng(seed)
    said, at = [], 0.0
    for i in range(len(shares)):
        at += float(chance.choice([0, 0.05, 0.5]))
        said.append(Word(start=at, end=at + 0.3 + 0.2 * float(chance.random()), text="ja." if i % 5 == 4 else "ja"))
        at += 0.3
    steps = np.repeat(shares, 8)
    steps = np.concatenate([steps, np.full(max(0, round(at * 20) + 40 - len(steps)), 0.5)])
    found = turns(said, np.stack([steps, 1 - steps], axis=1), np.zeros(len(steps), dtype=bool), ["I", "Robin"])
    assert all(one.start <= one.end and one.end <= other.start + 1e-9 for one, other in pairwise(found))
    assert {turn.speaker for turn in found} <= {"I", "Robin"}


def test_the_guides_questions_say_who_asks() -> None:
    guide = Guide(
        title="G",
        language="sv",
        sections=(
            Section(
                id="t", title="T", kind="theme",
                questions=(Question(id="q", text="Hur ser en vanlig arbetsdag ut för dig?"),),
            ),
        ),
    )  # fmt: skip
    asked = Segment(
        id="0", start=0, end=4, text="", words=tuple(words("Hur", "ser", "en", "vanlig", "arbetsdag", "ut?"))
    )
    told = "Jag börjar klockan sju och sedan cyklar jag hem till alla som jag ska besöka den dagen."
    answer = Segment(id="1", start=4, end=9, text="", words=tuple(words(*told.split(), start=4.0)))
    found = asking([asked, answer], guide)
    assert found.likely[0] > 0.8
    assert found.likely[-1] < 0.3


def test_no_words_have_nobody_who_asks() -> None:
    assert len(asking([], Guide(title="G")).likely) == 0


def found_in(sound: np.ndarray, segments: list[Segment], voices: int = 2) -> Speakers:
    task = Task(segments, Guide(title="G", language="sv"), ("I", "Robin"), voices)
    made = MadeFrom(rules=1, seconds=len(sound) / 16000, transcript=None, names=("I", "Robin"))
    return speakers(frames([sound]), None, task, made)


def test_two_who_speak_at_a_time_into_one_microphone_are_marked_and_nobody_else() -> None:
    sound, said = demo_talk()
    runs: list[tuple[str, float, float]] = []
    for who, word in said:
        if runs and runs[-1][0] == who and word.start - runs[-1][2] < 0.3:
            runs[-1] = (who, runs[-1][1], word.end)
        else:
            runs.append((who, word.start, word.end))
    asked = [start for who, start, end in runs if who == "I" and end - start > 1.6 and end < 60]
    told = [start for who, start, end in runs if who == "P" and end - start > 1.6]
    known = np.full((len(sound) // 800, 2), 0.5)
    for who, start, end in runs:
        known[round(start * 20) : round(end * 20)] = (0.99, 0.01) if who == "I" else (0.01, 0.99)
    laid, places = sound.copy(), [start + 0.1 for start in asked[:4]]
    for place, other in zip(places, told[5:], strict=False):
        known[round(place * 20) : round((place + 1.4) * 20)] = 0.5
        laid[round(place * 16000) :][: round(1.4 * 16000)] += sound[round((other + 0.1) * 16000) :][
            : round(1.4 * 16000)
        ]
    read = frames([laid])
    found = overlaps(read, activity(read)[0], known)
    met = [place for place in places if any(start < place + 1.4 and end > place for start, end in found)]
    assert len(met) >= 3
    outside = [(start, end) for start, end in found if not any(start < p + 1.5 and end > p - 0.1 for p in places)]
    assert sum(end - start for start, end in outside) <= 0.3


def test_the_same_sound_gives_the_same_speakers_whatever_the_blocks_are() -> None:
    sound = demo_talk()[0][: 16000 * 20]
    whole = frames([sound])
    cut = frames([sound[:7777], sound[7777:100_000], sound[100_000:]])
    assert len(whole) == len(cut) == pytest.approx(20 * FRAMES, abs=4)
    assert np.abs(whole.cepstra - cut.cepstra).max() < 1e-3
    spans = [(300, 460), (700, 780)]
    first, again = (prints(read, spans) for read in (whole, cut))
    assert np.abs(first.vectors - again.vectors).max() < 1e-2


def test_a_quieter_recording_has_the_same_voices() -> None:
    sound = demo_talk()[0][: 16000 * 10]
    loud, quiet = frames([sound]), frames([sound * 0.1])
    windows = [(300, 460), (700, 860)]
    one, other = (of_windows([window(read, *span) for span in windows]) for read in (loud, quiet))
    assert (one * other).sum(axis=1).min() > 0.99


def test_one_voice_is_the_participants() -> None:
    sound, said = demo_talk()
    segments = [
        Segment(id=str(i), start=one.start, end=one.end, text=one.text, words=one.words)
        for i, one in enumerate(sentences(said[:20]))
    ]
    found = found_in(sound[: 16000 * 20], segments, voices=1)
    assert (found.method, found.voices) == ("one_voice", ("Robin",))


def test_a_recording_of_a_twentieth_of_a_second_has_no_turns() -> None:
    assert found_in(np.zeros(800, dtype=np.float32), []).turns == ()
