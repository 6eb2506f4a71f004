"""Where an interview stands: a fold of guide and events. Pure.

`state(guide, events)` is `step` applied to each event in turn, from `before(guide)`. Undo is an event too: the fold
starts over without the event it names, so that a log replayed in one go or in two gives the same state.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import reduce
from typing import Literal, assert_never

from interview_tui.guide.model import Guide, Section
from interview_tui.interview.events import (
    AnyEvent,
    ConsentDetailed,
    ConsentGiven,
    ConsentRead,
    ConsentRefused,
    ConsentWithdrawn,
    Ended,
    FollowUpImprovised,
    GapDetected,
    NoteTaken,
    OffTheRecord,
    ParticipantTurned,
    Paused,
    ProbeAsked,
    QuestionAsked,
    QuestionCovered,
    QuestionShown,
    QuestionSkipped,
    QuoteMarked,
    RecordingAgreed,
    RecordingStarted,
    Reopened,
    Resumed,
    ScriptRead,
    Slept,
    SpeakerChanged,
    Started,
    Stopped,
    Undone,
)

Status = Literal["not_asked", "asked", "covered", "skipped"]
Recording = Literal["not_started", "recording", "paused", "off_record", "stopped", "erased"]
Consent = Literal["missing", "spoken", "written", "earlier", "refused", "withdrawn"]

_SHORTEST_BREAK = 0.5
"""Seconds: as exactly as one knows when a killed recorder wrote last."""
RECORDING_EVENTS = (RecordingStarted, Paused, OffTheRecord, Resumed, Stopped, GapDetected, Slept)
"""Written by the recorder, which alone knows the sample they happened at."""
_NOT_UNDOABLE = (Started, *RECORDING_EVENTS, RecordingAgreed, ConsentRefused, QuestionShown, Undone, Ended)


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of recording, in seconds. `end` is None while it lasts."""

    start: float
    end: float | None = None

    def seconds(self, now: float) -> float:
        """Its length, up to `now` if it still lasts."""
        return max(0.0, (now if self.end is None else self.end) - self.start)


@dataclass(frozen=True, slots=True)
class Mark:
    """A quote mark, a note, a follow-up or another moment, with the question that was current."""

    n: int
    at: float
    text: str = ""
    question: str | None = None


@dataclass(frozen=True)
class State:
    """An interview after some events. Ids are those of the guide."""

    guide: Guide
    events: tuple[AnyEvent, ...] = ()
    """Everything that led here, oldest first, undone events included."""
    recording: Recording = "not_started"
    agreed: bool = False
    """The participant has agreed to be recorded."""
    consent: Consent = "missing"
    consent_at: float | None = None
    ended: bool = False
    current: str | None = None
    """Question, script or consent section being asked or read now."""
    intervals: dict[str, tuple[Interval, ...]] = field(default_factory=dict)
    """Question or section id → when it was current, in order."""
    status: dict[str, Status] = field(default_factory=dict)
    """Every main question's status."""
    probes: dict[str, float] = field(default_factory=dict)
    """Asked probes, with the place in the sound."""
    read: frozenset[str] = frozenset()
    """Script and consent sections that have been read."""
    notes: tuple[Mark, ...] = ()
    quotes: tuple[Mark, ...] = ()
    follow_ups: tuple[Mark, ...] = ()
    gaps: tuple[Interval, ...] = ()
    silences: tuple[tuple[str, float, float], ...] = ()
    """Stretches that were not recorded: (kind, place in the sound, length in seconds).

    The kind is "paused", "off_record", "slept", or "broken_off": a recorder had died before the next one began.
    """
    speaker: str | None = None
    """Who speaks now, where that is noted."""
    turns: tuple[tuple[str, float], ...] = ()
    """Who took the word, and when, by the keys: each speaks to the next one's moment."""
    carried: dict[str, Status] = field(default_factory=dict)
    """What earlier sittings of this interview left questions at; those they did not deal with are not named."""

    def seconds(self, id: str, now: float) -> float:
        """How long question or script `id` has been current, in seconds of recording up to `now`."""
        return sum(interval.seconds(now) for interval in self.intervals.get(id, ()))

    def section_seconds(self, section: Section, now: float) -> float:
        """The same for a whole section, its own script included."""
        return self.seconds(section.id, now) + sum(self.seconds(q.id, now) for q in section.questions)

    @property
    def may_record(self) -> bool:
        """The participant has agreed and not refused since."""
        return self.agreed and self.consent not in ("refused", "withdrawn")

    @property
    def has_recording(self) -> bool:
        """Sound has been written and is kept."""
        return self.recording in ("recording", "paused", "off_record")

    @property
    def broken_off(self) -> bool:
        """The recorder ended in the middle of recording, and nobody had asked for it."""
        mine = [event for event in reversed(self.events) if isinstance(event, RECORDING_EVENTS)]
        if self.ended or not mine or not (isinstance(mine[0], Stopped) and mine[0].interrupted):
            return False
        before = next((e for e in mine[1:] if not isinstance(e, GapDetected | Slept)), None)
        return isinstance(before, RecordingStarted | Resumed)

    @property
    def has_been_recorded(self) -> bool:
        """There is sound, still growing or whole."""
        return self.has_recording or self.recording == "stopped"

    def questions_not_asked(self) -> tuple[str, ...]:
        """Main questions neither asked, covered nor skipped, in the order of the guide."""
        return tuple(q.id for q in self.guide.questions() if self.status[q.id] == "not_asked")


def before(guide: Guide, carried: Mapping[str, Status] | None = None) -> State:
    """The state before anything has happened in this sitting; `carried` is what earlier ones left questions at."""
    known = {q.id for q in guide.questions()}
    kept: dict[str, Status] = {id: s for id, s in (carried or {}).items() if id in known and s != "not_asked"}
    return State(guide, status={q.id: kept.get(q.id, "not_asked") for q in guide.questions()}, carried=kept)


def state(guide: Guide, events: Iterable[AnyEvent], carried: Mapping[str, Status] | None = None) -> State:
    """Where the interview stands after `events`, oldest first."""
    return reduce(step, events, before(guide, carried))


def step(now: State, event: AnyEvent) -> State:
    """`now` with one event more. Ids that the guide does not have are kept in the log and change nothing."""
    events = (*now.events, event)
    if isinstance(event, Undone):
        return replace(reduce(_apply, kept(events), before(now.guide, now.carried)), events=events)
    return replace(_apply(now, event), events=events)


def kept(events: Sequence[AnyEvent]) -> list[AnyEvent]:
    """Those of `events`, oldest first, that count: without what was undone, and without the undoing."""
    undone = _undone(events)
    return [event for event in events if event.n not in undone and not isinstance(event, Undone)]


def last_undoable(now: State) -> AnyEvent | None:
    """The newest event that `u` would undo, or None."""
    undone = _undone(now.events)
    for event in reversed(now.events):
        if event.n not in undone and not isinstance(event, _NOT_UNDOABLE):
            return event
    return None


def _undone(events: Iterable[AnyEvent]) -> set[int]:
    """Numbers of the undone events. Only what stands before it in the log can be undone, and no refusal ever."""
    undoable: set[int] = set()
    undone: set[int] = set()
    for event in events:
        if isinstance(event, Undone) and event.of in undoable:
            undone.add(event.of)
        if not isinstance(event, _NOT_UNDOABLE):
            undoable.add(event.n)
    return undone


def _apply(now: State, event: AnyEvent) -> State:
    at = event.at
    match event:
        case Started() | QuestionShown() | ParticipantTurned() | ConsentDetailed():
            return now  # the last is folded in `consent`
        case RecordingAgreed():
            return replace(now, agreed=True)
        case RecordingStarted():
            return replace(now, recording="recording", silences=(*now.silences, *_not_recorded(now, event)))
        case ConsentRead(section=section):
            return _read(now, section or _consent_section(now.guide), at)
        case ScriptRead(section=section):
            return _read(now, section, at)
        case ConsentGiven() if now.consent == "refused":
            return now  # what was said is erased: there is nothing left to consent to
        case ConsentGiven(how=how):
            return replace(now, consent=how, consent_at=at)
        case ConsentRefused():
            return replace(_leave(now, at), consent="refused", recording="erased", current=None)
        case ConsentWithdrawn():
            return replace(now, consent="withdrawn")
        case Paused():
            return replace(now, recording="paused")
        case OffTheRecord():
            return replace(now, recording="off_record")
        case Resumed() if now.recording not in ("paused", "off_record"):
            return now
        case Resumed(seconds=seconds):
            return replace(now, recording="recording", silences=(*now.silences, (now.recording, at, seconds)))
        case Stopped(interrupted=True) if now.recording != "erased":
            # The sound ends here, the conversation does not: a new recorder goes on under the same question.
            return replace(now, recording="stopped")
        case Stopped():
            recording: Recording = "erased" if now.recording == "erased" else "stopped"
            return replace(_leave(now, at), recording=recording, current=None)
        case GapDetected(start=start, seconds=seconds):
            return replace(now, gaps=(*now.gaps, Interval(start, start + seconds)))
        case Slept(seconds=seconds):
            return replace(now, silences=(*now.silences, ("slept", at, seconds)))
        case QuestionAsked(question=question):
            if question not in now.status:
                return now
            return replace(_enter(now, question, at), status=now.status | {question: "asked"})
        case ProbeAsked(probe=probe):
            known = any(item.id == probe for question in now.guide.questions() for item in question.all_probes())
            return replace(now, probes=now.probes | {probe: at}) if known else now
        case QuestionCovered(question=question):
            return _mark(now, question, "covered")
        case QuestionSkipped(question=question):
            return _mark(now, question, "skipped")
        case Reopened(question=question):
            asked = now.intervals.get(question) or now.carried.get(question) == "asked"
            return _mark(now, question, "asked" if asked else "not_asked")
        case FollowUpImprovised(text=text):
            return replace(now, follow_ups=(*now.follow_ups, Mark(event.n, at, text, now.current)))
        case NoteTaken(text=text):
            return replace(now, notes=(*now.notes, Mark(event.n, at, text, now.current)))
        case QuoteMarked():
            return replace(now, quotes=(*now.quotes, Mark(event.n, at, "", now.current)))
        case SpeakerChanged(speaker=speaker):
            return replace(now, speaker=speaker, turns=(*now.turns, (speaker, at)))
        case Ended():
            return replace(_leave(now, at), ended=True, current=None)
        case Undone():
            return now
        case _:
            assert_never(event)


def _not_recorded(now: State, start: RecordingStarted) -> tuple[tuple[str, float, float], ...]:
    """Between a recorder that ended before its time and the next one: measured by the clock on the wall."""
    last = next((e for e in reversed(now.events) if isinstance(e, RecordingStarted | Stopped) and e is not start), None)
    if not isinstance(last, Stopped) or not last.interrupted:
        return ()
    try:
        seconds = (datetime.fromisoformat(start.wall) - datetime.fromisoformat(last.wall)).total_seconds()
    except (ValueError, TypeError):  # no clock on the wall in one of them
        return ()
    return (("broken_off", start.at, round(seconds, 3)),) if seconds >= _SHORTEST_BREAK else ()


def _enter(now: State, id: str, at: float) -> State:
    """Make a question or script current; asking again what is already current changes nothing."""
    if id == now.current:
        return now
    left = _leave(now, at)
    return replace(left, current=id, intervals=left.intervals | {id: (*left.intervals.get(id, ()), Interval(at))})


def _read(now: State, id: str | None, at: float) -> State:
    """Make a section current that is read aloud, if the guide has it."""
    if id is None or all(section.id != id for section in now.guide.sections):
        return now
    return replace(_enter(now, id, at), read=now.read | {id})


def _leave(now: State, at: float) -> State:
    """Close the interval of what is current."""
    if now.current is None:
        return now
    *earlier, last = now.intervals[now.current]
    closed = (*earlier, Interval(last.start, max(last.start, at)))
    return replace(now, intervals=now.intervals | {now.current: closed})


def _mark(now: State, question: str, status: Status) -> State:
    return replace(now, status=now.status | {question: status}) if question in now.status else now


def _consent_section(guide: Guide) -> str | None:
    return next((section.id for section in guide.sections if section.kind == "consent"), None)
