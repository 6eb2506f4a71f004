"""A draft as it is shown while it is edited: each row with its number, its marks and what is to be looked at. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from interview_tui.guide.drafting.checking import Remark
from interview_tui.guide.drafting.rows import HEADINGS, Draft, Row, RowKind
from interview_tui.language import N_, _

KIND_NAMES: Mapping[RowKind, str] = {
    "title": N_("title"),
    "theme": N_("theme"),
    "script": N_("read aloud"),
    "consent": N_("consent"),
    "text": N_("text"),
    "question": N_("question"),
    "probe": N_("follow-up"),
    "condition": N_("condition"),
    "clarification": N_("if needed"),
    "comment": N_("comment"),
}
"""What each kind is called, to be translated when it is shown."""

UNSURE, DOUBT, ADVICE = "?", "!", "»"
"""Beside a row: its reader was not sure of it; it seems to be a slip; a supervisor would remark on it."""


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """One row as it is drawn."""

    row: Row
    number: str
    """What stands before its text: `1.`, `–`."""
    marks: str
    """After its text: `RQ1 · may be left out`."""
    side: str
    """At the right edge: `10 min`."""
    sign: str
    notes: tuple[str, ...]
    """Below it: what seems to be a slip."""


def outline_rows(draft: Draft, remarks: Sequence[Remark] = ()) -> Iterator[OutlineRow]:
    """The rows of the draft as they are drawn."""
    about: dict[int, list[Remark]] = {}
    for remark in remarks:
        about.setdefault(remark.row, []).append(remark)
    number = 0
    for at, row in enumerate(draft.rows):
        if row.kind in HEADINGS:
            number = 0
        if row.kind == "question" and row.numbered:
            number += 1
        told = about.get(at, [])
        slips = tuple(remark.text for remark in told if not remark.code)
        minutes = draft.header.minutes if row.kind == "title" else row.minutes
        yield OutlineRow(
            row=row,
            number=_number(row, number),
            marks=_marks(row),
            side=_("{minutes} min").format(minutes=minutes) if minutes is not None else "",
            sign=UNSURE if row.unsure else DOUBT if slips else ADVICE if told else "",
            notes=slips,
        )


def _number(row: Row, number: int) -> str:
    match row.kind:
        case "question":
            return f"{number}." if row.numbered else "–"
        case "probe" | "condition":
            return "–"
        case "clarification":
            return _("If needed:")
        case "comment":
            return _("Comment:")
        case _:
            return ""


def _marks(row: Row) -> str:
    marks = [*row.research_questions]
    if row.optional:
        marks.append(_("may be left out"))
    if row.id:
        marks.append(f"#{row.id}")
    if row.silenced:
        marks.append(_("no advice: {codes}").format(codes=", ".join(row.silenced)))
    return " · ".join(marks)
