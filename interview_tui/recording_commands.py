"""`interview-tui import …` and `interview-tui recording …`: sound from elsewhere, and whether sound is whole."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from interview_tui.command_line import (
    PATH,
    Commands,
    Context,
    TranslatedCommand,
    json_option,
    json_text,
    language_option,
    study_option,
    tell,
)
from interview_tui.command_line import translated_option as option
from interview_tui.language import _
from interview_tui.problem import Problem

if TYPE_CHECKING:
    from interview_tui.interview.events import ConsentHow
    from interview_tui.interview.record import Mode
    from interview_tui.study import Interview, Study

_MODES = click.Choice(["in_person", "phone", "video"])
_CONSENTS = click.Choice(["spoken", "written", "earlier"])


@click.command("import", cls=TranslatedCommand)
@study_option
@language_option
@click.argument("audio", metavar="AUDIO", type=PATH)
@option("--participant", required=True, help="Pseudonym of the participant, never the real name.")
@option("--role", default="", help="What the participant is, for instance nurse.")
@option("--pilot", is_flag=True, help="A pilot: a real interview that is marked as one.")
@option(
    "--mode",
    type=click.Choice(["in_person", "phone", "video"]),
    default="in_person",
    show_default=True,
    help="How you met.",
)
@option(
    "--consent",
    type=click.Choice(["spoken", "written", "earlier"]),
    help="How consent was given; else it is not noted.",
)
@option("--consent-reference", default="", help="Where the written consent is kept; never a name.")
@option(
    "--questions-from",
    "presses",
    type=PATH,
    help="What was asked when: presses.jsonl, or the timeline of an interview.",
)
@option("--no-transcribe", is_flag=True, help="Import only; transcribe later.")
@json_option
@click.pass_obj
def import_(
    context: Context,
    audio: Path,
    participant: str,
    role: str,
    pilot: bool,
    mode: "Mode",
    consent: "ConsentHow | None",
    consent_reference: str,
    presses: Path | None,
    no_transcribe: bool,
    as_json: bool,
) -> None:
    """Make an interview of AUDIO, a sound file or a film that was recorded elsewhere.

    The file is copied and only read. What is damaged in it is said, and silence stands in its place.
    """
    from interview_tui.importing import Source, import_interview, missing_sentence
    from interview_tui.interview.record import Participant

    if not participant.strip():
        raise Problem(_("The participant has no name yet."), cure=_("Write a pseudonym, never the real name."))
    study = context.study()
    source = Source(
        file=audio,
        participant=Participant(pseudonym=participant.strip(), role=role.strip()),
        kind="pilot" if pilot else "interview",
        mode=mode,
        consent=consent,
        consent_reference=consent_reference,
        presses=presses,
    )
    interview = import_interview(study, source, tell=tell)
    record = interview.record
    missing = record.imported.missing if record.imported is not None else ()
    seconds = record.audio[0].seconds
    if sentence := missing_sentence(missing, seconds):
        click.echo(f"{interview.id}: {sentence}", err=True)
    transcribed = not no_transcribe and _transcribed(study, interview)
    if as_json:
        answer = {"interview": interview.id, "seconds": seconds, "missing": missing, "transcribed": transcribed}
        click.echo(json_text(answer))
    else:
        click.echo(interview.id)


def _transcribed(study: "Study", interview: "Interview") -> bool:
    """Transcribe it, if there is a model; the interview stands in any case."""
    from interview_tui.command_line import transcribe_with_progress
    from interview_tui.transcription.models import chosen_model

    if chosen_model(study) is None:
        click.echo(
            _("{name}: not transcribed, because there is no model on this computer.").format(name=interview.id),
            err=True,
        )
        return False
    transcribe_with_progress(study, [interview], None)
    return True


@click.group(cls=Commands)
def recording() -> None:
    """Check or mend the sound of interviews."""
