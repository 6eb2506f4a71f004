"""`interview-tui guide …`: check, format and show an interview guide."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from interview_tui.command_line import Commands, json_option, json_text
from interview_tui.command_line import translated_option as option
from interview_tui.language import _
from interview_tui.problem import Problem, reason

if TYPE_CHECKING:
    from interview_tui.guide.model import Guide

PATH = click.Path(path_type=Path)


@click.group(cls=Commands)
def guide() -> None:
    """Check, format or show an interview guide."""


@guide.command()
@click.argument("file", type=PATH)
@option("--latin-1", is_flag=True, help="Read the file as Latin-1.")
def check(file: Path, latin_1: bool) -> None:
    """Say whether FILE can be read, and what is in it."""
    read, _text = read_guide_file(file, latin_1)
    count = sum(1 for _question in read.questions())
    themes = sum(section.kind == "theme" for section in read.sections)
    click.echo(
        _("{name}: {title}, {themes} themes, {count} questions, {minutes} min").format(
            name=file.name, title=read.title, themes=themes, count=count, minutes=read.planned_minutes
        )
    )


@guide.command("format")
@click.argument("file", type=PATH)
@option("--latin-1", is_flag=True, help="Read the file as Latin-1; it is written as UTF-8.")
@option("--stdout", is_flag=True, help="Print it instead of replacing FILE.")
def format_(file: Path, latin_1: bool, stdout: bool) -> None:
    """Write FILE anew in the form of the guide format."""
    from interview_tui.files import write_whole
    from interview_tui.guide.markdown import write_guide

    text = write_guide(read_guide_file(file, latin_1)[0])
    if stdout:
        click.echo(text, nl=False)
    else:
        write_whole(file, text)


@guide.command()
@click.argument("file", type=PATH)
@option("--latin-1", is_flag=True, help="Read the file as Latin-1.")
@json_option
def show(file: Path, latin_1: bool, as_json: bool) -> None:
    """Print the guide in FILE."""
    from interview_tui.guide.as_json import guide_as_json
    from interview_tui.guide.markdown import write_guide

    read, _text = read_guide_file(file, latin_1)
    click.echo(json_text(guide_as_json(read)) if as_json else write_guide(read), nl=as_json)


@guide.command()
@json_option
def examples(as_json: bool) -> None:
    """List the example guides."""
    from interview_tui.guide.examples import example_guides

    rows = [{"name": path.stem, "title": read_guide_file(path)[0].title} for path in example_guides()]
    click.echo(json_text(rows) if as_json else "\n".join(f"{row['name']:<16} {row['title']}" for row in rows))


def read_guide_file(path: Path, latin_1: bool = False) -> "tuple[Guide, str]":
    """The guide in `path`, and its text. Raises `Problem`."""
    from interview_tui.guide.markdown import read_guide
    from interview_tui.guide.source import guide_text

    try:
        data = path.read_bytes()
    except OSError as error:
        raise Problem(
            _("The guide cannot be read: {reason}.").format(reason=reason(error)),
            cure=_("Check the file's name and place."),
            where=path,
        ) from error
    text = guide_text(data, path, latin_1=latin_1)
    return read_guide(text, path), text
