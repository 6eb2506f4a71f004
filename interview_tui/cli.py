"""The command line: thin, one call each. Results on stdout, everything else on stderr, exit codes 0, 1 and 2."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from interview_tui import __version__
from interview_tui.commands.erasing import purge, withdraw
from interview_tui.commands.export import export
from interview_tui.commands.find import find
from interview_tui.commands.guide import guide
from interview_tui.commands.guide_import import import_ as import_guide
from interview_tui.commands.information import information
from interview_tui.commands.lock import lock, unlock
from interview_tui.commands.methods import methods
from interview_tui.commands.models import models
from interview_tui.commands.pseudonyms import pseudonyms
from interview_tui.commands.recordings import import_, recording
from interview_tui.commands.reports import report
from interview_tui.commands.speakers import speakers
from interview_tui.commands.study import study as study_facts
from interview_tui.commands.terminal import (
    PATH,
    Commands,
    Context,
    json_option,
    json_text,
    language_option,
    run,
    say,
    study_here,
    study_option,
    translated_version_option,
    typed,
)
from interview_tui.commands.terminal import translated_argument as argument
from interview_tui.commands.terminal import translated_option as option
from interview_tui.commands.timing import timing
from interview_tui.commands.transcribe import transcribe
from interview_tui.commands.versions import VERSION_COMMANDS
from interview_tui.language import LANGUAGES, _, set_language, system_language
from interview_tui.problem import Problem

if TYPE_CHECKING:  # loads pydantic and the guide's reader, which the start screen does without
    from interview_tui.interview.record import InterviewRecord, Setting
    from interview_tui.study import Study

_SETTINGS = ("one_to_one", "pair", "support", "group")


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
    if language is not None:
        set_language(language)
    context.obj = Context(study, language, debug)
    if context.invoked_subcommand is None:
        _run_app(context.obj, context.obj.study() if study is not None else None)


@commands.command("open", hidden=True)
@argument("folder", type=PATH)
@click.pass_obj
def open_study(context: Context, folder: Path) -> None:
    """Open the study in FOLDER."""
    context.folder = folder
    _run_app(context, context.study())


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
    from interview_tui.commands.terminal import tell
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
            _("Stopped. What was done is kept."),
            cure=_("Open it with: interview-tui {folder}").format(folder=typed(into)),
        ) from None
    paths = write_exports(study, study.interviews(), ["json", "md"])
    _print_paths(paths, as_json)


@commands.command()
@argument("folder", metavar="STUDY", type=PATH)
@option("--guide", "guide_path", type=PATH, help="Guide to start from: md, docx, odt or txt.")
@option("--example", help="Example guide to start from; see: interview-tui guide examples.")
@option("--title", help="Title of the study; else the guide's.")
@option("--language", type=click.Choice(LANGUAGES), help="Language of the interviews; else the guide's.")
@option(
    "--minutes", metavar="NUMBER", type=click.IntRange(1, 600), help="Planned length of an interview; else the guide's."
)
@option("--model", help="Name of the Whisper model; see: interview-tui models list.")
@option("--retention", metavar="DAY", help="The day by which everything is to be deleted: 2027-06-30.")
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
    retention: str | None,
    latin_1: bool,
) -> None:
    """Make a study from a guide file or an example."""
    from interview_tui.commands.guide_import import guide_of_document, is_document
    from interview_tui.guide.examples import example_guide
    from interview_tui.guide_files import read_guide_file
    from interview_tui.privacy.synced import synced_warning
    from interview_tui.retention import day_typed
    from interview_tui.study import Settings, Study
    from interview_tui.transcription.models import default_model, find

    language = language or context.language
    if guide_path is None:
        guide_path = example_guide(example, language or system_language())
    guide, text = guide_of_document(guide_path) if is_document(guide_path) else read_guide_file(guide_path, latin_1)
    if model is not None:
        find(model)
    settings = Settings(
        title=title or guide.title,
        language=language or guide.language,
        minutes=minutes or guide.planned_minutes,
        model=model or default_model(language or guide.language),
        retention=day_typed(retention or ""),
    )
    if warning := synced_warning(folder):
        say(f"! {warning}", err=True)
    study = Study.create(folder, text, settings)
    say(_("The study is made. Open it with: interview-tui {folder}").format(folder=typed(folder)), err=True)
    click.echo(str(study.folder))


@commands.command()
@study_option
@language_option
@option("--pilot", is_flag=True, help="A pilot: a real interview that is marked as one.")
@option("--rehearsal", is_flag=True, help="A rehearsal: without a participant; no consent is asked.")
@option("--participant", "participants", multiple=True, help="Pseudonym of a participant; may be given several times.")
@option("--support", multiple=True, help="Pseudonym of a support person; may be given several times.")
@option("--setting", type=click.Choice(_SETTINGS), help="Else it follows from who takes part.")
@option(
    "--interviewers",
    metavar="NUMBER",
    type=click.IntRange(1, 2),
    default=1,
    show_default=True,
    help="How many ask the questions.",
)
@option("--written", is_flag=True, help="Take in answers that are given in writing.")
@option("--continue", "goes_on_with", metavar="INTERVIEW", help="A second sitting of this interview.")
@option("--reason", help="Why the guide was changed since the last interview, in one line that names nobody.")
@option(
    "--spare",
    metavar="FOLDER",
    type=click.Path(path_type=Path, exists=True, file_okay=False, writable=True),
    help="Folder on another disk for the sound when the study's is full; the study remembers it.",
)
@option(
    "--grace",
    metavar="NUMBER",
    type=click.FloatRange(0, 600),
    help="Minutes that the recorder goes on alone when the program has died (2); the study remembers it.",
)
@click.pass_obj
def interview(
    context: Context,
    pilot: bool,
    rehearsal: bool,
    participants: tuple[str, ...],
    support: tuple[str, ...],
    setting: "Setting | None",
    interviewers: Literal[1, 2],
    written: bool,
    goes_on_with: str | None,
    reason: str | None,
    spare: Path | None,
    grace: float | None,
) -> None:
    """Hold an interview: with one, a pair, a group, with a support person; or go on with one in a second sitting."""
    if pilot and rehearsal:
        raise click.UsageError(_("Choose --pilot or --rehearsal, not both."))
    if goes_on_with is None:
        draft = draft_of(participants, support, setting, interviewers)
        kind = "pilot" if pilot else "rehearsal" if rehearsal else "interview"
        draft = draft.model_copy(update={"kind": kind, "form": "written" if written else "conversation"})
        study = context.study()
    elif participants or support or setting or written or pilot or rehearsal:
        raise click.UsageError(_("--continue takes who and what from the first sitting: leave the rest out."))
    else:
        study = context.study()
        draft = study.next_sitting(study.interview(goes_on_with))
    if reason is not None:
        from interview_tui.guide_versions import keep_version

        keep_version(study, reason)
    study.change_settings(spare=spare and str(spare.absolute()), grace_minutes=grace)
    _run_app(context, study, interview=draft)


def draft_of(
    participants: tuple[str, ...], support: tuple[str, ...], setting: "Setting | None", interviewers: Literal[1, 2]
) -> "InterviewRecord":
    """What the options say of an interview. Raises `Problem` if the names or the setting cannot be."""
    from interview_tui.interview.participants import distinct
    from interview_tui.interview.record import InterviewRecord, Participant, setting_of

    people = [Participant(pseudonym=name) for name in participants]
    people += [Participant(pseudonym=name, part="support") for name in support]
    named = distinct(people) if people else ()
    follows = setting_of([person.part for person in named])
    if setting not in (None, follows) and not (setting == "group" and follows == "pair"):
        raise click.UsageError(_("--setting {setting} does not fit those who take part.").format(setting=setting))
    return InterviewRecord(participants=named, setting=setting or follows, interviewers=interviewers)


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

    study = context.study() if context.folder or (study_here() / "study.toml").exists() else None
    found = []
    for one in checks(study, listen=not no_listen):
        found.append(one)
        if not as_json:
            sign = {True: "✓", False: "✕", None: "·"}[one.ok]
            say(f"{sign} {one.name}: {one.what}")
            if one.cure:
                say(one.cure, indent="    ")
    if as_json:
        click.echo(json_text([asdict(one) for one in found]))
    if any(one.ok is False for one in found):
        sys.exit(1)


commands.add_command(export)
commands.add_command(import_)
commands.add_command(recording)
commands.add_command(find)
guide.add_command(import_guide)
commands.add_command(guide)
commands.add_command(lock)
commands.add_command(unlock)
for _command in VERSION_COMMANDS:
    guide.add_command(_command)
commands.add_command(models)
commands.add_command(pseudonyms)
commands.add_command(purge)
report.add_command(timing)
commands.add_command(report)
report.add_command(methods)
report.add_command(information)
commands.add_command(speakers)
commands.add_command(study_facts)
commands.add_command(transcribe)
commands.add_command(withdraw)


def main() -> None:
    """The program `interview-tui`."""
    run(commands)


def _run_app(context: Context, study: "Study | None" = None, **first: Any) -> None:
    """Show the screens; `first` says what is opened at once. Leaves with the app's own exit code."""
    from interview_tui.tui.app import InterviewApp

    app = InterviewApp(study, language=context.language, debug=context.debug, **first)
    app.run()
    sys.exit(app.return_code or 0)


def _print_paths(paths: list[Path], as_json: bool) -> None:
    click.echo(json_text([str(path) for path in paths]) if as_json else "\n".join(str(path) for path in paths))
