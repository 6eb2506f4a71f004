"""`interview-tui export`: transcripts for the programs that people work in, with what is chosen of them."""

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from interview_tui.commands.capitals import capitals
from interview_tui.commands.passphrase import names_in_key, passphrase_option
from interview_tui.commands.terminal import (
    PATH,
    Context,
    TranslatedCommand,
    json_option,
    json_text,
    language_option,
    picked,
    say,
    study_option,
    tell,
    typed,
)
from interview_tui.commands.terminal import translated_argument as argument
from interview_tui.commands.terminal import translated_option as option
from interview_tui.language import _
from interview_tui.problem import Problem

if TYPE_CHECKING:
    from interview_tui.export.building import Progress
    from interview_tui.export.options import HideSound, Options


class _Formats(click.Option):
    """`--format`, whose help lists the formats that there are and what each is for."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str]:
        from interview_tui.export.formats import FORMATS, GUIDE_FORMATS

        formats = [(name, one.about) for table in (FORMATS, GUIDE_FORMATS) for name, one in table.items()]
        listed = ", ".join(f"{name} ({_(about)})" for name, about in formats)
        sound = _("the recording, with what is hidden silenced")
        listed += f", audio ({sound})"
        several = _("Several with commas between.")
        return f"--format {capitals('NAME[,NAME]…')}", f"{listed}. {several}  [{self.default}]"


def _with_options(command: Any) -> Any:
    """The choices of `Options`, as options of a command."""
    for one in reversed(
        [
            option("--no-times", is_flag=True, help="Without time stamps."),
            option("--no-interviewer", is_flag=True, help="Without what the interviewer says."),
            option("--clean", is_flag=True, help="Without hesitation, words broken off and new starts."),
            option("--quotes-only", is_flag=True, help="Only what is marked as a quote, each with who said it."),
            option("--question", "questions", metavar="ID", multiple=True, help="Only this question; may be repeated."),
            option("--theme", "themes", metavar="ID", multiple=True, help="Only this section; may be repeated."),
            option(
                "--only", metavar="PSEUDONYM", multiple=True, help="Only what this participant says; may be repeated."
            ),
            option(
                "--hide-sound",
                type=click.Choice(["silence", "beep"]),
                default="silence",
                show_default=True,
                help="With audio: what is heard where something is hidden.",
            ),
            option(
                "--keep-untranscribed",
                is_flag=True,
                help="With audio: keep speech that was not transcribed; listen to it first.",
            ),
            option("--one-file", is_flag=True, help="All interviews in one file, where the format can hold several."),
        ]
    ):
        command = one(command)
    return command


@click.command(cls=TranslatedCommand)
@study_option
@language_option
@argument("interviews", metavar="[INTERVIEW]...", nargs=-1)
@option(
    "--all", "everything", is_flag=True,
    help="Every interview of the study but rehearsals and withdrawn ones (also without this).",
)  # fmt: skip
@click.option("--format", "formats", default="md", cls=_Formats)
@_with_options
@option("--into", type=PATH, help="Another folder than the study's exports.")
@passphrase_option
@option("--without-key", is_flag=True, help="Do not open the key; real names in it are not searched for.")
@json_option
@click.pass_obj
def export(
    context: Context,
    interviews: tuple[str, ...],
    everything: bool,
    formats: str,
    into: Path | None,
    passphrase_file: Path | None,
    without_key: bool,
    as_json: bool,
    **choices: Any,
) -> None:
    """Write linked transcripts, and the guide, for other programs.

    All files are written or none, and none that you have changed is replaced.
    """
    from interview_tui.export import write_exports
    from interview_tui.export.building import to_go_out
    from interview_tui.export.formats import GUIDE_FORMATS

    if without_key and passphrase_file is not None:
        raise click.UsageError(_("Give --passphrase-file or --without-key, not both."))
    study = context.study()
    names = [name.strip() for name in formats.split(",") if name.strip()]
    for_guide = bool(names) and all(name in GUIDE_FORMATS for name in names)
    if interviews and not everything:
        chosen = picked(study, interviews, False)
    else:
        chosen = [] if for_guide else to_go_out(picked(study, (), True))
    real = () if without_key else names_in_key(study, passphrase_file)
    try:
        where = "" if context.folder is None else f"--study {typed(context.folder)}"
        paths = write_exports(study, chosen, names, into, _options(**choices), _progress(), real, _notice, where)
    except KeyboardInterrupt:
        raise Problem(_("Stopped. Nothing was exported.")) from None
    click.echo(json_text([str(path) for path in paths]) if as_json else "\n".join(str(path) for path in paths))


def _options(
    *,
    no_times: bool,
    no_interviewer: bool,
    clean: bool,
    quotes_only: bool,
    questions: tuple[str, ...],
    themes: tuple[str, ...],
    only: tuple[str, ...],
    hide_sound: "HideSound",
    keep_untranscribed: bool,
    one_file: bool,
) -> "Options":
    from interview_tui.export.options import Options

    return Options(
        times=not no_times,
        interviewer=not no_interviewer,
        manner="clean" if clean else "verbatim",
        one_file=one_file,
        questions=(*questions, *themes),
        participants=only,
        quotes_only=quotes_only,
        hide_sound=hide_sound,
        keep_untranscribed=keep_untranscribed,
    )


def _notice(sentence: str) -> None:
    say(sentence, err=True)


def _progress() -> "Progress":
    """Tells on the terminal how far it is, and how long the rest takes by what was done."""
    started = time.monotonic()

    def told(interview: str, share: float) -> None:
        if not interview:
            tell(_("Checking the files"), share)
            return
        left = (time.monotonic() - started) * (1 - share) / share if share else None
        tell(interview, share, left)

    return told
