"""`interview-tui speakers …`: who says what, found from the sound."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from interview_tui.commands.terminal import (
    Context,
    TranslatedCommand,
    json_option,
    json_text,
    language_option,
    picked,
    say,
    study_option,
    tell,
)
from interview_tui.commands.terminal import translated_argument as argument
from interview_tui.commands.terminal import translated_option as option
from interview_tui.language import _, ngettext
from interview_tui.times import clock_time

if TYPE_CHECKING:
    from interview_tui.speakers.found import Speakers
    from interview_tui.study import Interview


@click.command(cls=TranslatedCommand)
@study_option
@language_option
@argument("names", metavar="[INTERVIEW]...", nargs=-1)
@option("--all", "everything", is_flag=True, help="Every interview of the study.")
@option(
    "--voices",
    metavar="NUMBER",
    type=click.IntRange(1, 8),
    help="How many people speak; else as many as the interview names.",
)
@json_option
@click.pass_obj
def speakers(context: Context, names: tuple[str, ...], everything: bool, voices: int | None, as_json: bool) -> None:
    """Find out from the sound who says what.

    Uncertain turns say so, and can be put right on the transcript screen. Labels that came with a transcript are kept.
    """
    study = context.study()
    found = speakers_with_progress(picked(study, names, everything), voices, again=True)
    if as_json:
        click.echo(json_text([_as_json(interview, one) for interview, one in found]))


def speakers_with_progress(
    interviews: "Sequence[Interview]", voices: int | None = None, *, again: bool = False
) -> "list[tuple[Interview, Speakers]]":
    """Find the speakers of one interview after the other, with progress. Ctrl-C stops; what is found is kept.

    An interview whose speakers are up to date is left alone unless `again`; so is one in which there is nothing to
    find. Returns what is there afterwards.
    """
    from interview_tui.speakers.client import find_speakers
    from interview_tui.speakers.found import read_speakers
    from interview_tui.speakers.wanted import can_be_found, needs_speakers

    result = []
    for interview in interviews:
        if not can_be_found(interview):
            if again:
                say(_("{name}: no voices to tell apart").format(name=interview.id), err=True)
            continue
        if again or needs_speakers(interview, voices):
            found = find_speakers(interview, voices, partial(tell, interview.id))
            say(_said(interview, found), err=True)
        else:
            kept = read_speakers(interview.folder)
            if kept is None:
                continue
            found = kept
        result.append((interview, found))
    return result


def _said(interview: "Interview", found: "Speakers") -> str:
    """`01-robin: I 12:04, Robin 41:10; 3 turns are uncertain`."""
    spoken = ", ".join(f"{name} {clock_time(seconds)}" for name, seconds in found.seconds.items())
    uncertain = len(found.uncertain)
    if not uncertain:
        return f"{interview.id}: {spoken}"
    turns = ngettext("{count} turn is uncertain", "{count} turns are uncertain", uncertain).format(count=uncertain)
    return f"{interview.id}: {spoken}; {turns}"


def _as_json(interview: "Interview", found: "Speakers") -> dict[str, Any]:
    return {
        "interview": interview.id,
        "method": found.method,
        "voices": [{"speaker": name, "seconds": round(seconds, 1)} for name, seconds in found.seconds.items()],
        "turns": len(found.turns),
        "uncertain": [[turn.start, turn.end] for turn in found.uncertain],
        "overlaps": [list(span) for span in found.overlaps],
    }
