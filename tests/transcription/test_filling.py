"""Speech without words is tried again alone: what is heard is added once, the rest stays listed."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
import soundfile

from interview_tui.problem import Problem
from interview_tui.transcription.chunks import Cutting
from interview_tui.transcription.engine import RATE, Heard
from interview_tui.transcription.filling import SETTINGS, Filled, fill
from interview_tui.transcription.following import follow
from interview_tui.transcription.segments import Word
from interview_tui.transcription.transcript import Transcript, TranscriptWriter, read_transcript
from tests.transcription.builders import header, loud_and_quiet, loud_spans

_STEP = RATE // 10


class FaultyEngine:
    """Hears a word, `ord12`, for each second of sound that is loud; with the faults that are planted in it.

    `drops`: seconds of which it says nothing where it hears more than `alone` seconds at once. `instead`: what it makes
    up where it hears second 0, 1, 2 … of the recording.
    """

    name = "faulty"
    model = "none"
    language: str | None = "sv"

    def __init__(self, drops: Sequence[int] = (), alone: float = 6.0, instead: dict[int, str] | None = None) -> None:
        self.drops, self.alone, self.instead = set(drops), alone, instead or {}
        self.asked: list[tuple[float, float]] = []

    def segments(self, samples: np.ndarray, offset: float) -> Sequence[Heard]:
        seconds = len(samples) / RATE
        self.asked.append((round(offset, 2), round(offset + seconds, 2)))
        words = []
        for second in range(int(offset), int(offset + seconds) + 1):
            first = round((second - offset) * RATE)
            part = samples[max(0, first) : max(0, first + RATE)]
            middle = second + 0.5 - offset
            if len(part) < _STEP or np.abs(part).max() < 0.02 or not 0 <= middle <= seconds:
                continue
            if second in self.drops and seconds > self.alone:
                continue
            text = self.instead.get(second, f"ord{second}")
            step = 0.9 / len(text.split())
            words += [
                Word(start=second + 0.05 + step * i, end=second + 0.05 + step * (i + 1), text=one)
                for i, one in enumerate(text.split())
            ]
        if not words:
            return []
        text = " ".join(word.text for word in words)
        return [Heard(start=words[0].start, end=words[-1].end, text=text, words=tuple(words))]

    def several(self, chunks: Iterable[tuple[np.ndarray, float]]) -> Iterator[Sequence[Heard]]:
        return (self.segments(samples, offset) for samples, offset in chunks)


def transcribed(folder: Path, engine: FaultyEngine, lengths: Sequence[float] = (1, 18, 1)) -> Transcript:
    """The transcript that the engine makes of a recording: silence and speech by turns, so many seconds each."""
    samples = loud_and_quiet(lengths)
    soundfile.write(folder / "audio" / "recording.flac", samples, RATE, subtype="PCM_16")
    writer = TranscriptWriter(folder, header())
    follow(folder, writer, engine, loud_spans, Cutting(at_least=15.0), lambda: None)
    return now(folder)


def now(folder: Path) -> Transcript:
    found = read_transcript(folder / "transcript.jsonl")
    assert found is not None
    return found


def filled(folder: Path, engine: FaultyEngine) -> Filled:
    return fill(folder, lambda _language: engine)


def said(transcript: Transcript) -> list[str]:
    return [word.text for word in transcript.words]


EVERYTHING = [f"ord{second}" for second in range(1, 19)]


def test_what_is_heard_alone_is_added_in_its_place_and_says_so(interview: Path) -> None:
    engine = FaultyEngine(drops=(8, 9, 10, 11))
    before = transcribed(interview, engine)
    assert said(before) == [word for word in EVERYTHING if word not in ("ord8", "ord9", "ord10", "ord11")]
    assert [*before.uncovered[0]] == pytest.approx([8.45, 11.55], abs=0.01)
    result = filled(interview, engine)
    after = now(interview)
    assert said(after) == EVERYTHING
    assert (result.tried, result.uncovered, after.uncovered) == (1, (), ())
    assert [(one.id, one.filled) for one in after.segments] == [("0.0a", False), ("0.f0", True), ("0.0b", False)]
    assert after.complete
    assert after.end is not None
    assert after.end.uncovered == ()
    assert after.end.covered_seconds == after.end.speech_seconds


def test_the_words_that_were_there_are_never_changed(interview: Path) -> None:
    engine = FaultyEngine(drops=(8, 9, 10, 11))
    before = transcribed(interview, engine)
    lines = (interview / "transcript.jsonl").read_bytes()
    filled(interview, engine)
    assert (interview / "transcript.jsonl").read_bytes().startswith(lines)
    assert [word for one in now(interview).segments if not one.filled for word in one.words] == before.words


def test_a_span_is_tried_once_and_what_stays_without_words_stays_listed(interview: Path) -> None:
    engine = FaultyEngine(drops=(8, 9, 10, 11), alone=0)
    before = transcribed(interview, engine)
    engine.asked.clear()
    assert filled(interview, engine).uncovered == before.uncovered
    assert len(engine.asked) == len(SETTINGS)
    assert engine.asked[0] == pytest.approx((8.15, 11.85), abs=0.02), "each with a little sound around it"
    engine.asked.clear()
    assert filled(interview, engine) == Filled(0, 0, before.uncovered)
    assert engine.asked == []
    assert now(interview).uncovered == before.uncovered


def test_another_model_may_try_what_one_could_not_hear(interview: Path) -> None:
    transcribed(interview, FaultyEngine(drops=(8, 9, 10, 11), alone=0))
    filled(interview, FaultyEngine(drops=(8, 9, 10, 11), alone=0))
    better = FaultyEngine()
    better.model = "better"
    assert filled(interview, better).uncovered == ()
    assert [line.model for line in now(interview).chunks[0].filled] == ["none", "better"]


def test_killed_after_a_span_it_goes_on_with_the_next(interview: Path) -> None:
    engine = FaultyEngine(drops=(4, 5, 6, 12, 13, 14))
    transcribed(interview, engine)

    class Killed(Exception):
        """In place of a signal."""

    def kill(_done: int, _all: int) -> None:
        raise Killed

    with pytest.raises(Killed):
        fill(interview, lambda _language: engine, kill)
    assert sum(len(chunk.filled) for chunk in now(interview).chunks) == 1
    assert now(interview).complete
    assert filled(interview, engine).tried == 1
    assert said(now(interview)) == EVERYTHING


def test_words_beside_the_span_do_not_come_twice(interview: Path) -> None:
    class Early(FaultyEngine):
        """Places what it hears alone half a second too late: the word before the span falls into it."""

        def segments(self, samples: np.ndarray, offset: float) -> Sequence[Heard]:
            if len(samples) / RATE > self.alone:
                return super().segments(samples, offset)
            words = [Word(start=8.4, end=9.0, text="Ord7,"), Word(start=9.1, end=9.9, text="ord9")]
            return [Heard(start=8.4, end=9.9, text="Ord7, ord9", words=tuple(words))]

    engine = Early(drops=(8, 9, 10, 11))
    transcribed(interview, engine)
    filled(interview, engine)
    assert said(now(interview)).count("ord9") == 1
    assert "Ord7," not in said(now(interview))


def test_what_is_made_up_at_the_second_try_is_flagged(interview: Path) -> None:
    engine = FaultyEngine(drops=(8, 9, 10, 11))
    transcribed(interview, engine)
    engine.instead = {9: "Tack för att ni tittade!"}
    filled(interview, engine)
    assert {flag.segment for flag in now(interview).flags} == {"0.f0"}
    assert "phantom" in {flag.kind for flag in now(interview).flags}


def test_a_transcript_that_is_not_whole_is_not_filled(interview: Path) -> None:
    with pytest.raises(Problem, match="no whole transcript"):
        filled(interview, FaultyEngine())


FAULTS = {
    "repeats": {3: "tack så mycket", 4: "tack så mycket", 5: "tack så mycket", 6: "tack så mycket"},
    "phantom": {5: "Undertexter från Amara.org-gemenskapen"},
    "too_fast": {5: "det var en gång en gammal kvinna som levde ensam i en stuga i den stora skogen"},
    "language": {5: "and then they said that it was", 6: "what they have there and so on", 7: "but this is not that"},
}


@pytest.mark.parametrize("kind", FAULTS)
def test_what_a_faulty_engine_makes_up_is_flagged(interview: Path, kind: str) -> None:
    class OneByOne(FaultyEngine):
        """A segment each three seconds."""

        def segments(self, samples: np.ndarray, offset: float) -> Sequence[Heard]:
            (whole,) = super().segments(samples, offset)
            parts = [[word for word in whole.words if i <= word.start < i + 3] for i in range(2, 30, 3)]
            return [
                Heard(start=part[0].start, end=part[-1].end, text=" ".join(w.text for w in part), words=tuple(part))
                for part in parts
                if part
            ]

    found = transcribed(interview, OneByOne(instead=FAULTS[kind])).flags
    assert kind in {flag.kind for flag in found}
    assert all(flag.start < 9 and flag.end > 3 for flag in found)


def test_words_over_silence_and_dropped_chunks_are_told(interview: Path) -> None:
    class Inventing(FaultyEngine):
        """Says something after the speech has ended, and nothing of the second chunk."""

        def segments(self, samples: np.ndarray, offset: float) -> Sequence[Heard]:
            if offset > 10:
                return []
            words = (Word(start=17.6, end=18.6, text="jaha"),)
            return [*super().segments(samples, offset), Heard(start=17.6, end=18.6, text="jaha", words=words)]

    found = transcribed(interview, Inventing(), lengths=(1, 15, 4, 8, 1))
    assert [(flag.kind, flag.start) for flag in found.flags] == [("over_silence", 17.6)]
    assert [*found.uncovered[0]] == pytest.approx([20.0, 28.0], abs=0.2)
