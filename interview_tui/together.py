"""An interview that was held in several sittings, as one: each begins where the one before it ended. Pure.

What stands on disk stays in each sitting's own seconds. `together` gives the seconds of the whole interview: a place in
the second sitting is the length of the first, and then its own.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from interview_tui.guide.model import Guide
from interview_tui.interview.events import AnyEvent, ConsentRefused, GapDetected, Stopped, Undone
from interview_tui.interview.record import InterviewRecord
from interview_tui.interview.state import State, Status, state
from interview_tui.transcription.engine import Heard
from interview_tui.transcription.filled import FilledLine
from interview_tui.transcription.segments import Segment, Word
from interview_tui.transcription.transcript import ChunkLine, EndLine, Transcript

Timed = TypeVar("Timed", Heard, Segment)


@dataclass(frozen=True)
class SittingHeld:
    """One sitting: what happened in it and what was said."""

    events: tuple[AnyEvent, ...]
    seconds: float
    """Length of its recording."""
    transcript: Transcript | None = None
    segments: tuple[Segment, ...] = ()
    """The transcript's, or what became of them when their speakers were found."""


@dataclass(frozen=True)
class Whole:
    """All sittings, with times in seconds of the whole."""

    sittings: tuple[SittingHeld, ...]
    """Moved to where they begin; event numbers and segment ids are unique in the whole."""
    starts: tuple[float, ...]
    """Where each begins."""
    breaks: tuple[tuple[str, float, float], ...]
    """Between two sittings, as in `State.silences`: ("new_sitting", place, seconds by the clock on the wall)."""
    transcript: Transcript | None

    @property
    def events(self) -> tuple[AnyEvent, ...]:
        return tuple(event for sitting in self.sittings for event in sitting.events)

    @property
    def segments(self) -> tuple[Segment, ...]:
        return tuple(segment for sitting in self.sittings for segment in sitting.segments)

    @property
    def seconds(self) -> float:
        return self.starts[-1] + self.sittings[-1].seconds

    def state(self, guide: Guide) -> State:
        """Where the whole interview stands, with the breaks among its silences."""
        now = state(guide, self.events)
        return replace(now, silences=tuple(sorted((*now.silences, *self.breaks), key=lambda silence: silence[1])))


def together(sittings: Sequence[SittingHeld]) -> Whole:
    """The sittings as one interview, in the order given. One whose participant refused is left out, unless all are."""
    kept = [sitting for sitting in sittings if not _refused(sitting)] or list(sittings[:1])
    moved: list[SittingHeld] = []
    starts: list[float] = []
    breaks: list[tuple[str, float, float]] = []
    start, number, chunk = 0.0, 0, 0
    for sitting in kept:
        if moved:
            breaks.append(("new_sitting", start, _between(moved[-1].events, sitting.events)))
        moved.append(_moved(sitting, start, number, chunk))
        starts.append(start)
        start = round(start + sitting.seconds, 3)
        number = max((event.n for event in moved[-1].events), default=number)
        chunk += 1 + max((line.n for line in sitting.transcript.chunks), default=-1) if sitting.transcript else 0
    return Whole(tuple(moved), tuple(starts), tuple(breaks), _transcript(moved, start))


def sitting_at(starts: Sequence[float], at: float) -> tuple[int, float]:
    """The sitting (from 0) that a place of the whole is in, and the place in its own recording."""
    number = max((i for i, start in enumerate(starts) if start <= at), default=0)
    return number, at - starts[number]


def carried(guide: Guide, sittings: Iterable[Iterable[AnyEvent]]) -> dict[str, Status]:
    """What the sittings, given by their events, left each question at for the one that comes after them."""
    status: dict[str, Status] = {}
    for events in sittings:
        status = state(guide, events, status).status
    return status


def whole_record(records: Sequence[InterviewRecord]) -> InterviewRecord:
    """The first sitting's record, with everybody who took part in any."""
    first = records[0]
    people = {person.pseudonym: person for record in reversed(records) for person in record.participants}
    order = dict.fromkeys(person.pseudonym for record in records for person in record.participants)
    return first.model_copy(
        update={
            "participants": tuple(people[name] for name in order),
            "interviewers": max(record.interviewers for record in records),
        }
    )


def _refused(sitting: SittingHeld) -> bool:
    return any(isinstance(event, ConsentRefused) for event in sitting.events)


def _between(before: Sequence[AnyEvent], after: Sequence[AnyEvent]) -> float:
    """Seconds on the wall between two sittings; 0 where one of them has no clock."""
    try:
        ended, began = datetime.fromisoformat(before[-1].wall), datetime.fromisoformat(after[0].wall)
        return max(0.0, round((began - ended).total_seconds(), 3))
    except (IndexError, ValueError, TypeError):
        return 0.0


def _moved(sitting: SittingHeld, by: float, number: int, chunk: int) -> SittingHeld:
    transcript = sitting.transcript
    if not (by or number or chunk):  # the first one, to the last decimal
        return sitting
    if transcript is not None:
        chunks = tuple(_chunk(line, by, chunk) for line in transcript.chunks)
        transcript = Transcript(header=transcript.header, chunks=chunks, end=transcript.end)
    segments = tuple(
        _timed(segment, by).model_copy(update={"id": _id(segment.id, chunk)}) for segment in sitting.segments
    )
    return SittingHeld(
        tuple(_event(event, by, number) for event in sitting.events), sitting.seconds, transcript, segments
    )


def _event(event: AnyEvent, by: float, number: int) -> AnyEvent:
    changes: dict[str, float] = {"n": event.n + number, "at": round(event.at + by, 3)}
    match event:
        case Stopped(seconds=seconds):
            changes["seconds"] = round(seconds + by, 3)
        case GapDetected(start=start):
            changes["start"] = round(start + by, 3)
        case Undone(of=of):
            changes["of"] = of + number
    return event.model_copy(update=changes)


def _chunk(line: ChunkLine, by: float, chunk: int) -> ChunkLine:
    return line.model_copy(
        update={
            "n": line.n + chunk,
            "start": round(line.start + by, 3),
            "end": round(line.end + by, 3),
            "speech": tuple((round(start + by, 3), round(end + by, 3)) for start, end in line.speech),
            "segments": tuple(_timed(heard, by) for heard in line.segments),
            "filled": tuple(_filled(one, by, chunk) for one in line.filled),
        }
    )


def _filled(line: FilledLine, by: float, chunk: int) -> FilledLine:
    return line.model_copy(
        update={
            "chunk": line.chunk + chunk,
            "start": round(line.start + by, 3),
            "end": round(line.end + by, 3),
            "segments": tuple(_timed(heard, by) for heard in line.segments),
        }
    )


def _timed(heard: Timed, by: float) -> Timed:
    words = tuple(_word(word, by) for word in heard.words)
    return heard.model_copy(
        update={"start": round(heard.start + by, 3), "end": round(heard.end + by, 3), "words": words}
    )


def _word(word: Word, by: float) -> Word:
    return word.model_copy(update={"start": round(word.start + by, 3), "end": round(word.end + by, 3)})


def _id(id: str, chunk: int) -> str:
    """`3.1` of a sitting that comes after seven chunks is `10.1`."""
    first, dot, rest = id.partition(".")
    return f"{int(first) + chunk}{dot}{rest}" if first.isdecimal() else f"{chunk}.{id}" if chunk else id


def _transcript(sittings: Sequence[SittingHeld], seconds: float) -> Transcript | None:
    """One transcript of all; whole when each is. What made it are the first one's engine and everybody's models."""
    found = [sitting.transcript for sitting in sittings if sitting.transcript is not None]
    if not found:
        return None
    models = dict.fromkeys(transcript.header.model for transcript in found)
    chunks = tuple(line for transcript in found for line in transcript.chunks)
    header = found[0].header.model_copy(update={"model": ", ".join(models)})
    whole = Transcript(header=header, chunks=chunks)
    missing = [s for s in sittings if s.seconds > 0 and (s.transcript is None or not s.transcript.complete)]
    if missing:
        return whole
    end = EndLine(
        seconds=seconds,
        speech_seconds=round(whole.speech_seconds, 3),
        covered_seconds=round(whole.covered_seconds, 3),
        uncovered=whole.uncovered,
    )
    return Transcript(header=header, chunks=chunks, end=end)
