"""Linked interviews made of what was said, for tests of formats: no disk, no linking."""

from collections.abc import Sequence
from itertools import groupby

from interview_tui.correcting.marks import notes, quotes
from interview_tui.export.linked import LinkedInterview
from interview_tui.export.options import Options
from interview_tui.guide.markdown import read_guide
from interview_tui.guide.model import Guide
from interview_tui.interview.correction import Marked
from interview_tui.interview.corrections import decisions
from interview_tui.interview.events import AnyEvent
from interview_tui.interview.record import InterviewRecord, Participant
from interview_tui.interview.state import state
from interview_tui.linking.coverage import coverage
from interview_tui.linking.passages import Passage
from interview_tui.transcription.segments import Segment, Word
from tests import builders
from tests.builders import noted, quoted

Said = tuple[str | None, str | None, float, str]
"""Id of the question (or of the script, or None), who speaks, when it begins, and the words."""

GUIDE = """---
language: en
---
# Trust

## Welcome
Thank you for being here.

## Everyday (10 min)
1. Would you tell me about a normal day? {#day}
   - What do you do first?
2. Who helps you when it is hard? {#help}

## Closing
3. Is there something more? {#more}
"""
ROBIN = Participant(pseudonym="Robin", role="nurse")
SAID: tuple[Said, ...] = (
    ("welcome", "I", 1.0, "Thank you for being here."),
    ("day", "I", 5.0, "Would you tell me about a normal day?"),
    ("day", "Robin", 8.0, "I read, and then I write."),
    ("day", "Robin", 14.0, "Then I go home."),
    (None, "I", 20.0, "Let me close the window."),
    ("help", "I", 25.0, "Who helps you?"),
    ("help", "Robin", 28.0, "My sister. She always did."),
)


def guide(text: str = GUIDE) -> Guide:
    return read_guide(text)


def talk(
    said: Sequence[Said] = SAID,
    *,
    id: str = "01-robin",
    people: Sequence[Participant] = (ROBIN,),
    asked: Guide | None = None,
    events: Sequence[AnyEvent] = (),
    marks: Sequence[Marked] = (),
    options: Options | None = None,
    also: tuple[str, ...] = (),
    **record: object,
) -> LinkedInterview:
    """An interview in which this was said, a quarter of a second a word; `also` is what its first passage answers."""
    asked = asked or guide()
    segments = [_segment(number, speaker, start, text) for number, (_under, speaker, start, text) in enumerate(said)]
    passages: list[Passage] = []
    for under, together in groupby(zip(said, segments, strict=True), key=lambda pair: pair[0][0]):
        passages.append(_passage(asked, under, [one for _said, one in together], () if passages else also))
    end = max((segment.end for segment in segments), default=0.0)
    seconds = 0.0 if record.get("form") == "written" else end
    recorded = [builders.started(), builders.recording(), builders.stopped(end)] if seconds else []
    now = state(asked, builders.numbered(*sorted([*recorded, *events], key=lambda event: event.at)))
    decided = decisions([mark.model_copy(update={"n": n}) for n, mark in enumerate(marks, 1)])
    return LinkedInterview(
        id,
        InterviewRecord(participants=tuple(people), created="2026-03-05T10:00:00+01:00", **record),  # type: ignore[arg-type]
        asked,
        now,
        None,
        tuple(passages),
        seconds,
        coverage(now, passages),
        options=options or Options(),
        quotes=quotes(passages, now, decided),
        notes=notes(passages, now, decided),
    )


def _passage(guide: Guide, under: str | None, segments: Sequence[Segment], also: tuple[str, ...]) -> Passage:
    start, end = segments[0].start, segments[-1].end
    if any(question.id == under for question in guide.questions()) and under is not None:
        return Passage(start, end, tuple(segments), under, guide.section_of(under).id, also=also)
    return Passage(start, end, tuple(segments), None, under)


def _segment(number: int, speaker: str | None, start: float, text: str) -> Segment:
    words = tuple(
        Word(start=round(start + i * 0.25, 3), end=round(start + i * 0.25 + 0.2, 3), text=word)
        for i, word in enumerate(text.split())
    )
    end = words[-1].end if words else start
    return Segment(id=f"1.{number}", start=start, end=end, text=text, words=words, speaker=speaker)


DAY = "1.1 Would you tell me about a normal day?"
HELP = "1.2 Who helps you when it is hard?"
KIM, ALEX = Participant(pseudonym="Kim", role="teacher"), Participant(pseudonym="Alex", part="support")
GROUP: tuple[Said, ...] = (
    ("day", "I", 5.0, "Would you tell me about a normal day?"),
    ("day", "Kim", 8.0, "I teach."),
    ("day", "Robin", 10.0, "I read."),
    ("day", "Kim", 12.0, "And I write."),
    ("help", "I2", 15.0, "Who helps you?"),
    ("help", "Robin", 17.0, "Kim does."),
)
CASES = {
    "one": [talk()],
    "nothing said": [talk(())],
    "not recorded": [talk((), id="02-kim", people=[KIM], options=Options(times=False))],
    "a group": [talk(GROUP, people=[ROBIN, KIM, ALEX], interviewers=2)],
    "in writing": [talk(form="written")],
    "twice the same": [talk(), talk(id="04-robin")],
    "no speakers known": [talk([("day", None, 1.0, "Somebody says this.")])],
    "odd": [
        talk([("day", "Robin", 1.0, "a\tb ]]> <c> & \x0b \x00 é 😀 \u202eab\u202c \ufeff")], events=[noted("x\ry\x07")])
    ],
    "quotes and notes": [talk(events=[noted("  ", at=3.0), noted("smiles", at=9.0), quoted(at=9.0), quoted(at=9.1)])],
}
"""All that a project may be made of."""
