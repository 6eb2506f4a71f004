"""`interview-tui report information`: what participants are told before they take part, to print and hand out."""

from pathlib import Path

import click

from interview_tui.commands.terminal import (
    PATH,
    Context,
    TranslatedCommand,
    json_option,
    json_text,
    language_option,
    say,
    study_option,
)
from interview_tui.commands.terminal import translated_option as option
from interview_tui.language import _


@click.command(cls=TranslatedCommand)
@study_option
@language_option
@option("--format", "formats", default="docx,md", show_default=True, help="docx, md, or both with a comma between.")
@option("--into", type=PATH, help="Another folder than the study's exports.")
@json_option
@click.pass_obj
def information(context: Context, formats: str, into: Path | None, as_json: bool) -> None:
    """Write the information for participants, with room to consent, in the guide's language.

    It is made of what the guide has read aloud first and of what is known about the study; what is missing stands in
    brackets. Read it through before you hand it out.
    """
    from interview_tui.reporting.information_documents import FORMATS, write_information

    wanted = [name.strip() for name in formats.split(",") if name.strip()]
    if not wanted or not set(wanted) <= FORMATS.keys():
        raise click.UsageError(_("The formats are: {names}.").format(names=", ".join(FORMATS)))
    paths, missing = write_information(context.study(), wanted, into=into)
    click.echo(json_text([str(path) for path in paths]) if as_json else "\n".join(str(path) for path in paths))
    if missing:
        options = " ".join(f"--{name}" for name in missing)
        command = f"{context.command('study set')} {options}"
        say(_("Not filled in yet: {command}").format(command=command), err=True)
