"""What a key did, in a few words: shown for a moment, and when it is undone. Pure."""

from interview_tui.guide.model import Guide
from interview_tui.interview.events import (
    AnyEvent,
    ConsentDetailed,
    ConsentGiven,
    ConsentRead,
    ConsentWithdrawn,
    FollowUpImprovised,
    NoteTaken,
    OffTheRecord,
    Paused,
    ProbeAsked,
    QuestionAsked,
    QuestionCovered,
    QuestionSkipped,
    QuoteMarked,
    Reopened,
    ScriptRead,
)
from interview_tui.interview.state import State
from interview_tui.language import _, ngettext
from interview_tui.problem import Problem, reason
from interview_tui.recovery import Receipt
from interview_tui.times import clock_time
from interview_tui.tui.view.numbers import size

_LONGEST = 44


def short(text: str, longest: int = _LONGEST) -> str:
    """`text` on one line, cut at a word, with … if anything is left out."""
    text = " ".join(text.split())
    if len(text) <= longest:
        return text
    return text[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,.;:") + " …"


def done(guide: Guide, event: AnyEvent) -> str:
    """`Skipped: Who do you turn to?`; empty for what the screen shows anyway."""
    match event:
        case QuestionCovered(question=question):
            return _("Covered: {question}").format(question=_named(guide, question))
        case QuestionSkipped(question=question):
            return _("Skipped: {question}").format(question=_named(guide, question))
        case Reopened(question=question):
            return _("Back on the list: {question}").format(question=_named(guide, question))
        case QuoteMarked(at=at):
            return _("Quote marked at {time}").format(time=clock_time(at))
        case NoteTaken(at=at):
            return _("Note saved at {time}").format(time=clock_time(at))
        case FollowUpImprovised(at=at):
            return _("Follow-up at {time}").format(time=clock_time(at))
        case ConsentGiven(how=how):
            return _("Consent noted: {how}").format(how=consent_how(how))
        case ConsentDetailed():
            return _("Consent noted.")
        case _:
            return ""


def undone(guide: Guide, event: AnyEvent | None) -> str:
    """What `u` took back."""
    match event:
        case None:
            return _("There is nothing to undo.")
        case QuestionAsked(question=question):
            return _("Undone: asked {question}").format(question=_named(guide, question))
        case QuestionCovered(question=question):
            return _("Undone: covered {question}").format(question=_named(guide, question))
        case QuestionSkipped(question=question):
            return _("Undone: skipped {question}").format(question=_named(guide, question))
        case Reopened(question=question):
            return _("Undone: back on the list {question}").format(question=_named(guide, question))
        case ProbeAsked(probe=probe):
            return _("Undone: follow-up {probe}").format(probe=_probe(guide, probe))
        case ScriptRead() | ConsentRead():
            return _("Undone: read aloud")
        case ConsentGiven() | ConsentDetailed():
            return _("Undone: consent")
        case ConsentWithdrawn():
            return _("Undone: consent withdrawn")
        case QuoteMarked(at=at):
            return _("Undone: quote at {time}").format(time=clock_time(at))
        case NoteTaken(text=text):
            return _("Undone: note {text}").format(text=short(text))
        case FollowUpImprovised(text=text):
            return _("Undone: follow-up {probe}").format(probe=short(text)) if text else _("Undone: your own follow-up")
        case Paused() | OffTheRecord():
            return _("Recording again.")
        case _:
            return _("Undone.")


def not_noted(error: OSError) -> str:
    """Why the disk took no note of a key."""
    if isinstance(error, FileNotFoundError):
        return _("✕ Not noted: the study's folder is not where it was. Put it back, and try again.")
    return _("✕ Not noted: {reason}. Try again.").format(reason=reason(error))


def end_not_noted(error: OSError) -> Problem:
    """Why the disk took no note of the end."""
    if isinstance(error, FileNotFoundError):
        return Problem(
            _("The end of the interview could not be noted: the study's folder is not where it was."),
            cure=_("Put it back and press e again; it ends all the same without. What is recorded is kept."),
        )
    return Problem(
        _("The end of the interview could not be noted: {reason}.").format(reason=reason(error)),
        cure=_("Make room and press e again; without room it ends all the same. The recording is kept."),
    )


def consent_how(how: str) -> str:
    """How consent was given, in words."""
    return {"spoken": _("spoken"), "written": _("in writing"), "earlier": _("given earlier")}[how]


def receipt(erased: Receipt) -> str:
    """What a refusal erased. Names no one."""
    if not erased.files:
        return _("Nothing had been recorded, and nothing is kept.")
    files = ngettext("{count} file", "{count} files", len(erased.files)).format(count=len(erased.files))
    if not erased.gone:
        return _("Not everything could be erased. See to the folder of this interview by hand.")
    told = _("Erased and checked gone: {files}, {size}.").format(files=files, size=size(erased.bytes))
    if erased.left:
        told += " " + _("What you exported into other folders and changed there is left: erase it yourself.")
    return told


def not_asked(state: State) -> tuple[str, list[str]]:
    """What the leaving dialog says: a sentence and the questions that are still open."""
    ids = state.questions_not_asked()
    if not ids:
        return _("Every question is asked, covered or skipped."), []
    sentence = ngettext(
        "One question has not been asked yet.", "{count} questions have not been asked yet.", len(ids)
    ).format(count=len(ids))
    return sentence, [state.guide.question(id).text for id in ids]


def _named(guide: Guide, id: str) -> str:
    try:
        return short(guide.question(id).text)
    except KeyError:
        return id


def _probe(guide: Guide, id: str) -> str:
    for question in guide.questions():
        for probe in question.all_probes():
            if probe.id == id:
                return short(probe.text)
    return id
