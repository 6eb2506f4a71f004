"""What the participant of a rehearsal does, and what was learnt at its end, in words. Pure."""

from interview_tui.guide.model import Guide
from interview_tui.language import _, ngettext
from interview_tui.rehearsing import Moment, Summary
from interview_tui.times import clock_time, length
from interview_tui.tui.view.numbers import decimal
from interview_tui.tui.view.said import short

_LONGEST = 60
"""Characters of a question that are shown."""


def participant_words(moment: Moment, guide: Guide) -> tuple[str, str]:
    """What the participant does now, and a quiet hint: `The participant answers … 0:40`."""
    match moment.doing:
        case "waits":
            return _("The participant waits."), ""
        case "listens":
            return _("The participant listens."), ""
        case "answers":
            now = _("The participant answers … {time}").format(time=clock_time(moment.seconds))
        case "silent":
            now = _("silent now {time}").format(time=clock_time(moment.seconds))
    if moment.short:
        return now, _("It was a short answer. Is there something to follow up?")
    if moment.covers is not None:
        question = short(guide.question(moment.covers).text, _LONGEST)
        return now, _("Touches this, too: {question}").format(question=question)
    return now, ""


def key_words(moment: Moment) -> str:
    """What `p` does now, as shortly as can be."""
    match moment.doing:
        case "answers":
            return _("p: silent")
        case "silent":
            return _("p: goes on")
        case _:
            return ""


def summary_words(summary: Summary) -> list[str]:
    """What was learnt, a sentence each: how far, how long, how she waited."""
    said = [
        _("{dealt} of {all} questions were asked, covered or skipped.").format(
            dealt=summary.dealt_with, all=summary.questions
        )
    ]
    if summary.median_wait is not None:
        shortest = min(wait.seconds for wait in summary.waits)
        said.append(
            _("After an answer you waited {middle} s before you went on, as a median; at the least {least} s.").format(
                middle=decimal(summary.median_wait, ".1f"), least=decimal(shortest, ".1f")
            )
        )
    had_more = sum(wait.had_more for wait in summary.waits)
    if had_more:
        said.append(
            ngettext(
                "Once the participant was only thinking, and would have gone on.",
                "{count} times the participant was only thinking, and would have gone on.",
                had_more,
            ).format(count=had_more)
        )
    if summary.interrupted:
        said.append(
            ngettext(
                "Once you went on while the participant was speaking.",
                "{count} times you went on while the participant was speaking.",
                summary.interrupted,
            ).format(count=summary.interrupted)
        )
    return said


def summary_table(summary: Summary, width: int) -> list[str]:
    """Theme, planned and real time as lines of equal columns; the whole stands last."""
    rows = [(_("theme"), _("plan"), _("took"))]
    rows += [(one.title, planned_words(one.planned), length(one.seconds)) for one in summary.themes]
    rows.append((_("altogether"), planned_words(summary.planned), length(summary.seconds)))
    planned = max(len(row[1]) for row in rows)
    took = max(len(row[2]) for row in rows)
    titles = min(max(len(row[0]) for row in rows), width - planned - took - 4)
    return [f"{_cut(a, titles).ljust(titles)}  {b.rjust(planned)}  {c.rjust(took)}" for a, b, c in rows]


def planned_words(minutes: int | None) -> str:
    """`10 min`, or a dash where nobody has planned."""
    return _("{minutes} min").format(minutes=minutes) if minutes else "–"


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"
