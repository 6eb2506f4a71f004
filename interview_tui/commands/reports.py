"""`interview-tui report …`: what a study's data say of it, as tables and documents."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from interview_tui.commands.terminal import (
    Commands,
    Context,
    TranslatedCommand,
    json_option,
    json_text,
    language_option,
    study_option,
    tell_reading,
)
from interview_tui.language import _
from interview_tui.problem import Problem

if TYPE_CHECKING:
    from interview_tui.across.digest import Digest
    from interview_tui.across.overview import Overview
    from interview_tui.guide.model import Guide
    from interview_tui.study import Study


@click.group(cls=Commands)
def report() -> None:
    """Tell what this study's data say: coverage, time, method."""


@report.command(cls=TranslatedCommand)
@study_option
@language_option
@json_option
@click.pass_obj
def coverage(context: Context, as_json: bool) -> None:
    """Print what was asked in which interview, for how many minutes, and what the interviews come to.

    Questions of all versions of the guide stand in one table. A number is minutes; ≈ is answered under another
    question, – skipped, ○ not asked, ✓ asked without known times; nothing stands where that version of the guide does
    not have the question.
    """
    from interview_tui.across.answers import stems
    from interview_tui.across.as_json import overview_as_json
    from interview_tui.across.digest import content_stems
    from interview_tui.across.kept import Across
    from interview_tui.across.new_words import new_words
    from interview_tui.across.overview import overview

    study = context.study()
    across = Across(study)
    held = across.refresh(tell_reading)
    shown = overview(held.interviews, held.guides, _working_guide(study))
    if not as_json:
        click.echo("\n".join(_lines(shown, study.settings.interviews)))
        return
    names = content_stems((one.name for one in shown.interviews), study.settings.language)
    new = new_words(stems(across, shown.interviews), names)
    click.echo(json_text(overview_as_json(shown, study.settings.interviews, new)))


def _working_guide(study: "Study") -> "Guide | None":
    """None where it cannot be read: what was asked does not hang on it."""
    try:
        return study.guide
    except Problem:
        return None


def _lines(shown: "Overview", planned: int | None) -> Iterator[str]:
    from interview_tui.tui.view.coverage import about_question, left_out_words, totals_words

    yield " · ".join(totals_words(shown.totals, planned))
    if left_out := left_out_words(shown.left_out):
        yield left_out
    if not shown.interviews:
        return
    numbers = [str(column.number) for column in shown.columns]
    table = [["", "", _("length"), _("words"), _("you"), *numbers], *(_row(shown, one) for one in shown.interviews)]
    widths = [max(len(row[n]) for row in table) for n in range(len(table[0]))]
    yield ""
    for row in table:
        left = [text.ljust(width) for text, width in zip(row[:2], widths[:2], strict=True)]
        right = [text.rjust(width) for text, width in zip(row[2:], widths[2:], strict=True)]
        yield "  ".join([*left, *right]).rstrip()
    section = ""
    for column in shown.columns:
        if column.section.id != section:
            section = column.section.id
            yield f"\n{column.section.title}"
        yield f"{column.number:>3}. {column.text}\n     {about_question(shown, column)}"


def _row(shown: "Overview", interview: "Digest") -> list[str]:
    from interview_tui.tui.view.coverage import SIGNS, UNTIMED, figures

    cells = []
    for column in shown.columns:
        cell = shown.cell(interview, column)
        sign = SIGNS.get(cell.asked.status) or (_minutes(cell.asked.seconds) if cell.timed else UNTIMED)
        cells.append(sign if cell.in_guide else "")
    return [interview.id, interview.day, *figures(interview), *cells]


def _minutes(seconds: float) -> str:
    return str(round(seconds / 60)) if seconds >= 30 else "<1"
