"""A timing report for programs. Times are seconds, shares 0 to 1. Pure."""

from dataclasses import asdict
from typing import Any

from interview_tui.timing.compared import Compared
from interview_tui.timing.cuts import Fit
from interview_tui.timing.report import TimingReport

SCHEMA = 1


def reports_as_json(told: Compared, fit: Fit) -> dict[str, Any]:
    """The interviews, their questions side by side, and what to cut. See docs/timing.md."""
    return {
        "schema": SCHEMA,
        "interviews": [_report(report) for report in told.reports],
        "questions": [
            {
                "id": question.id,
                "text": question.text,
                "in_guide": told.in_guide(question),
                "median_seconds": told.took(question),
                "in": {
                    report.id: {"status": time.status, "seconds": time.seconds}
                    for report in told.reports
                    if (time := told.time(report, question)) is not None
                },
            }
            for question in told.questions
        ],
        "fit": {
            "planned": fit.planned,
            "took": fit.took,
            "not_reached": fit.not_reached,
            "not_reached_seconds": fit.not_reached_seconds,
            "too_long": fit.too_long,
            "cuts": [asdict(cut) for cut in fit.cuts],
        },
    }


def _report(report: TimingReport) -> dict[str, Any]:
    return {
        "interview": report.id,
        "name": report.name,
        "kind": report.kind,
        "day": report.day,
        "guide_version": report.version,
        "planned": report.planned,
        "seconds": report.seconds,
        "between": round(report.between, 3),
        "sections": [asdict(section) for section in report.sections],
        "talk": asdict(report.talk) if report.talk is not None else None,
        "unknown": list(report.unknown),
        "transcribed": report.transcribed,
    }
