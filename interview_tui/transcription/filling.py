"""Tries speech for which there are no words once more: each span alone, with other settings than before.

A detector found speech there and the recogniser said nothing: it was low, or it stood beside something louder in the
same window. So each span gets a window of its own, first with a little sound around it, then made louder, then with
more around it; the study's glossary is left out, which may lead astray. What is heard stands in the transcript as a
segment of its own that says so. Each span is tried once with a model: what stays without words stays listed.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from filelock import Timeout

from interview_tui.audio.storage.recording import Recording
from interview_tui.files import append_line
from interview_tui.language import _
from interview_tui.problem import Problem
from interview_tui.transcription.engine import LONGEST_CHUNK, RATE, Engine, Heard
from interview_tui.transcription.filled import FilledLine
from interview_tui.transcription.progress import worker_lock
from interview_tui.transcription.quality import flags
from interview_tui.transcription.segments import Segment, Word, middle
from interview_tui.transcription.transcript import EndLine, Transcript, read_transcript

Stretch = tuple[float, float]
Samples = Callable[[float, float], np.ndarray]
"""The sound from one second of recording to another."""

_LOUD = 0.9
"""Level that the loudest sample of a span is raised to."""
_QUIET = 1e-4
"""Below this there is nothing to raise."""
_NEAR = 0.5
"""Seconds from a word that was there: the same word is that one heard again."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How a span is heard."""

    around: float
    """Seconds of sound before and after it."""
    louder: bool = False
    """Raised until it is as loud as can be."""


SETTINGS = (Setting(0.3), Setting(0.3, louder=True), Setting(1.5, louder=True))
"""One after the other, until words are heard in which nothing is odd."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What came of it."""

    tried: int
    """Spans."""
    words: int
    """Heard in them."""
    uncovered: tuple[Stretch, ...]
    """Speech that still has no words."""


def fill(
    interview_folder: Path,
    engine: Callable[[str | None], Engine],
    tell: Callable[[int, int], None] = lambda _done, _all: None,
) -> Filled:
    """Try the uncovered speech of a whole transcript again, and add what is heard; `tell` hears how many are done.

    `engine` is asked for one that hears the transcript's language, once, and not at all where there is nothing to try.
    May be killed: the next call goes on after the last span. Raises `Problem` if there is no whole transcript, if
    somebody works on it, or if a file is damaged or was erased meanwhile.
    """
    path = interview_folder / "transcript.jsonl"
    lock = worker_lock(interview_folder)
    try:
        lock.acquire(timeout=1.0)  # whoever only looks whether a worker lives holds it for a moment
    except Timeout:
        raise Problem(
            _("This interview is being transcribed already."), cure=_("Wait until that is done, or stop it first.")
        ) from None
    with lock:
        transcript = _whole(path)
        recording = Recording(interview_folder / "audio")
        left = [span for span in transcript.uncovered if recording.exists]
        words = tried = 0
        if left:
            using = engine(transcript.language)
            left = [span for span in left if not _tried(transcript, span, using)]
            for tried, span in enumerate(left, start=1):
                line = heard_again(transcript, span, recording.samples, using)
                _append(path, line)
                words += sum(len(heard.words) for heard in line.segments)
                tell(tried, len(left))
        now = _whole(path)
        if now.end is not None and now.end.uncovered != now.uncovered:
            _append(path, _end(now, now.end.seconds))
        return Filled(tried, words, now.uncovered)


def heard_again(transcript: Transcript, span: Stretch, samples: Samples, engine: Engine) -> FilledLine:
    """What is heard in one span."""
    began = time.monotonic()
    best: tuple[Setting, list[Heard]] = (SETTINGS[-1], [])
    for setting in SETTINGS:
        found = list(_heard(transcript, span, samples, engine, setting))
        if found and not _odd(transcript, found):
            best = (setting, found)
            break
        if found and not best[1]:
            best = (setting, found)
    setting, found = best
    chunk = next(line for line in transcript.chunks if line.start <= span[0] < line.end)
    return FilledLine(
        chunk=chunk.n,
        start=span[0],
        end=span[1],
        engine=engine.name,
        model=engine.model,
        settings=asdict(setting),
        took=round(time.monotonic() - began, 3),
        segments=tuple(found),
    )


def _heard(
    transcript: Transcript, span: Stretch, samples: Samples, engine: Engine, setting: Setting
) -> Iterator[Heard]:
    for start, end in _parts(span, LONGEST_CHUNK - 2 * setting.around - 0.01):
        first, last = max(0.0, start - setting.around), end + setting.around
        sound = samples(first, last)[: int(LONGEST_CHUNK * RATE)]
        if setting.louder and (loudest := float(np.abs(sound).max(initial=0.0))) > _QUIET:
            sound = sound * np.float32(_LOUD / loudest)
        for heard in engine.segments(sound, first):
            words = tuple(word for word in heard.words if start <= middle(word) < end and _is_new(transcript, word))
            if words:
                text = heard.text if words == heard.words else " ".join(word.text for word in words)
                yield Heard(start=words[0].start, end=words[-1].end, text=text, words=words)


def _parts(span: Stretch, longest: float) -> list[Stretch]:
    """The span in equal parts that fit into a window."""
    count = max(1, int(-(-(span[1] - span[0]) // longest)))
    edges = [span[0] + (span[1] - span[0]) * i / count for i in range(count + 1)]
    return list(pairwise(edges))


def _is_new(transcript: Transcript, word: Word) -> bool:
    """Whether it is not a word beside the span, heard again."""
    plain = _plain(word)
    return not any(
        known.start <= middle(word) < known.end
        or (known.end > word.start - _NEAR and known.start < word.end + _NEAR and _plain(known) == plain)
        for known in transcript.words
    )


def _plain(word: Word) -> str:
    return word.text.casefold().strip(".,!?…")


def _odd(transcript: Transcript, found: Sequence[Heard]) -> bool:
    segments = [
        Segment(id=str(i), start=one.start, end=one.end, text=one.text, words=one.words) for i, one in enumerate(found)
    ]
    return bool(flags(segments, transcript.speech, transcript.language))


def _tried(transcript: Transcript, span: Stretch, engine: Engine) -> bool:
    """Whether this model has heard this span, or a longer one around it, alone already."""
    return any(
        line.start <= span[0] and span[1] <= line.end and (line.engine, line.model) == (engine.name, engine.model)
        for chunk in transcript.chunks
        for line in chunk.filled
    )


def _whole(path: Path) -> Transcript:
    transcript = read_transcript(path)
    if transcript is None or not transcript.complete:
        raise Problem(
            _("There is no whole transcript to fill."),
            cure=_("Transcribe first: interview-tui transcribe."),
            where=path,
        )
    return transcript


def _end(now: Transcript, seconds: float) -> EndLine:
    return EndLine(
        seconds=seconds,
        speech_seconds=round(now.speech_seconds, 3),
        covered_seconds=round(now.covered_seconds, 3),
        uncovered=now.uncovered,
    )


def _append(path: Path, line: FilledLine | EndLine) -> None:
    try:
        append_line(path, line.model_dump(mode="json"), create=False)
    except FileNotFoundError:
        raise Problem(_("The recording was erased; there is nothing to transcribe.")) from None
