"""`interview-tui transcribe`: interviews of a study, one after the other or on a cluster; or any recording, quickly."""

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from interview_tui.commands.speakers import speakers_with_progress
from interview_tui.commands.terminal import Context, TranslatedCommand, picked, say, study_here, study_option, tell
from interview_tui.commands.terminal import translated_argument as argument
from interview_tui.commands.terminal import translated_option as option
from interview_tui.language import _, ngettext
from interview_tui.problem import Problem

if TYPE_CHECKING:
    from interview_tui.study import Interview
    from interview_tui.transcription.engine import Engine
    from interview_tui.transcription.order import Order

_ENGINES = ("openai-whisper", "faster-whisper")
_DEVICES = ("auto", "cpu", "cuda")


@click.command(cls=TranslatedCommand)
@study_option
@argument("names", metavar="[INTERVIEW|FILE]...", nargs=-1)
@option("--all", "everything", is_flag=True, help="Every interview of the study.")
@option("--fill", is_flag=True, help="Try speech that has no words again, each stretch alone, with other settings.")
@option("--model", help="Name of the model; else the study's, or the best one here.")
@option("--engine", type=click.Choice(_ENGINES), help="Else the one that can read the model.")
@option("--device", type=click.Choice(_DEVICES), default="auto", show_default=True, help="What to calculate with.")
@option("--language", "spoken", metavar="CODE", help="What is spoken (sv, en …); else the study's, or found out.")
@option("--dask", metavar="ADDRESS", help="Let a Dask cluster do it that shares the study's folder.")
@option("--format", "formats", metavar="NAMES", help="Of a FILE: docx,txt,srt … (docx).")
@option(
    "--speakers", metavar="NUMBER", type=click.IntRange(1, 8), help="Of a FILE: how many speak, to tell them apart."
)
@option(
    "--into",
    metavar="FOLDER",
    type=click.Path(path_type=Path, file_okay=False),
    help="Of a FILE: another folder for the transcript.",
)
@click.pass_obj
def transcribe(
    context: Context,
    names: tuple[str, ...],
    everything: bool,
    fill: bool,
    model: str | None,
    engine: str | None,
    device: str,
    spoken: str | None,
    dask: str | None,
    formats: str | None,
    speakers: int | None,
    into: Path | None,
) -> None:
    """Transcribe interviews, or go on with those that were broken off, and tell their voices apart.

    FILE is any recording, without a study: its transcript is written beside it.
    """
    files = _files(context, names)
    if files:
        if everything or dask or fill:
            raise click.UsageError(_("--all, --fill and --dask are for the interviews of a study."))
        _transcribe_files(files, formats, spoken, model, engine, device, speakers, into)
        return
    if formats or speakers or into:
        raise click.UsageError(_("--format, --speakers and --into are for a FILE without a study."))
    from interview_tui.transcription.models import no_model_here
    from interview_tui.transcription.order import order_for

    study = context.study()
    interviews = picked(study, names, everything)
    order = order_for(study, model=model, language=spoken, engine=engine, device=device)
    if order is None:
        raise no_model_here(study.settings.language)
    if fill:
        fill_with_progress(interviews, order, model)
        speakers_with_progress(interviews)
        return
    try:
        transcribe_with_progress(interviews, order, keep_imported=model is None, dask=dask)
    except Problem:
        speakers_with_progress(interviews)  # of those that could be done
        raise
    speakers_with_progress(interviews)


def transcribe_with_progress(
    interviews: "Sequence[Interview]", order: "Order", *, keep_imported: bool, dask: str | None = None
) -> None:
    """Transcribe one after the other, with progress and time left. Ctrl-C stops; it can be gone on with.

    `keep_imported`: a transcript that came from a file stays. Raises `Problem` in the end if some could not be done.
    """
    from interview_tui.transcription.cluster import transcribe_on_cluster
    from interview_tui.transcription.finishing import finish_transcripts, is_made

    wanted = {one.folder: one for one in interviews if _can_be_transcribed(one, keep_imported)}
    again = [one for one in wanted.values() if one.transcript.exists() and not is_made(one.folder, order)]
    began = time.monotonic()

    def done(folder: Path) -> None:
        nonlocal began
        seconds, began = round(time.monotonic() - began), time.monotonic()
        name = folder.name
        say(_("{name}: transcribed in {seconds} s").format(name=name, seconds=seconds), err=True)
        if wanted[folder] in again:
            _say_what_was_lost(wanted[folder])

    if dask is None:
        failed = finish_transcripts(
            list(wanted), order, lambda folder, now, left: tell(folder.name, now.share, left), done
        )
    else:
        failed = transcribe_on_cluster(
            list(wanted), order, dask, lambda share, left: tell(_("on the cluster"), share, left), done
        )
    if len(interviews) == 1 and failed:
        raise Problem(*failed.values())
    for folder, why in failed.items():
        say(f"{folder.name}: {why}", err=True)
    if failed:
        raise Problem(
            ngettext(
                "{count} interview could not be transcribed.",
                "{count} interviews could not be transcribed.",
                len(failed),
            ).format(count=len(failed)),
            cure=_("See above why; the others are done. The same command goes on with them."),
        )


def fill_with_progress(interviews: "Sequence[Interview]", order: "Order", model: str | None) -> None:
    """Try the speech without words again, with `model` or else the one that each transcript was made with.

    Ctrl-C stops; it can be gone on with. Raises `Problem` if one of them has no whole transcript.
    """
    from interview_tui.transcription.filling import fill
    from interview_tui.transcription.priority import low_priority
    from interview_tui.transcription.recogniser import Recogniser
    from interview_tui.transcription.transcript import read_transcript

    low_priority()
    loaded: dict[str, Recogniser] = {}
    for interview in interviews:
        if not _can_be_transcribed(interview, keep_imported=True):
            continue
        name = interview.id
        made = read_transcript(interview.transcript)
        using = model or (made.header.model if made is not None else order.model)

        def engine(language: str | None, using: str = using) -> "Engine":
            # The glossary is left out: it may be what led astray.
            wanted = order.model_copy(update={"model": using, "glossary": None})
            return loaded.setdefault(using, Recogniser(wanted)).engine(language)

        began = time.monotonic()

        def told(done: int, count: int, name: str = name, began: float = began) -> None:
            tell(name, done / count, (time.monotonic() - began) / done * (count - done))

        filled = fill(interview.folder, engine, told)
        said = ngettext(
            "{name}: {count} word heard in {tried} stretches of speech; {seconds} s of speech still without words",
            "{name}: {count} words heard in {tried} stretches of speech; {seconds} s of speech still without words",
            filled.words,
        )
        left = round(sum(end - start for start, end in filled.uncovered))
        say(said.format(name=name, count=filled.words, tried=filled.tried, seconds=left), err=True)


def _can_be_transcribed(interview: "Interview", keep_imported: bool) -> bool:
    """Whether there is anything to do; says why not."""
    from interview_tui.importing.words import is_imported
    from interview_tui.recovery import recover_interview

    recover_interview(interview)
    if not interview.state().has_been_recorded:
        say(_("{name}: nothing was recorded").format(name=interview.id), err=True)
        return False
    if keep_imported and is_imported(interview.folder):
        said = _("{name}: its transcript came from a file and stays; to transcribe the sound, name a --model")
        say(said.format(name=interview.id), err=True)
        return False
    return True


def _say_what_was_lost(interview: "Interview") -> None:
    """After another transcript took the place of the old one: what was put right in that, and fits nowhere in this."""
    from interview_tui.export.linked import linked

    now = linked(interview)
    if count := len(now.unplaced):
        said = ngettext(
            "{name}: {count} correction finds no place in the new transcript; the transcript's screen lists it",
            "{name}: {count} corrections find no place in the new transcript; the transcript's screen lists them",
            count,
        )
        say(said.format(name=interview.id, count=count), err=True)
    if count := len(now.not_hidden):
        said = ngettext(
            "{name}: {count} place where something was hidden is not found in it; see the names and places again",
            "{name}: {count} places where something was hidden are not found in it; see the names and places again",
            count,
        )
        say(said.format(name=interview.id, count=count), err=True)


# Without a study


def _files(context: Context, names: Sequence[str]) -> list[Path]:
    """The names that are sound files; either all are, or none."""
    files = [Path(name) for name in names if Path(name).is_file()]
    known = _interviews_called(context, [name for name in names if Path(name).is_file()])
    if known:
        raise Problem(
            _("{name} is a file here and an interview of the study.").format(name=known[0]),
            cure=_("Write ./{name} for the file, or the interview's whole name.").format(name=known[0]),
        )
    if files and len(files) < len(names):
        other = next(name for name in names if not Path(name).is_file())
        raise Problem(
            _("{name} is no file, and the others are.").format(name=other),
            cure=_("Name either sound files, or interviews of the study."),
        )
    if not files:
        _refuse_missing_files(names)
    return files


def _interviews_called(context: Context, names: Sequence[str]) -> list[str]:
    """Those that are interviews of the study we are in, too."""
    from interview_tui.study import Study

    folder = context.folder or study_here()
    if not names or not (folder / "study.toml").exists():
        return []
    study, known = Study(folder), []
    for name in names:
        try:
            study.interview(name)
        except Problem:
            continue
        known.append(name)
    return known


def _refuse_missing_files(names: Sequence[str]) -> None:
    """A path that is no file is not the name of an interview."""
    from interview_tui.importing.sound import KINDS

    for name in names:
        if len(Path(name).parts) > 1 or Path(name).suffix.lower().removeprefix(".") in KINDS:
            raise Problem(_("There is no such file."), cure=_("See that its name is right."), where=Path(name))


def _transcribe_files(
    files: Sequence[Path],
    formats: str | None,
    language: str | None,
    model: str | None,
    engine: str | None,
    device: str,
    speakers: int | None,
    into: Path | None,
) -> None:
    from interview_tui.quick import FORMATS_USUAL, Wish, transcribe_file

    wanted = tuple(name.strip() for name in formats.split(",") if name.strip()) if formats else FORMATS_USUAL
    for file in files:
        made = transcribe_file(Wish(file, wanted, language, model, engine, device, speakers, into), tell)
        if not made.words:
            say(_("{name}: no words were heard in it").format(name=file.name), err=True)
        click.echo("\n".join(str(path) for path in made.paths))
