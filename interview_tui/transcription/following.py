"""Follows a recording to its end, chunk by chunk; a finished file is a recording that has stopped growing."""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count, islice
from pathlib import Path

import numpy as np

from interview_tui.audio.storage.recording import Recording
from interview_tui.interview.events import Ended, Stopped
from interview_tui.interview.timeline import Timeline
from interview_tui.language import _
from interview_tui.problem import Problem
from interview_tui.transcription.chunks import Chunk, Cutting, FindSpeech
from interview_tui.transcription.cut import NOTHING, cut, sound_of
from interview_tui.transcription.engine import Engine, Heard
from interview_tui.transcription.transcript import ChunkLine, TranscriptErased, TranscriptWriter
from interview_tui.transcription.word_times import with_likely_times

_AT_ONCE_LIVE = 4
"""Chunks that are heard together while the recording grows: between them the worker looks whether it must give way."""
_MORE_EACH_TIME = 4
"""By how much that grows from one time to the next: the first words, and a time left, are there soon."""
_WORTH_A_PROCESS = 60.0
"""Seconds of sound that are cut sooner than a process for it starts."""
_LOST_BY_A_KILL = 1.0
"""Seconds at the end of a recording that a power cut may cost."""
_PATIENCE = 120.0
"""Seconds to wait for a recorder that has not begun."""

Wait = Callable[[], None]
"""Returns after a moment, when more may have been recorded; raises to end the work."""


def await_sound(interview_folder: Path, wait: Wait) -> None:
    """Return when there is sound, or when it is clear that there will be none.

    Raises `Problem` if no recorder begins within two minutes.
    """
    recording = Recording(interview_folder / "audio")
    until = time.monotonic() + _PATIENCE
    while not recording.exists and recording.ended:
        if recording.wavs or recording.flac.exists() or _is_over(interview_folder):
            return  # a recording of no length
        if time.monotonic() > until:
            raise Problem(
                _("Nothing is being recorded in this interview."),
                cure=_("Start the transcription once the recording has begun."),
            )
        _check_not_erased(interview_folder)
        wait()


def follow(
    interview_folder: Path,
    writer: TranscriptWriter,
    engine: Engine,
    find_speech: FindSpeech,
    cutting: Cutting,
    wait: Wait,
    cut_before: Callable[[float, float], Iterator[Chunk]] | None = None,
) -> None:
    """Transcribe what has been recorded and what is still coming, until the recording has ended.

    `cut_before` gives the chunks of a recording that has ended, from a place on and up to its length, where they are
    found elsewhere. Raises `Problem` if the recording was erased or cannot be read.
    """
    recording = Recording(interview_folder / "audio")
    together = 1  # how many chunks are heard at once while it grows
    try:
        while True:
            _check_not_erased(interview_folder)
            ended = recording.ended  # before its length: what is written in between is read on the next turn
            length = recording.seconds
            at = writer.transcript.seconds
            if ended:
                _check_all_there(interview_folder, length)
            if ended and abs(length - at) < NOTHING:
                writer.finish(round(length, 3))
                return
            if ended and length < at:
                raise Problem(
                    _("The recording is shorter than what was transcribed of it."),
                    cure=_("Put back the recording, or remove the transcript and transcribe again."),
                )
            if ended and cut_before is not None and length - at > _WORTH_A_PROCESS:
                ready = cut_before(at, length)
            else:
                ready = cut(recording, at, length, find_speech, cutting, ended=ended)
                if not ended:
                    ready = islice(ready, together)
                    together = min(together * _MORE_EACH_TIME, _AT_ONCE_LIVE)
            for line in _done(recording, ready, len(writer.transcript.chunks), engine):
                writer.add(line)
                _check_not_erased(interview_folder)
            if writer.transcript.seconds > at:
                continue
            if ended and cut_before is not None:
                cut_before = None  # what keeps it from being read is told when it is read here
                continue
            if ended:
                raise Problem(
                    _("The recording cannot be read."),
                    cure=_("Close other programs that use it, then transcribe again."),
                )
            wait()
    except TranscriptErased:
        raise _erased() from None


def _done(recording: Recording, ready: Iterable[Chunk], n: int, engine: Engine) -> Iterator[ChunkLine]:
    """Let the engine hear chunks, each as soon as it likes; the first of them is number `n`."""
    on_the_way: deque[Chunk] = deque()
    numbers = count(n)

    def sounding() -> Iterator[tuple[np.ndarray, float]]:
        for chunk in ready:
            on_the_way.append(chunk)
            if chunk.sound is not None:
                yield sound_of(recording, chunk.sound), chunk.sound[0]

    def line(heard: Sequence[Heard] = (), took: float = 0.0) -> ChunkLine:
        chunk = on_the_way.popleft()
        segments = with_likely_times(heard, chunk.speech, chunk.end)
        return ChunkLine(
            n=next(numbers),
            start=chunk.start,
            end=chunk.end,
            speech=chunk.speech,
            language=engine.language if segments else None,
            took=round(took, 3),
            segments=tuple(segments),
        )

    began = time.monotonic()
    for heard in engine.several(sounding()):
        took = time.monotonic() - began
        while on_the_way[0].sound is None:
            yield line()
        yield line(heard, took)
        began = time.monotonic()
    while on_the_way:
        yield line()


def _check_not_erased(interview_folder: Path) -> None:
    if not interview_folder.is_dir() or (interview_folder / "erased.json").exists():
        raise _erased()


def _check_all_there(interview_folder: Path, length: float) -> None:
    """Sound that was recorded and is gone must never look like an interview in which nobody spoke."""
    events = Timeline(interview_folder / "timeline.jsonl").events()
    recorded = next((event.seconds for event in reversed(events) if isinstance(event, Stopped)), 0.0)
    if length + _LOST_BY_A_KILL < recorded:
        raise Problem(
            _("The sound of this interview is missing: {recorded} s were recorded, and {length} s are here.").format(
                recorded=round(recorded), length=round(length)
            ),
            cure=_("Put back the files of its folder audio from a backup."),
            where=interview_folder,
        )


def _erased() -> Problem:
    return Problem(_("The recording was erased; there is nothing to transcribe."))


def _is_over(interview_folder: Path) -> bool:
    """Whether the timeline says that no recording will come."""
    events = Timeline(interview_folder / "timeline.jsonl").events()
    return any(isinstance(event, Stopped | Ended) for event in events)
