"""`interview-tui transcribe INTERVIEW`: interviews of a study, here or on a cluster, and speech without words again."""

import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from interview_tui.commands.terminal import say, tell
from interview_tui.language import _, ngettext
from interview_tui.problem import Problem

if TYPE_CHECKING:
    from interview_tui.study import Interview
    from interview_tui.transcription.engine import Engine
    from interview_tui.transcription.filling import Filled
    from interview_tui.transcription.order import Order


def transcribe_with_progress(
    interviews: "Sequence[Interview]", order: "Order", *, keep_imported: bool, dask: str | None = None
) -> None:
    """Transcribe one after the other, with progress and time left. Ctrl-C stops; it can be gone on with.

    `keep_imported`: a transcript that came from a file stays. Raises `Problem` in the end if some could not be done.
    """
    from interview_tui.transcription.cluster import transcribe_on_cluster
    from interview_tui.transcription.finishing import finish_transcripts

    failed: dict[Path, str] = {}
    wanted: dict[Path, Interview] = {}
    for one in interviews:
        try:
            if _can_be_transcribed(one, keep_imported) and not _is_made_already(one, order):
                wanted[one.folder] = one
        except Problem as problem:  # a damaged file of one interview is no reason to leave the others
            failed[one.folder] = str(problem)
    again = [one for one in wanted.values() if one.transcript.exists()]
    began = time.monotonic()

    def done(folder: Path) -> None:
        nonlocal began
        seconds, began = round(time.monotonic() - began), time.monotonic()
        name = folder.name
        say(_("{name}: transcribed in {seconds} s").format(name=name, seconds=seconds), err=True)
        if wanted[folder] in again:
            _say_what_was_lost(wanted[folder])

    if dask is None:
        failed |= finish_transcripts(
            list(wanted), order, lambda folder, now, left: tell(folder.name, now.share, left), done
        )
    elif wanted:
        failed |= transcribe_on_cluster(
            list(wanted), order, dask, lambda share, left: tell(_("on the cluster"), share, left), done
        )
    _tell_failed(failed, len(interviews))


def _tell_failed(failed: Mapping[Path, str], count: int) -> None:
    """Raises `Problem` if any of `count` interviews failed; of several, each is named before with its reason."""
    if count == 1 and failed:
        raise Problem(*failed.values())
    for folder, why in failed.items():
        say(why if why.startswith(f"{folder.name}/") else f"{folder.name}: {why}", err=True)
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

    Ctrl-C stops; it can be gone on with. Raises `Problem` in the end if one of them has no whole transcript.
    """
    from interview_tui.transcription.filling import fill
    from interview_tui.transcription.priority import low_priority
    from interview_tui.transcription.recogniser import Recogniser
    from interview_tui.transcription.transcript import read_transcript

    low_priority()
    loaded: dict[str, Recogniser] = {}
    failed: dict[Path, str] = {}

    def fill_one(interview: "Interview") -> None:
        if not _can_be_transcribed(interview, keep_imported=True):
            return
        made = read_transcript(interview.transcript)
        using = model or (made.header.model if made is not None else order.model)
        began = time.monotonic()

        def engine(language: str | None) -> "Engine":
            # The glossary is left out: it may be what led astray.
            wanted = order.model_copy(update={"model": using, "glossary": None})
            return loaded.setdefault(using, Recogniser(wanted)).engine(language)

        def told(done: int, count: int) -> None:
            tell(interview.id, done / count, (time.monotonic() - began) / done * (count - done))

        _say_what_was_filled(interview, fill(interview.folder, engine, told))

    for interview in interviews:
        try:
            fill_one(interview)
        except Problem as problem:
            failed[interview.folder] = str(problem)
    _tell_failed(failed, len(interviews))


def _say_what_was_filled(interview: "Interview", filled: "Filled") -> None:
    seconds = round(sum(end - start for start, end in filled.uncovered))
    if filled.tried:
        said = ngettext(
            "{name}: {count} word heard at the second try; {seconds} s of speech still without words",
            "{name}: {count} words heard at the second try; {seconds} s of speech still without words",
            filled.words,
        )
    elif filled.uncovered:
        said = _("{name}: this model has tried the {seconds} s of speech without words already; name another --model")
    else:
        said = _("{name}: all speech has words")
    say(said.format(name=interview.id, count=filled.words, seconds=seconds), err=True)


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


def _is_made_already(interview: "Interview", order: "Order") -> bool:
    """Whether there is nothing to do because all was done; says so. Raises `Problem` if a file is damaged."""
    from interview_tui.transcription.finishing import is_made

    if not is_made(interview.folder, order):
        return False
    said = _("{name}: transcribed already; --again hears it once more with words, settings and options as they are now")
    if order.exactly is not None:
        said = _("{name}: transcribed already with the same words, settings and options")
    say(said.format(name=interview.id), err=True)
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
