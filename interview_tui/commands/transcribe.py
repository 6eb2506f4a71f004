"""`interview-tui transcribe`: interviews of a study, one after the other or on a cluster; or any recording, quickly."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from interview_tui.commands.speakers import speakers_with_progress
from interview_tui.commands.terminal import Context, TranslatedCommand, picked, study_option
from interview_tui.commands.terminal import translated_argument as argument
from interview_tui.commands.terminal import translated_option as option
from interview_tui.commands.transcribe_files import sound_files, transcribe_files
from interview_tui.commands.transcribe_study import fill_with_progress, transcribe_with_progress
from interview_tui.language import _
from interview_tui.problem import Problem
from interview_tui.transcription.devices import AUTO, DEVICES
from interview_tui.transcription.engine_names import ENGINES

if TYPE_CHECKING:
    from interview_tui.study import Interview


@click.command(cls=TranslatedCommand)
@study_option
@argument("names", metavar="[INTERVIEW|FILE]...", nargs=-1)
@option("--all", "everything", is_flag=True, help="Every interview of the study.")
@option("--again", is_flag=True, help="Hear once more what was transcribed with other words, settings or options.")
@option("--fill", is_flag=True, help="Try speech that has no words again, each stretch alone, with other settings.")
@option("--model", help="Name of the model; else the study's, or the best one here.")
@option("--engine", type=click.Choice(ENGINES), help="Else the one that can read the model.")
@option(
    "--device",
    type=click.Choice(DEVICES),
    default=AUTO,
    show_default=True,
    help="Processor or graphics card; auto: the card where one is.",
)
@option("--language", "spoken", metavar="CODE", help="What is spoken (sv, en …); else the study's, or found out.")
@option("--dask", metavar="ADDRESS", help="Let a Dask cluster that shares the study's folder do it.")
@option("--format", "formats", metavar="NAMES", help="For a FILE: docx,txt,srt …; else docx.")
@option(
    "--speakers", metavar="NUMBER", type=click.IntRange(1, 8), help="For a FILE: how many speak, to tell them apart."
)
@option(
    "--into",
    metavar="FOLDER",
    type=click.Path(path_type=Path, file_okay=False),
    help="For a FILE: another folder for the transcript.",
)
@click.pass_obj
def transcribe(
    context: Context,
    names: tuple[str, ...],
    everything: bool,
    again: bool,
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
    if files := sound_files(context, names):
        if everything or dask or fill or again:
            raise click.UsageError(_("--all, --again, --fill and --dask are for the interviews of a study."))
        from interview_tui.quick import FORMATS_USUAL, Wish

        wanted = tuple(name.strip() for name in formats.split(",") if name.strip()) if formats else FORMATS_USUAL
        transcribe_files([Wish(file, wanted, spoken, model, engine, device, speakers, into) for file in files])
        return
    if formats or speakers or into:
        raise click.UsageError(_("--format, --speakers and --into are for a FILE without a study."))
    if again and fill:
        raise click.UsageError(_("--again hears all of it, --fill what has no words: give one of them."))
    from interview_tui.transcription.models import no_model_here
    from interview_tui.transcription.order import order_for

    study = context.study()
    interviews = picked(study, names, everything)
    order = order_for(study, model=model, language=spoken, engine=engine, device=device)
    if order is None:
        raise no_model_here(study.settings.language)
    try:
        if fill:
            fill_with_progress(interviews, order, model)
        else:
            if again:
                from interview_tui.transcription.recogniser import Recogniser

                order = order.model_copy(update={"exactly": Recogniser(order).header})
            transcribe_with_progress(interviews, order, keep_imported=model is None, dask=dask)
    except Problem:
        speakers_with_progress(_whole(interviews))
        raise
    speakers_with_progress(interviews)


def _whole(interviews: "Sequence[Interview]") -> "list[Interview]":
    """Those that could be done."""
    from interview_tui.transcription.progress import progress

    result = []
    for interview in interviews:
        with suppress(Problem):
            if progress(interview.folder).complete:
                result.append(interview)
    return result
