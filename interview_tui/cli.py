"""The command line: thin, one call each. Results on stdout, everything else on stderr, exit codes 0, 1 and 2."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from interview_tui import __version__
from interview_tui.command_line import Commands, run, translated_version_option
from interview_tui.command_line import translated_option as option
from interview_tui.language import LANGUAGES, _, set_language, system_language
from interview_tui.problem import Problem, reason
from interview_tui.study import Interview, Settings, Study

PATH = click.Path(path_type=Path)


class Context:
    """What the options before the command said."""

    def __init__(self, study: Path | None, language: str | None, debug: bool) -> None:
        self.folder = study
        self.language = language
        self.debug = debug

    def study(self) -> Study:
        """The study named by `--study`, else the one we stand in. Raises `Problem`."""
        study = Study(self.folder or _study_here())
        if self.language is None:
            set_language(study.settings.language)
        return study


def _study_here() -> Path:
    here = Path.cwd()
    return next((folder for folder in (here, *here.parents) if (folder / "study.toml").exists()), here)


def _set(name: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    """A callback for an option that may stand before the command or after it: it says the same in both places."""

    def remember(context: click.Context, _parameter: click.Parameter, value: Any) -> None:
        if value is not None:
            setattr(context.find_root().obj, name, value)

    return remember


study_option = option("--study", type=PATH, expose_value=False, callback=_set("folder"), help="Folder of the study.")
language_option = option(
    "--language",
    type=click.Choice(LANGUAGES),
    expose_value=False,
    callback=_set("language"),
    help="Language of the texts; else the study's, else the system's.",
)
json_option = option("--json", "as_json", is_flag=True, help="Print JSON for programs.")


@click.group(cls=Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@option("--study", type=PATH, help="Folder of the study.")
@option("--language", type=click.Choice(LANGUAGES), help="Language of the texts; else the study's, else the system's.")
@option("--debug", is_flag=True, help="Show where in the program an error came from.")
@translated_version_option(__version__)
@click.pass_context
def commands(context: click.Context, study: Path | None, language: str | None, debug: bool) -> None:
    """From interview guide to question-linked transcript, on this computer alone.

    Without a command: open the start screen, or the study in FOLDER (interview-tui FOLDER).
    """
    set_language(language or system_language())
    context.obj = Context(study, language, debug)
    if context.invoked_subcommand is None:
        _run_app(context.obj, Study(study) if study is not None else None)


@commands.command("open", hidden=True)
@click.argument("folder", type=PATH)
@click.pass_obj
def open_study(context: Context, folder: Path) -> None:
    """Open the study in FOLDER."""
    _run_app(context, Study(folder))


@commands.command()
@option("--headless", is_flag=True, help="Without a terminal, as fast as the machine can.")
@option("--real-time", is_flag=True, help="With --headless: at real speed.")
@option("--into", type=PATH, help="Folder for the demo's study.")
@option("--with", "folder", type=PATH, help="Replay this folder: guide.md, recording.*, presses.jsonl.")
@option("--model", help="Model to transcribe with, instead of the demo's own.")
@language_option
@json_option
@click.pass_obj
def demo(
    context: Context,
    headless: bool,
    real_time: bool,
    into: Path | None,
    folder: Path | None,
    model: str | None,
    as_json: bool,
) -> None:
    """Replay a whole interview through the real program, offline."""
    from interview_tui.command_line import tell
    from interview_tui.demo.material import material
    from interview_tui.transcription.models import NANO

    language = context.language or system_language()
    source = folder or material(language)
    if not headless:
        _run_app(context, demo=(source, into, model or NANO))
        return
    if into is None:
        raise click.UsageError(_("--headless needs --into FOLDER."))
    from interview_tui.demo.replay import replay
    from interview_tui.export import write_exports

    try:
        study = replay(source, into, real_time=real_time, model=model or NANO, tell=tell)
    except KeyboardInterrupt:
        if not (into / "study.toml").exists():
            raise
        raise Problem(
            _("Stopped. What was done is kept."), cure=_("Open it with: interview-tui {folder}").format(folder=into)
        ) from None
    paths = write_exports(study, study.interviews(), ["json", "md"])
    _print_paths(paths, as_json)


@commands.command()
@click.argument("folder", metavar="STUDY", type=PATH)
@option("--guide", "guide_path", type=PATH, help="Guide to start from (Markdown).")
@option("--example", help="Example guide to start from; see: interview-tui guide examples.")
@option("--title", help="Title of the study; else the guide's.")
@option("--language", type=click.Choice(LANGUAGES), help="Language of the interviews; else the guide's.")
@option("--minutes", type=click.IntRange(1, 600), help="Planned length of an interview; else the guide's.")
@option("--model", help="Name of the Whisper model; see: interview-tui models list.")
@option("--latin-1", is_flag=True, help="Read the guide as Latin-1 (files of old Windows programs).")
@click.pass_obj
def new(
    context: Context,
    folder: Path,
    guide_path: Path | None,
    example: str | None,
    title: str | None,
    language: str | None,
    minutes: int | None,
    model: str | None,
    latin_1: bool,
) -> None:
    """Make a study from a guide file or an example."""
    from interview_tui.guide.examples import example_guide
    from interview_tui.transcription.models import default_model

    language = language or context.language
    if guide_path is None:
        guide_path = example_guide(example, language or system_language())
    guide, text = _read_guide(guide_path, latin_1)
    settings = Settings(
        title=title or guide.title,
        language=language or guide.language,
        minutes=minutes or guide.planned_minutes,
        model=model or default_model(language or guide.language),
    )
    study = Study.create(folder, text, settings)
    click.echo(_("The study is made. Open it with: interview-tui {folder}").format(folder=folder), err=True)
    click.echo(str(study.folder))


@commands.group(cls=Commands)
def guide() -> None:
    """Check, format or show an interview guide."""


@guide.command()
@click.argument("file", type=PATH)
@option("--latin-1", is_flag=True, help="Read the file as Latin-1.")
def check(file: Path, latin_1: bool) -> None:
    """Say whether FILE can be read, and what is in it."""
    read, _text = _read_guide(file, latin_1)
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

    text = write_guide(_read_guide(file, latin_1)[0])
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

    read, _text = _read_guide(file, latin_1)
    click.echo(_json(guide_as_json(read)) if as_json else write_guide(read), nl=as_json)


@guide.command()
@json_option
def examples(as_json: bool) -> None:
    """List the example guides."""
    from interview_tui.guide.examples import example_guides

    rows = [{"name": path.stem, "title": _read_guide(path)[0].title} for path in example_guides()]
    click.echo(_json(rows) if as_json else "\n".join(f"{row['name']:<16} {row['title']}" for row in rows))


@commands.command()
@study_option
@language_option
@option("--pilot", is_flag=True, help="A pilot: a real interview that is marked as one.")
@option("--rehearsal", is_flag=True, help="A rehearsal: without a participant; no consent is asked.")
@option("--participant", help="Pseudonym of the participant.")
@click.pass_obj
def interview(context: Context, pilot: bool, rehearsal: bool, participant: str | None) -> None:
    """Hold an interview."""
    if pilot and rehearsal:
        raise click.UsageError(_("Choose --pilot or --rehearsal, not both."))
    kind = "pilot" if pilot else "rehearsal" if rehearsal else "interview"
    _run_app(context, context.study(), interview=(kind, participant))


@commands.command()
@study_option
@language_option
@click.argument("names", metavar="[INTERVIEW]...", nargs=-1)
@option("--all", "everything", is_flag=True, help="Every interview of the study.")
@option("--model", help="Name of the model; else the study's.")
@click.pass_obj
def transcribe(context: Context, names: tuple[str, ...], everything: bool, model: str | None) -> None:
    """Transcribe interviews, or go on with those that were broken off."""
    from interview_tui.command_line import transcribe_with_progress

    study = context.study()
    transcribe_with_progress(study, _picked(study, names, everything), model)


@commands.command()
@study_option
@language_option
@click.argument("names", metavar="[INTERVIEW]...", nargs=-1)
@option("--all", "everything", is_flag=True, help="Every interview of the study (also without this).")
@option("--format", "formats", default="md", show_default=True, help="json, md, txt; several with commas between.")
@option("--into", type=PATH, help="Another folder than the study's exports.")
@json_option
@click.pass_obj
def export(
    context: Context, names: tuple[str, ...], everything: bool, formats: str, into: Path | None, as_json: bool
) -> None:
    """Write linked transcripts for other programs."""
    from interview_tui.export import write_exports

    study = context.study()
    chosen = _picked(study, names, everything or not names)
    _print_paths(write_exports(study, chosen, [name.strip() for name in formats.split(",")], into), as_json)


@commands.group(cls=Commands)
def models() -> None:
    """List, fetch, add and check Whisper models."""


@models.command("list")
@json_option
def list_(as_json: bool) -> None:
    """Show the models and which of them are on this computer."""
    from interview_tui.transcription.models import catalogue

    rows = [model.model_dump(mode="json") for model in catalogue()]
    if as_json:
        click.echo(_json(rows))
        return
    for row in rows:
        here = "✓" if row["installed"] else " "
        size = f"{row['bytes'] / 1e6:6.0f} MB" if row["bytes"] else " " * 9
        click.echo(f"{here} {row['name']:<16} {size}  {row['licence'] or '–':<12} {_(row['about'])}")


@models.command()
@click.argument("name")
def get(name: str) -> None:
    """Fetch model NAME from its own home. The only command that uses the network."""
    from interview_tui.command_line import tell
    from interview_tui.transcription.models import get as fetch

    fetch(name, lambda done, total: tell(_("fetching"), done / total if total else 0.0))
    click.echo(_("The model {name} is here and whole.").format(name=name), err=True)


@models.command()
@click.argument("path", type=PATH)
@option("--name", help="What to call it; else the file's name.")
def add(path: Path, name: str | None) -> None:
    """Add an openai-whisper model file (.pt) that you have."""
    from interview_tui.transcription.models import add as add_model

    click.echo(add_model(path, name).name)


@models.command()
@click.argument("names", nargs=-1)
def verify(names: tuple[str, ...]) -> None:
    """Check that models are whole: NAMES, or all that are here."""
    from interview_tui.transcription.models import installed
    from interview_tui.transcription.models import verify as verify_model

    for name in names or [model.name for model in installed()]:
        verify_model(name)
        click.echo(_("{name}: whole").format(name=name))


@commands.command()
@study_option
@language_option
@option("--no-listen", is_flag=True, help="Do not open the microphone.")
@json_option
@click.pass_obj
def doctor(context: Context, no_listen: bool, as_json: bool) -> None:
    """Check microphone, disk, models and terminal; each line says what to do."""
    from dataclasses import asdict

    from interview_tui.doctor import checks

    study = context.study() if context.folder or (_study_here() / "study.toml").exists() else None
    found = []
    for one in checks(study, listen=not no_listen):
        found.append(one)
        if not as_json:
            sign = {True: "✓", False: "✕", None: "·"}[one.ok]
            click.echo(f"{sign} {one.name}: {one.what}" + (f"\n    {one.cure}" if one.cure else ""))
    if as_json:
        click.echo(_json([asdict(one) for one in found]))
    if any(one.ok is False for one in found):
        sys.exit(1)


def main() -> None:
    """The program `interview-tui`."""
    run(commands)


def _run_app(context: Context, study: Study | None = None, **first: Any) -> None:
    """Show the screens; `first` says what is opened at once. Leaves with the app's own exit code."""
    from interview_tui.tui.app import InterviewApp

    app = InterviewApp(study, language=context.language, debug=context.debug, **first)
    app.run()
    sys.exit(app.return_code or 0)


def _read_guide(path: Path, latin_1: bool = False) -> tuple[Any, str]:
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


def _picked(study: Study, names: tuple[str, ...], everything: bool) -> list[Interview]:
    if everything:
        if not study.interviews():
            raise Problem(_("There is no interview in this study yet."), cure=_("Hold one first."), where=study.folder)
        return study.interviews()
    if not names:
        raise click.UsageError(_("Name an interview, or give --all."))
    return [study.interview(name) for name in names]


def _print_paths(paths: list[Path], as_json: bool) -> None:
    click.echo(_json([str(path) for path in paths]) if as_json else "\n".join(str(path) for path in paths))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)
