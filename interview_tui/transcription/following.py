"""Follows a recording to its end, chunk by chunk; a finished file is a recording that has stopped growing."""

import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import numpy as np

from interview_tui.audio.storage.recording import Recording
from interview_tui.interview.events import Ended, Stopped
from interview_tui.interview.timeline import Timeline
from interview_tui.language import _
from interview_tui.problem import Problem
from interview_tui.transcription.chunks import Chunk, Cutting, FindSpeech, next_chunk
from interview_tui.transcription.engine import LONGEST_CHUNK, RATE, Engine
from interview_tui.transcription.transcript import ChunkLine, TranscriptErased, TranscriptWriter
from interview_tui.transcription.word_times import with_likely_times

_NOTHING = 0.002
"""Seconds that are too short to be a chunk: what rounding to milliseconds leaves over."""
_USUALLY_ENOUGH = 8.0
"""Seconds after the least length of a chunk in which somebody draws breath: most chunks need no longer look."""
_AT_ONCE_LIVE = 4
"""Chunks that are heard together while the recording grows: between them the worker looks whether it must give way."""
_MORE_EACH_TIME = 4
"""By how much that grows from one time to the next: the first words, and a time left, are there soon."""
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
) -> None:
    """Transcribe what has been recorded and what is still coming, until the recording has ended.

    Raises `Problem` if the recording was erased or cannot be read.
    """
    recording = Recording(interview_folder / "audio")
    together = 1  # how many chunks are heard at once
    try:
        while True:
            _check_not_erased(interview_folder)
            ended = recording.ended  # before its length: what is written in between is read on the next turn
            length = recording.seconds
            at = writer.transcript.seconds
            if ended:
                _check_all_there(interview_folder, length)
            if ended and abs(length - at) < _NOTHING:
                writer.finish(round(length, 3))
                return
            if ended and length < at:
                raise Problem(
                    _("The recording is shorter than what was transcribed of it."),
                    cure=_("Put back the recording, or remove the transcript and transcribe again."),
                )
            together = min(together, engine.batch if ended else _AT_ONCE_LIVE)
            ready = list(islice(_cut(recording, at, length, find_speech, cutting, ended=ended), together))
            if ready:
                together *= _MORE_EACH_TIME
                for line in _done(ready, len(writer.transcript.chunks), engine):
                    writer.add(line)
            elif ended:
                raise Problem(
                    _("The recording cannot be read."),
                    cure=_("Close other programs that use it, then transcribe again."),
                )
            else:
                wait()
    except TranscriptErased:
        raise _erased() from None


def _cut(
    recording: Recording, at: float, length: float, find_speech: FindSpeech, cutting: Cutting, *, ended: bool
) -> Iterator[tuple[Chunk, np.ndarray]]:
    """The chunks from `at` on that are all there, each with the samples that the engine hears of it."""
    while length - at >= _NOTHING:
        for reach in (cutting.at_least + _USUALLY_ENOUGH, cutting.window):
            until = min(length, at + reach)
            samples = recording.samples(at, until)
            chunk = next_chunk(samples, at, find_speech, cutting, ended=ended and until == length)
            if chunk is not None or until == length:
                break
        if chunk is None:
            return
        first, last = (round((edge - chunk.start) * RATE) for edge in chunk.sound or (chunk.start, chunk.start))
        yield chunk, samples[first : min(last, first + int(LONGEST_CHUNK * RATE))].copy()
        at = chunk.end


def _done(ready: Sequence[tuple[Chunk, np.ndarray]], n: int, engine: Engine) -> Iterator[ChunkLine]:
    """Let the engine hear chunks, all at once; the first of them is number `n`."""
    began = time.monotonic()
    sounding = [(sound, chunk.sound[0]) for chunk, sound in ready if chunk.sound is not None]
    heard = iter(engine.several(sounding) if len(sounding) > 1 else [engine.segments(*one) for one in sounding])
    took = time.monotonic() - began
    samples = sum(len(sound) for sound, _start in sounding)
    for chunk, sound in ready:
        segments = [] if chunk.sound is None else with_likely_times(next(heard), chunk.speech, chunk.end)
        yield ChunkLine(
            n=n,
            start=chunk.start,
            end=chunk.end,
            speech=chunk.speech,
            language=engine.language if segments else None,
            took=round(took * len(sound) / samples, 3) if samples else 0.0,
            segments=tuple(segments),
        )
        n += 1


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
