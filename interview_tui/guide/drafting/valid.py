"""Whether rows are a guide as they stand, and what is said where an edit would make them none."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NoReturn

from interview_tui.guide.drafting.places import too_deep
from interview_tui.guide.drafting.rows import HEADINGS, Draft, Row, settled
from interview_tui.guide.outline import DEEPEST
from interview_tui.language import _
from interview_tui.problem import Problem


def refuse(what: str, cure: str = "") -> NoReturn:
    """Say why an edit cannot be. Raises `Problem`."""
    raise Problem(what, cure=cure)


def whole(draft: Draft, rows: Sequence[Row]) -> Draft:
    """`draft` with these rows. Raises `Problem` where one of them could not stay what it is, or where it is."""
    if too_deep(rows):
        refuse(
            _("A question has at most {count} levels with its follow-ups.").format(count=DEEPEST),
            _("Move what is nested deepest out first."),
        )
    result = settled(replace(draft, rows=tuple(rows)))
    if len(result.rows) == len(rows):
        for row, kept in zip(rows, result.rows, strict=True):
            if row.kind != kept.kind and not (row.kind in HEADINGS and kept.kind in HEADINGS):
                _refuse_place(row)
        return result
    first = next((row for row, kept in zip(rows, result.rows, strict=False) if row.text != kept.text), rows[-1])
    return _refuse_place(first)


def _refuse_place(row: Row) -> NoReturn:
    match row.kind:
        case "text":
            refuse(
                _("Text that is read aloud stands above the questions of its section."),
                _("Move it up there first, or make it a clarification."),
            )
        case "question":
            refuse(_("A question stands in a section."), _("Keep a theme above it."))
        case "condition":
            refuse(_("A condition stands under a question."), _("Keep a question above it."))
        case "clarification":
            refuse(_("A clarification stands under a question."), _("Keep a question above it."))
        case _:
            refuse(
                _("A follow-up stands under a question."), _("Make it a question first, or keep a question above it.")
            )
