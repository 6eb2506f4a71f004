"""A talk written down by hand: who says what when, under which question."""

from collections.abc import Sequence
from dataclasses import replace

from interview_tui.export.linked import LinkedInterview
from interview_tui.guide.markdown import read_guide
from interview_tui.guide.model import Guide
from interview_tui.interview.events import AnyEvent
from interview_tui.interview.record import InterviewRecord, Participant
from interview_tui.interview.state import state
from interview_tui.linking.coverage import coverage
from interview_tui.linking.passages import Passage
from interview_tui.transcription.segments import Segment
from interview_tui.transcription.transcript import ChunkLine, EndLine, Header, Transcript
from tests.builders import asked, covered, ended, numbered, script_read, segment, skipped

GUIDE: Guide = read_guide(
    """---
language: en
minutes: 10
---
# Trust

## Welcome (1 min)
Thank you for coming.

## Everyday (6 min)
1. Would you tell me about an ordinary day? {#day}
   - What comes first? {#first}
2. Who helps you when it is hard? {#help}
3. Whom do you tell? (optional) {#tell}

## Closing
4. Is there something more? {#more}
5. May I call you? {#call}
"""
)

EVENTS: Sequence[AnyEvent] = numbered(
    script_read("welcome", 0),
    asked("day", 30),
    asked("help", 330),
    covered("more", "help", 400),
    asked("tell", 500),
    skipped("call", 700),
    ended(780),
)
"""Welcome 30 s, day 300 s, help 170 s, tell 280 s."""

Line = tuple[float, float, str | None, str]
"""From, to, who, what."""


def said(line: Line, number: int) -> Segment:
    start, end, speaker, text = line
    return segment(text, start, end, f"0.{number}").model_copy(update={"speaker": speaker})


def passage(question: str | None, lines: Sequence[Line], section: str | None = None) -> Passage:
    """The lines under one question, or under a script."""
    segments = tuple(said(line, number) for number, line in enumerate(lines))
    home = section or (GUIDE.section_of(question).id if question else None)
    return Passage(segments[0].start, segments[-1].end, segments, question, home)


def talk_of(*passages: Passage, events: Sequence[AnyEvent] = EVENTS, seconds: float = 780.0) -> LinkedInterview:
    """An interview with Robin whose words are those of `passages`, all transcribed."""
    now = state(GUIDE, events)
    end = EndLine(seconds=seconds, speech_seconds=0, covered_seconds=0, uncovered=())
    chunk = ChunkLine(n=0, start=0, end=seconds)
    transcript = Transcript(header=Header(engine="openai-whisper", model="small"), chunks=(chunk,), end=end)
    return LinkedInterview(
        "01-robin",
        InterviewRecord(
            participants=(Participant(pseudonym="Robin"),), kind="pilot", created="2026-03-09T10:00:00+01:00"
        ),
        GUIDE,
        now,
        transcript if passages else None,
        passages,
        seconds,
        coverage(now, passages),
        heard=passages,
        corrected=passages,
    )


def with_uncovered(talk: LinkedInterview, *stretches: tuple[float, float]) -> LinkedInterview:
    """The same, with speech in those stretches that nobody has written down."""
    assert talk.transcript is not None
    chunk = talk.transcript.chunks[0].model_copy(update={"speech": stretches})
    return replace(talk, transcript=talk.transcript.model_copy(update={"chunks": (chunk,)}))
