"""Interviews to look at: a guide with everything in it, and a screen whose clock stands still."""

from collections.abc import Iterable
from pathlib import Path

from interview_tui.audio.recorder.client import Recorder
from interview_tui.guide.markdown import read_guide
from interview_tui.guide.model import Guide
from interview_tui.interview.events import (
    AnyEvent,
    ConsentGiven,
    ConsentRead,
    ProbeAsked,
    QuestionAsked,
    QuestionCovered,
    QuestionSkipped,
    RecordingAgreed,
    RecordingStarted,
    ScriptRead,
)
from interview_tui.interview.record import InterviewKind, InterviewRecord, Participant
from interview_tui.interview.state import State, state
from interview_tui.sitting import Sitting
from interview_tui.study import Settings, Study
from interview_tui.tui.screens.interview import InterviewScreen

TEXT = """---
language: en
minutes: 45
---
# Trust in the meeting

## Welcome
Thank you for taking the time.

## Consent
The talk is recorded, and you can stop whenever you want. May we record it?

## Theme: Everyday (10 min)
1. Would you tell me about an ordinary day? {#day}
2. What does trust mean to you when you meet the authorities? [RQ2] {#trust}
   - What does someone you trust do? {#do}
   - When did you notice it for the first time? {#first}
   - If it was hard:
     - How did that feel? {#feel}
   > If needed: I mean being able to count on someone.

## Theme: Support (15 min)
1. Whom do you turn to? {#whom}
2. What was the first contact like? (optional) {#contact}

## Closing
Thank you for the talk.
"""
GUIDE: Guide = read_guide(TEXT)
BEGUN: tuple[AnyEvent, ...] = (
    RecordingAgreed(at=0.0),
    RecordingStarted(at=0.0),
    ScriptRead(at=1.0, section="welcome"),
    ConsentRead(at=20.0),
    ConsentGiven(at=50.0),
    QuestionAsked(at=60.0, question="day"),
    QuestionAsked(at=576.0, question="trust"),
    ProbeAsked(at=600.0, probe="do"),
    QuestionCovered(at=610.0, question="whom", by="trust"),
)
LEFT_OUT = QuestionSkipped(at=620.0, question="contact")
NOW = 760.0


def after(*events: AnyEvent) -> State:
    """The state after `events`, numbered as a timeline would."""
    return state(GUIDE, (event.model_copy(update={"n": n}) for n, event in enumerate(events, 1)))


def sitting(
    folder: Path,
    events: Iterable[AnyEvent] = (),
    *,
    recorder: Recorder | None = None,
    kind: InterviewKind = "interview",
) -> Sitting:
    """An interview in a new study in `folder`, after `events`."""
    study = Study.create(folder, TEXT, Settings(title=GUIDE.title, language="en", live=False))
    record = InterviewRecord(participants=(Participant(pseudonym="Robin"),), kind=kind)
    held = Sitting(study.new_interview(record), recorder)
    for event in events:
        held.dispatch(event)
    return held


def standing_still(held: Sitting, at: float = NOW) -> InterviewScreen:
    """Its screen, with a clock that shows one moment, so that every picture of it is the same."""
    held.clock = lambda: at  # type: ignore[method-assign]
    return InterviewScreen(held)


def kinds(held: Sitting) -> list[str]:
    """The names of its events on the disk, without the first one."""
    return [event.event for event in held.interview.timeline.events()][1:]
