"""`interview-tui pseudonyms propose|accept`: who can be known from an interview, and hiding it."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from interview_tui.commands.passphrase import opened_key, passphrase_option
from interview_tui.commands.terminal import (
    Context,
    TranslatedCommand,
    json_option,
    json_text,
    language_option,
    picked,
    say,
    study_option,
)
from interview_tui.commands.terminal import translated_argument as argument
from interview_tui.commands.terminal import translated_option as option
from interview_tui.language import ngettext
from interview_tui.privacy.beside import beside_word
from interview_tui.privacy.kind_words import kind_word
from interview_tui.times import clock_time

if TYPE_CHECKING:
    from interview_tui.privacy.proposing import Matter, Spot
    from interview_tui.protecting import Protecting

_CONTEXT = 32
"""Letters that are shown on each side of a place."""


@click.command(cls=TranslatedCommand)
@study_option
@language_option
@argument("interview")
@passphrase_option
@json_option
@click.pass_obj
def propose(context: Context, interview: str, passphrase_file: Path | None, as_json: bool) -> None:
    """List what in an INTERVIEW tells who somebody is and is not decided yet, with what could stand for it.

    Nothing is changed. Where the key can be opened, the names in it are looked for as well.
    """
    protecting = _protecting(context, interview, passphrase_file)
    left = [matter for matter in protecting.matters if not matter.settled]
    if as_json:
        click.echo(json_text([_as_json(matter) for matter in left]))
        return
    for matter in left:
        say(_shown(matter, protecting.interview.record.has_times))
    count = len(left)
    say(
        ngettext("{count} to decide. The search misses some: read the text too.",
                 "{count} to decide. The search misses some: read the text too.", count).format(count=count),
        err=True,
    )  # fmt: skip


@click.command(cls=TranslatedCommand)
@study_option
@language_option
@argument("interview")
@option("--all", "everything", is_flag=True, required=True, help="Everything that is not decided yet.")
@passphrase_option
@click.pass_obj
def accept(context: Context, interview: str, everything: bool, passphrase_file: Path | None) -> None:
    """Replace everything that is proposed in an INTERVIEW by what is suggested for it.

    Each can be changed or taken back afterwards, on the screen of the proposals. The raw words stay in the study.
    """
    count = _protecting(context, interview, passphrase_file).accept_all()
    say(
        ngettext("{count} replaced. The search misses some: read the text too.",
                 "{count} replaced. The search misses some: read the text too.", count).format(count=count),
        err=True,
    )  # fmt: skip


PROPOSAL_COMMANDS = (propose, accept)


def _protecting(context: Context, name: str, passphrase_file: Path | None) -> "Protecting":
    from interview_tui.protecting import Protecting

    study = context.study()
    (interview,) = picked(study, (name,), False)
    opened = opened_key(study, passphrase_file)
    return Protecting(interview, opened.key if opened is not None else None)


def _as_json(matter: "Matter") -> dict[str, Any]:
    one = matter.sought
    return {
        "original": one.original,
        "kind": one.kind,
        "reason": one.reason,
        "replace": matter.suggested.by,
        "generalise": matter.suggested.generally,
        "everywhere": one.everywhere,
        "places": [
            {
                "start": round(spot.start, 3),
                "end": round(spot.end, 3),
                "speaker": spot.speaker,
                "before": spot.before,
                "text": spot.text,
                "after": spot.after,
                "written_in": spot.beside or None,
                "decided": decided is not None,
            }
            for spot, decided in zip(one.spots, matter.decided, strict=True)
        ],
    }


def _shown(matter: "Matter", timed: bool) -> str:
    one = matter.sought
    head = f"{kind_word(one.kind):<16} {one.original} → {matter.suggested.by}"
    lines = [
        f"{'':<16} {_place(spot, timed)}{spot.before[-_CONTEXT:].lstrip()}[{spot.text}]{spot.after[:_CONTEXT].rstrip()}"
        for spot, decided in zip(one.spots, matter.decided, strict=True)
        if decided is None
    ]
    return "\n".join((head, *lines))


def _place(spot: "Spot", timed: bool) -> str:
    """When it is said, or what it is written in."""
    if spot.beside:
        return f"{beside_word(spot.beside)}: "
    return f"{clock_time(spot.start)} " if timed else ""
