"""Guides, events, words and segments that take only what a test is about."""

from collections.abc import Iterable

from interview_tui.guide.model import Guide, Question, Section
from interview_tui.interview.events import (
    AnyEvent,
    ConsentGiven,
    ConsentHow,
    ConsentRead,
    ConsentRefused,
    Ended,
    FollowUpImprovised,
    NoteTaken,
    OffTheRecord,
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
    Started,
    Stopped,
    Undone,
)
from interview_tui.transcription.segments import Segment, Word


def question(id: str) -> Question:
    """A question whose text is its id."""
    return Question(id=id, text=id.capitalize())


def guide(*questions: str, scripts: Iterable[str] = (), consent: str | None = None) -> Guide:
    """A guide with the questions in one theme called `tema`, after its scripts and its consent script."""
    before = [Section(id=id, title=id.capitalize(), kind="script", text=f"{id}.") for id in scripts]
    if consent:
        before.append(Section(id=consent, title="Samtycke", kind="consent", text="Det är frivilligt."))
    theme = Section(id="tema", title="Tema", kind="theme", questions=tuple(question(id) for id in questions))
    return Guide(title="Guide", sections=(*before, theme))


def started(at: float = 0) -> Started:
    return Started(at=at)


def agreed(at: float = 0) -> RecordingAgreed:
    return RecordingAgreed(at=at)


def recording(at: float = 0) -> RecordingStarted:
    return RecordingStarted(at=at)


def asked(question: str, at: float = 0) -> QuestionAsked:
    return QuestionAsked(question=question, at=at)


def shown(question: str, at: float = 0) -> QuestionShown:
    return QuestionShown(question=question, at=at)


def skipped(question: str, at: float = 0) -> QuestionSkipped:
    return QuestionSkipped(question=question, at=at)


def covered(question: str, by: str | None = None, at: float = 0) -> QuestionCovered:
    return QuestionCovered(question=question, by=by, at=at)


def reopened(question: str, at: float = 0) -> Reopened:
    return Reopened(question=question, at=at)


def probed(probe: str, at: float = 0) -> ProbeAsked:
    return ProbeAsked(probe=probe, at=at)


def script_read(section: str, at: float = 0) -> ScriptRead:
    return ScriptRead(section=section, at=at)


def consent_read(section: str | None = None, at: float = 0) -> ConsentRead:
    return ConsentRead(section=section, at=at)


def consented(how: ConsentHow = "spoken", at: float = 0) -> ConsentGiven:
    return ConsentGiven(how=how, at=at)


def refused(at: float = 0) -> ConsentRefused:
    return ConsentRefused(at=at)


def paused(at: float = 0) -> Paused:
    return Paused(at=at)


def off_the_record(at: float = 0) -> OffTheRecord:
    return OffTheRecord(at=at)


def resumed(at: float = 0, seconds: float = 0) -> Resumed:
    return Resumed(at=at, seconds=seconds)


def stopped(at: float = 0) -> Stopped:
    return Stopped(at=at, seconds=at)


def broken_off(at: float = 0) -> Stopped:
    return Stopped(at=at, seconds=at, interrupted=True)


def slept(at: float = 0, seconds: float = 0) -> Slept:
    return Slept(at=at, seconds=seconds)


def noted(text: str, at: float = 0) -> NoteTaken:
    return NoteTaken(text=text, at=at)


def quoted(at: float = 0) -> QuoteMarked:
    return QuoteMarked(at=at)


def improvised(text: str = "", at: float = 0) -> FollowUpImprovised:
    return FollowUpImprovised(text=text, at=at)


def undone(of: int, at: float = 0) -> Undone:
    return Undone(of=of, at=at)


def ended(at: float = 0) -> Ended:
    return Ended(at=at)


def numbered(*events: AnyEvent) -> list[AnyEvent]:
    """The events with the numbers that a timeline gives them: 1, 2, 3 …"""
    return [event.model_copy(update={"n": n}) for n, event in enumerate(events, 1)]


def word(text: str, start: float, end: float) -> Word:
    return Word(text=text, start=start, end=end)


def segment(text: str, start: float, end: float, id: str = "0.0") -> Segment:
    """A segment whose words share its time equally."""
    words = text.split()
    each = (end - start) / max(1, len(words))
    timed = tuple(word(w, start + i * each, start + (i + 1) * each) for i, w in enumerate(words))
    return Segment(id=id, start=start, end=end, text=text, words=timed)
