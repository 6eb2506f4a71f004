"""What the demo says below the screen: which key was pressed just now, and why. Pure."""

from interview_tui.guide.model import Guide
from interview_tui.interview.events import (
    AnyEvent,
    ConsentGiven,
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
    QuestionSkipped,
    QuoteMarked,
    RecordingAgreed,
    Resumed,
    ScriptRead,
)
from interview_tui.language import _
from interview_tui.tui.view.said import short

SPEEDS = (1.0, 2.0, 4.0, 8.0, 0.0)
"""Times real speed; 0 is as fast as the machine can."""


def caption(guide: Guide, event: AnyEvent, who: str) -> str:
    """Key and reason of one press; empty for what needs no word."""
    match event:
        case RecordingAgreed():
            return _("a: {who} agrees to be recorded. The recording starts; nothing was kept before.").format(who=who)
        case ScriptRead(section=section):
            return _("Space: the interviewer reads “{title}” aloud.").format(title=guide.section(section).title)
        case ConsentRead():
            return _("Space: the interviewer reads the information and asks for consent.")
        case ConsentGiven():
            return _("k: {who} consents. The place in the sound is noted.").format(who=who)
        case ConsentRefused():
            return _("k: {who} does not want to take part. What was recorded is erased.").format(who=who)
        case QuestionAsked(question=question):
            return _("Space: asked now: {question}").format(question=short(guide.question(question).text, 60))
        case ProbeAsked(probe=probe):
            probes = {p.id: n for q in guide.questions() for n, p in enumerate(q.all_probes(), 1)}
            return _("{number}: a follow-up is asked.").format(number=probes[probe])
        case QuestionCovered(question=question):
            return _("c: already answered: {question}").format(question=short(guide.question(question).text, 56))
        case QuestionSkipped(question=question):
            return _("s: left for now: {question}").format(question=short(guide.question(question).text, 56))
        case FollowUpImprovised():
            return _("f: a follow-up that is not in the guide, kept from the moment of the key.")
        case NoteTaken():
            return _("n: a note, typed while {who} talks.").format(who=who)
        case QuoteMarked():
            return _("m: this may be worth quoting; the place is marked.")
        case Paused():
            return _("r: a pause. Nothing is recorded until r is pressed again.")
        case OffTheRecord():
            return _("o: off the record. Nothing is written to the disk until o is pressed again.")
        case Resumed():
            return _("The recording goes on.")
        case Ended():
            return _("e: the interview is over. The recording is closed and checked.")
        case _:
            return ""


def speed_word(speed: float) -> str:
    """`real speed`, `4 times as fast`, `as fast as possible`."""
    if speed == 1.0:
        return _("real speed")
    if speed == 0.0:
        return _("as fast as possible")
    return _("{count} times as fast").format(count=f"{speed:g}")
