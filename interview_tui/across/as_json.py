"""The overview for other programs. Keys are added over time, never renamed or given another meaning."""

from collections.abc import Sequence
from typing import Any

from interview_tui.across.digest import Digest
from interview_tui.across.new_words import NewWords
from interview_tui.across.overview import Overview

SCHEMA = 1


def overview_as_json(shown: Overview, planned: int | None, new: Sequence[NewWords]) -> dict[str, Any]:
    """Times in seconds, 0 for what is not timed, shares from 0 to 1.

    A question that an interview's guide does not have has the status null.
    """
    totals = shown.totals
    return {
        "schema": SCHEMA,
        "totals": {
            "interviews": totals.interviews,
            "pilots": totals.pilots,
            "replayed": totals.replayed,
            "planned": planned,
            "shortest": round(totals.shortest, 1),
            "longest": round(totals.longest, 1),
            "mean": round(totals.mean, 1),
            "words": totals.words,
            "interviewers_share": _share(totals.interviewers_share),
        },
        "questions": [
            {
                "number": column.number,
                "question_id": column.id,
                "text": column.text,
                "section_id": column.section.id,
                "theme": column.section.title,
                "asked_in": shown.asked_in(column),
                "mean_seconds": round(shown.mean_seconds(column), 1),
            }
            for column in shown.columns
        ],
        "interviews": [_interview(shown, one) for one in shown.interviews],
        "themes": [
            {"section_id": theme.section, "title": theme.title, "seconds": [round(one, 1) for one in theme.seconds]}
            for theme in shown.themes
        ],
        "new_words": [
            {"interview": one.interview.id, "new": one.new, "per_thousand": round(one.per_thousand, 1)} for one in new
        ],
        "left_out": [{"interview": one.id, "why": one.standing} for one in shown.left_out],
    }


def _interview(shown: Overview, interview: Digest) -> dict[str, Any]:
    cells = [(column, shown.cell(interview, column)) for column in shown.columns]
    return {
        "interview": interview.id,
        "participants": list(interview.names),
        "kind": interview.kind,
        "created": interview.created,
        "guide_version": interview.version,
        "seconds": round(interview.seconds, 1),
        "timed": interview.timed,
        "words": interview.words,
        "interviewers_share": _share(interview.interviewers_share),
        "transcribed": interview.transcribed,
        "questions": [
            {
                "number": column.number,
                "status": cell.asked.status if cell.in_guide else None,
                "seconds": cell.asked.seconds,
            }
            for column, cell in cells
        ],
    }


def _share(share: float | None) -> float | None:
    return None if share is None else round(share, 3)
