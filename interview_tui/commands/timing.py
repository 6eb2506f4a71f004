"""`interview-tui report timing`: what interviews took, how the interviewer talked, what to cut."""

import shutil
from pathlib import Path

import click

from interview_tui.commands.terminal import (
    PATH,
    Context,
    TranslatedCommand,
    json_option,
    json_text,
    language_option,
    study_option,
)
from interview_tui.commands.terminal import translated_argument as argument
from interview_tui.commands.terminal import translated_option as option
from interview_tui.language import _
from interview_tui.problem import Problem

_WIDEST = 110
"""Cells: longer lines are hard to read."""


@click.command(cls=TranslatedCommand)
@study_option
@language_option
@argument("interviews", metavar="[INTERVIEW]...", nargs=-1)
@option("--all", "everything", is_flag=True, help="Every interview that counts, not only the pilots.")
@option("--format", "formats", metavar="md,docx", help="Write documents instead of printing it.")
@option("--into", type=PATH, help="Another folder than the study's exports.")
@json_option
@click.pass_obj
def timing(
    context: Context,
    interviews: tuple[str, ...],
    everything: bool,
    formats: str | None,
    into: Path | None,
    as_json: bool,
) -> None:
    """Tell what interviews took beside the plan, how the interviewer talked, and what to cut.

    Without names: the pilots; where there is none, every interview. Several stand side by side, whichever version of
    the guide they were held with. What cannot be told is said, not guessed.
    """
    from interview_tui.timing.as_json import reports_as_json
    from interview_tui.timing.cuts import fit
    from interview_tui.timing.documents import FORMATS, TimingDocument, as_lines
    from interview_tui.timing.reading import everyone, reports_of, to_report
    from interview_tui.timing.writing import write_timing

    names = [name.strip() for name in (formats or "").split(",") if name.strip()]
    if unknown := [name for name in names if name not in FORMATS]:
        raise Problem(
            _("There is no format called {name}.").format(name=unknown[0]),
            cure=_("The formats are: {names}.").format(names=", ".join(FORMATS)),
        )
    study = context.study()
    named = [study.interview(name) for name in interviews]
    if everything:
        named = everyone(study)
    chosen = to_report(study, named)
    document = TimingDocument.of(reports_of(chosen), study.guide)
    if names:
        paths = [str(path) for path in write_timing(study, chosen, document, names, into)]
        click.echo(json_text(paths) if as_json else "\n".join(paths))
    elif as_json:
        click.echo(json_text(reports_as_json(document.told, fit(document.told))))
    else:
        width = min(_WIDEST, shutil.get_terminal_size((_WIDEST, 24)).columns)
        click.echo("\n".join(as_lines(document.blocks(), width)))
