"""What the participant of a rehearsal does: a fold of guide, events and how it answers. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from interview_tui.guide.model import Guide, Question
from interview_tui.interview.events import (
    AnyEvent,
    ConsentRead,
    Ended,
    FollowUpImprovised,
    ParticipantTurned,
    ProbeAsked,
    QuestionAsked,
    ScriptRead,
)
from interview_tui.interview.record import Rehearsed
from interview_tui.interview.state import State, before, kept, step
from interview_tui.rehearsing.answers import Answer, answer, goes_on

Doing = Literal["waits", "listens", "silent", "answers"]


@dataclass(frozen=True, slots=True)
class Turn:
    """From one thing that the interviewer says to the next. Seconds are those of the interview's clock."""

    question: str | None
    """The main question it belongs to; None for a script, or where none was current."""
    start: float
    """When the key went down."""
    heard: float
    """When it has been read aloud."""
    speaks: tuple[tuple[float, float], ...] = ()
    """When the participant speaks, as far as nothing comes between; what the interviewer cut off is still here."""
    end: float | None = None
    """When the interviewer speaks again; None while the turn lasts."""
    aloud: bool = False
    """A script is read: there is nothing to answer."""
    short: bool = False
    """The answer is so short that it asks for a follow-up."""
    covers: str | None = None
    """The next question, if the answer touches it, too."""

    def silent_since(self, now: float) -> float:
        """When the silence began that there is at `now`; `now` itself while somebody speaks."""
        if now < self.heard or any(start <= now < end for start, end in self.speaks):
            return now
        return max((end for _start, end in self.speaks if end <= now), default=self.heard)


@dataclass(frozen=True, slots=True)
class Moment:
    """What the participant does at one moment."""

    doing: Doing
    seconds: float = 0.0
    """Of an answer: since it began. Of a silence: how long it has lasted."""
    short: bool = False
    """The answer was so short that a follow-up is called for; told when it is over."""
    covers: str | None = None
    """The question that the answer touches, too; told when it has come so far."""


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """Everything the participant has done, and what it will do if nobody speaks."""

    guide: Guide
    turns: tuple[Turn, ...] = ()

    def at(self, now: float) -> Moment:
        """What the participant does at second `now`, which is not before the last event."""
        if not self.turns or self.turns[-1].end is not None:
            return Moment("waits")
        turn = self.turns[-1]
        if turn.aloud or now < turn.heard:
            return Moment("listens")
        begun = [start for start, _end in turn.speaks if start <= now]
        told = bool(turn.speaks) and now >= (turn.speaks[0][0] + turn.speaks[-1][1]) / 2
        covers = turn.covers if told else None
        if any(start <= now < end for start, end in turn.speaks):
            return Moment("answers", now - begun[0], covers=covers)
        over = bool(turn.speaks) and now >= turn.speaks[-1][1]
        return Moment("silent", now - turn.silent_since(now), turn.short and over, covers)


def rehearsing(guide: Guide, events: Sequence[AnyEvent], rehearsed: Rehearsed) -> Rehearsal:
    """The participant's part in what has happened so far. The same events and the same `rehearsed` give the same."""
    now, turns = before(guide), list[Turn]()
    for event in kept(events):
        now = step(now, event)
        match event:
            case QuestionAsked() | ProbeAsked() | FollowUpImprovised() | ScriptRead() | ConsentRead():
                _close(turns, event.at)
                turns.append(_turn(now, event, rehearsed))
            case ParticipantTurned() if turns and not turns[-1].aloud:
                turns[-1] = _turned(turns[-1], now, event, rehearsed)
            case Ended():
                _close(turns, event.at)
    return Rehearsal(guide, tuple(turns))


def _close(turns: list[Turn], at: float) -> None:
    if turns and turns[-1].end is None:
        turns[-1] = replace(turns[-1], end=max(turns[-1].start, at))


def _turn(now: State, event: AnyEvent, rehearsed: Rehearsed) -> Turn:
    """What follows on what was just said. `now` is the state with it."""
    question = _question(now)
    match event:
        case ScriptRead() | ConsentRead():
            return Turn(None, event.at, event.at, aloud=True)
        case ProbeAsked(probe=probe):
            probes = {one.id: one.text for q in now.guide.questions() for one in q.all_probes()}
            text, follow_up = probes.get(probe, ""), True
        case FollowUpImprovised(text=text):
            follow_up = True
        case _:
            text, follow_up = question.text if question is not None else "", False
    found = answer(rehearsed, event.n, text, question, follow_up=follow_up)
    return _moved(found, event.at, question.id if question is not None else None, _next_open(now, question))


def _moved(found: Answer, at: float, question: str | None, following: str | None) -> Turn:
    speaks = tuple((round(at + start, 3), round(at + end, 3)) for start, end in found.speaks)
    covers = following if found.covers else None
    return Turn(question, at, at + found.heard, speaks, short=found.short, covers=covers)


def _turned(turn: Turn, now: State, event: ParticipantTurned, rehearsed: Rehearsed) -> Turn:
    """The turn with what was said so far, and nothing or something more after it."""
    said = tuple((start, min(end, event.at)) for start, end in turn.speaks if start < event.at)
    heard = min(turn.heard, event.at)
    if not event.speaks:
        return replace(turn, heard=heard, speaks=said)
    if said and said[-1][1] == event.at:  # goes on without a breath
        return turn
    return replace(
        turn, heard=heard, speaks=(*said, *goes_on(rehearsed, event.n, _question(now), event.at)), short=False
    )


def _question(now: State) -> Question | None:
    return next((question for question in now.guide.questions() if question.id == now.current), None)


def _next_open(now: State, question: Question | None) -> str | None:
    """The first question after `question` that has not been dealt with."""
    ids = [one.id for one in now.guide.questions()]
    if question is None:
        return None
    return next((id for id in ids[ids.index(question.id) + 1 :] if now.status[id] == "not_asked"), None)
