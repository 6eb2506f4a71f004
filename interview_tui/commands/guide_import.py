"""`interview-tui guide import`: a guide from Word, LibreOffice or a text file."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from interview_tui.commands.terminal import Context, TranslatedCommand, json_option, json_text, say
from interview_tui.commands.terminal import translated_argument as argument
from interview_tui.commands.terminal import translated_option as option
from interview_tui.language import _
from interview_tui.problem import Problem

if TYPE_CHECKING:
    from interview_tui.guide.model import Guide

PATH = click.Path(path_type=Path)
_ENDINGS = (".docx", ".odt", ".txt", ".dotx", ".docm", ".ott")
"""Of files that are read as documents where a guide is asked for."""


@click.command("import", cls=TranslatedCommand)
@argument("file", type=PATH)
@option("-o", "--output", "output", type=PATH, help="File to write; else beside FILE, with its name and .md.")
@option("--review", is_flag=True, help="Put it right beside the original before it is saved.")
@json_option
@click.pass_obj
def import_(context: Context, file: Path, output: Path | None, review: bool, as_json: bool) -> None:
    """Make a guide of FILE: docx, odt, txt or md, as people write them.

    Says what it is not sure of. Nothing is written over.
    """
    from interview_tui.files import write_new
    from interview_tui.guide.drafting.draft import draft_text
    from interview_tui.guide_import import read_document_file
    from interview_tui.guide_import.telling import as_json as told_as_json
    from interview_tui.guide_import.telling import told

    if review and as_json:
        raise click.UsageError(_("Choose --review or --json, not both."))
    read = read_document_file(file)
    target = output or beside(file)
    if target.exists():
        raise _stands_there(target)
    if review:
        from interview_tui.tui.screens.guide_import import run

        try:
            run(read, file, target, language=context.language, debug=context.debug)
        finally:  # the program of one screen ends the process
            if target.exists():  # saved, not given up
                click.echo(str(target))
        return
    try:
        write_new(target, draft_text(read.draft))
    except FileExistsError as error:
        raise _stands_there(target) from error
    if as_json:
        click.echo(json_text({"file": str(target), **told_as_json(read)}))
        return
    for line in told(read):
        say(line, err=True)
    click.echo(str(target))


def beside(file: Path) -> Path:
    """Where the guide of a document is written: beside it, with its name."""
    target = file.with_suffix(".md")
    return file.with_name(f"{file.stem}-guide.md") if target == file else target


def is_document(path: Path) -> bool:
    """Whether a file is read as a document rather than in the guide format, by its name."""
    return path.suffix.lower() in _ENDINGS


def guide_of_document(path: Path) -> "tuple[Guide, str]":
    """The guide that the document in `path` makes, and its text; says on stderr what is not sure. Raises `Problem`."""
    from interview_tui.guide.drafting.draft import draft_text
    from interview_tui.guide.markdown import read_guide
    from interview_tui.guide_import import read_document_file
    from interview_tui.guide_import.telling import told

    read = read_document_file(path)
    text = draft_text(read.draft)
    for line in told(read):
        say(line, err=True)
    return read_guide(text, path), text


def _stands_there(target: Path) -> Problem:
    return Problem(_("There is a file of that name already."), cure=_("Name another one with: -o FILE"), where=target)
