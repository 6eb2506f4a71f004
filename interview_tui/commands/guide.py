"""`interview-tui guide …`: check, format and show an interview guide."""

from pathlib import Path

import click

from interview_tui.commands.terminal import Commands, Context, json_option, json_text, say, study_here
from interview_tui.commands.terminal import translated_argument as argument
from interview_tui.commands.terminal import translated_option as option
from interview_tui.language import _

PATH = click.Path(path_type=Path)


@click.group(cls=Commands)
def guide() -> None:
    """Check, format or show an interview guide."""


@guide.command()
@argument("file", type=PATH, required=False)
@option("--latin-1", is_flag=True, help="Read the file as Latin-1.")
@option("--advice", is_flag=True, help="Say what the methods literature would remark on, and what to try instead.")
@json_option
@click.pass_obj
def check(context: Context, file: Path | None, latin_1: bool, advice: bool, as_json: bool) -> None:
    """Say whether FILE can be read, and what is in it.

    Without FILE: the study's working guide. With --advice: remarks on the questions and on the guide as a whole; in a
    study's folder its time is reckoned by the pilots.
    Advice is no error. To silence it for one question, write {ok: closed} after the question.
    """
    from interview_tui.guide_advice import advice_as_json, advice_lines
    from interview_tui.guide_files import read_guide_file
    from interview_tui.timing.typical import pilot_minutes

    if as_json and not advice:
        raise click.UsageError(_("--json goes with --advice."))
    in_study = context.folder is not None or (study_here() / "study.toml").exists()
    file = file or context.study().guide_path
    read, _text = read_guide_file(file, latin_1)
    minutes = pilot_minutes(context.study(), read) if advice and in_study else None
    if as_json:
        click.echo(json_text(advice_as_json(read, minutes)))
        return
    count = sum(1 for _question in read.questions())
    themes = sum(section.kind == "theme" for section in read.sections)
    say(
        _("{name}: {title}, {themes} themes, {count} questions, {minutes} min").format(
            name=file.name, title=read.title, themes=themes, count=count, minutes=read.planned_minutes
        )
    )
    if advice:
        click.echo("\n".join(advice_lines(read, minutes)))


@guide.command("format")
@argument("file", type=PATH)
@option("--latin-1", is_flag=True, help="Read the file as Latin-1; it is written as UTF-8.")
@option("--stdout", is_flag=True, help="Print it instead of replacing FILE.")
def format_(file: Path, latin_1: bool, stdout: bool) -> None:
    """Write FILE anew in the form of the guide format."""
    from interview_tui.files import write_whole
    from interview_tui.guide.drafting.draft import draft_of, draft_text
    from interview_tui.guide_files import read_guide_file

    _guide, written = read_guide_file(file, latin_1)
    text = draft_text(draft_of(written, file))
    if stdout:
        click.echo(text, nl=False)
    else:
        write_whole(file, text)


@guide.command()
@argument("file", type=PATH)
@option("--latin-1", is_flag=True, help="Read the file as Latin-1.")
@json_option
def show(file: Path, latin_1: bool, as_json: bool) -> None:
    """Print the guide in FILE."""
    from interview_tui.guide.as_json import guide_as_json
    from interview_tui.guide.markdown import write_guide
    from interview_tui.guide_files import read_guide_file

    read, _text = read_guide_file(file, latin_1)
    click.echo(json_text(guide_as_json(read)) if as_json else write_guide(read), nl=as_json)


@guide.command()
@argument("file", type=PATH)
@click.pass_obj
def edit(context: Context, file: Path) -> None:
    """Edit the guide in FILE, row by row."""
    from interview_tui.guide.markdown import read_guide
    from interview_tui.guide_drafts import guide_on_disk
    from interview_tui.tui.only_place import run
    from interview_tui.tui.screens.guide_editor import GuideEditorScreen

    read_guide(guide_on_disk(file), file)  # one that cannot be read is said here, not on a screen
    run(lambda: GuideEditorScreen(file), language=context.language, debug=context.debug)


@guide.command()
@json_option
def examples(as_json: bool) -> None:
    """List the example guides."""
    from interview_tui.guide.examples import example_guides
    from interview_tui.guide_files import read_guide_file

    rows = [{"name": path.stem, "title": read_guide_file(path)[0].title} for path in example_guides()]
    click.echo(json_text(rows) if as_json else "\n".join(f"{row['name']:<16} {row['title']}" for row in rows))
