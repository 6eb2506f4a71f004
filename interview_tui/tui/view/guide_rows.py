"""The guide beside the question: one row for each section and question, with its status by shape. Pure."""

from dataclasses import dataclass
from typing import Literal

from interview_tui.guide.model import Guide, Question, Section
from interview_tui.guide.theme_signs import ThemeSign, theme_signs
from interview_tui.interview.state import State
from interview_tui.language import _
from interview_tui.tui.view.numbers import minutes_of

SIGNS = {"not_asked": "○", "asked": "✓", "covered": "≈", "skipped": "–"}
NOW = "●"


@dataclass(frozen=True, slots=True)
class GuideRow:
    """One line of the guide."""

    kind: Literal["section", "question"]
    id: str
    """Section or question."""
    text: str
    sign: str = ""
    """`○` not asked, `●` now, `✓` asked, `≈` covered by another answer, `–` skipped; empty for a theme's heading."""
    side: str = ""
    """What stands to the right: minutes of a theme, how consent was given, the research questions served."""
    now: bool = False
    """Being asked or read."""
    cursor: bool = False
    stop: bool = True
    """The cursor can stand on it."""
    theme: ThemeSign | None = None
    """What a theme is known by everywhere; None for all else."""


def stops(guide: Guide) -> tuple[str, ...]:
    """Everything the cursor can stand on, in order: scripts, the consent section and the questions."""
    return tuple(
        id
        for section in guide.sections
        for id in ([q.id for q in section.questions] if section.kind == "theme" else [section.id])
    )


def is_question(guide: Guide, id: str) -> bool:
    """Whether `id` is a main question; else it is a section that is read aloud."""
    return any(q.id == id for q in guide.questions())


def is_open(state: State, id: str) -> bool:
    """Whether `id` is still to be asked or read."""
    return state.status[id] == "not_asked" if id in state.status else id not in state.read


def next_open(state: State, after: str | None) -> str | None:
    """What is sensible to ask after `after`: the next that is still open, else the first one that was left; or None."""
    order = stops(state.guide)
    start = order.index(after) + 1 if after in order else 0
    return next((id for id in (*order[start:], *order[:start]) if id != state.current and is_open(state, id)), None)


def moved(guide: Guide, cursor: str | None, by: int) -> str | None:
    """Where the cursor is after `by` steps, kept inside the guide; None in an empty one."""
    order = stops(guide)
    if not order:
        return None
    if cursor not in order:
        return order[0]
    return order[min(len(order) - 1, max(0, order.index(cursor) + by))]


def rows(state: State, now: float, cursor: str | None, *, folded: bool = False) -> tuple[GuideRow, ...]:
    """The guide as rows, at `now` seconds of recording. Folded, other themes than the current are closed."""
    result: list[GuideRow] = []
    signs = theme_signs(state.guide)
    for section in state.guide.sections:
        if section.kind != "theme":
            result.append(_script_row(state, section, cursor))
            continue
        ids = {q.id for q in section.questions}
        open_ = not folded or cursor in ids or state.current in ids
        sign = "" if open_ else _theme_sign(state, section)
        side = minutes_of(state.section_seconds(section, now), section.minutes)
        result.append(
            GuideRow("section", section.id, section.title, sign, side, stop=False, theme=signs.get(section.id))
        )
        if open_:
            result += [_question_row(state, question, cursor) for question in section.questions]
    return tuple(result)


def coverage(state: State) -> str:
    """`3 of 9 questions asked · 1 covered · 1 skipped`."""
    statuses = list(state.status.values())
    parts = [
        _("{asked} of {all} asked").format(asked=statuses.count("asked"), all=len(statuses)),
    ]
    if covered := statuses.count("covered"):
        parts.append(_("{count} covered").format(count=covered))
    if skipped := statuses.count("skipped"):
        parts.append(_("{count} skipped").format(count=skipped))
    return " · ".join(part.replace(" ", "\N{NO-BREAK SPACE}") for part in parts)


def _script_row(state: State, section: Section, cursor: str | None) -> GuideRow:
    now = state.current == section.id
    sign = NOW if now else "✓" if section.id in state.read else "○"
    side = consent_word(state) if section.kind == "consent" else ""
    return GuideRow("section", section.id, section.title, sign, side, now, cursor == section.id)


def _question_row(state: State, question: Question, cursor: str | None) -> GuideRow:
    now = state.current == question.id
    sign = NOW if now else SIGNS[state.status[question.id]]
    side = " ".join(question.research_questions)
    return GuideRow("question", question.id, question.text, sign, side, now, cursor == question.id)


def _theme_sign(state: State, section: Section) -> str:
    """A folded theme: `✓` when nothing in it is left."""
    statuses = {state.status[q.id] for q in section.questions}
    return "✓" if statuses and "not_asked" not in statuses else "○"


def consent_word(state: State) -> str:
    """How consent was given, in a word; empty while it is missing."""
    return {
        "missing": "",
        "spoken": _("spoken"),
        "written": _("in writing"),
        "earlier": _("earlier"),
        "refused": _("refused"),
        "withdrawn": _("withdrawn"),
    }[state.consent]
