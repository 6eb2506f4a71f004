"""`interview-tui import …` and `interview-tui recording …`: sound from elsewhere, and whether sound is whole."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from interview_tui.commands.terminal import (
    PATH,
    Commands,
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
from interview_tui.problem import Problem

if TYPE_CHECKING:
    from interview_tui.importing import Script
    from interview_tui.interview.events import ConsentHow
    from interview_tui.interview.record import Mode, Participant
    from interview_tui.study import Interview, Study


@click.command("import", cls=TranslatedCommand)
@study_option
@language_option
@argument("audio", metavar="[AUDIO]", type=PATH, required=False)
@option("--transcript", type=PATH, help="The words, as txt, docx, vtt, srt or json, with or without speakers.")
@option("--written", type=PATH, help="Answers in writing, with the questions above them, as txt or docx.")
@option(
    "--participant",
    "participants",
    multiple=True,
    help="Pseudonym of the participant, never the real name; once for each of several.",
)
@option("--role", "roles", multiple=True, help="What the participant is, for instance nurse; in the same order.")
@option(
    "--speaker",
    "speakers",
    multiple=True,
    metavar="LABEL=NAME",
    help="Whom a label of the transcript means: a participant, or I for the interviewer.",
)
@option("--continue", "goes_on_with", metavar="INTERVIEW", help="A second sitting of this interview.")
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
    help="What was asked when: timeline.jsonl of an interview that was held with this program.",
)
@option("--no-transcribe", is_flag=True, help="Import only; transcribe later.")
@json_option
@click.pass_obj
def import_(
    context: Context,
    audio: Path | None,
    transcript: Path | None,
    written: Path | None,
    participants: tuple[str, ...],
    roles: tuple[str, ...],
    speakers: tuple[str, ...],
    goes_on_with: str | None,
    pilot: bool,
    mode: "Mode",
    consent: "ConsentHow | None",
    consent_reference: str,
    presses: Path | None,
    no_transcribe: bool,
    as_json: bool,
) -> None:
    """Make an interview of AUDIO, a sound file or a film, of a transcript from elsewhere, or of both.

    The files are only read. What is damaged in the sound is said, and silence stands in its place. Labels of the
    transcript become the interviewer and the participants, and are not kept.
    """
    from interview_tui.commands.speakers import speakers_with_progress
    from interview_tui.importing import Source, import_interview, missing_sentence

    if not participants and goes_on_with is None:
        raise click.UsageError(_("Say who takes part: --participant NAME."))
    if goes_on_with is not None and (participants or roles or pilot or written):
        raise click.UsageError(_("--continue takes who and what from the first sitting: leave the rest out."))
    if written is not None and (audio or transcript or presses or speakers):
        raise click.UsageError(_("Answers in writing have neither sound nor key presses nor speakers."))
    if audio is None and transcript is None and written is None:
        raise click.UsageError(_("Name a sound file, or a transcript with --transcript, or both."))
    study = context.study()
    if written is not None:
        given = (consent, consent_reference) if consent is not None else None
        _import_written(study, written, _people(participants, roles), pilot=pilot, consent=given, as_json=as_json)
        return
    source = Source(
        file=audio,
        participants=_people(participants, roles) if goes_on_with is None else (),
        sitting_of=goes_on_with,
        kind="pilot" if pilot else "interview",
        mode=mode,
        consent=consent,
        consent_reference=consent_reference,
        presses=presses,
        transcript=transcript,
        speakers=_speakers(speakers),
    )
    interview = import_interview(study, source, tell=tell, understood=_say_who_is_who)
    record = interview.record
    missing = record.imported.missing if record.imported is not None else ()
    seconds = record.audio[0].seconds if record.audio else 0.0
    if sentence := missing_sentence(missing, seconds):
        say(f"{interview.id}: {sentence}", err=True)
    transcribed = transcript is None and not no_transcribe and _transcribed(study, interview)
    if record.audio and (transcribed or transcript is not None):
        speakers_with_progress([interview])
    answer: dict[str, Any] = {
        "interview": interview.id,
        "seconds": seconds,
        "missing": missing,
        "transcribed": transcribed,
    }
    if transcript is not None:
        answer["transcript"] = _told(interview)
    if as_json:
        click.echo(json_text(answer))
    else:
        click.echo(interview.id)


def _import_written(
    study: "Study",
    file: Path,
    people: "tuple[Participant, ...]",
    *,
    pilot: bool,
    consent: "tuple[ConsentHow, str] | None",
    as_json: bool,
) -> None:
    """Answers in writing become an interview; `consent` is how it was given and where it is kept."""
    from interview_tui.importing.written_answers import read_written
    from interview_tui.interview.events import ConsentGiven
    from interview_tui.interview.record import InterviewRecord
    from interview_tui.written import write_answers

    answers = read_written(file, study.guide)
    record = InterviewRecord(participants=people, kind="pilot" if pilot else "interview")
    given = ConsentGiven(how=consent[0], reference=consent[1]) if consent is not None else None
    interview = write_answers(study, record, answers, consent=given)
    left = [question.id for question in study.guide.questions() if question.id not in dict(answers)]
    if left:
        said = ngettext("{count} question has no answer.", "{count} questions have no answer.", len(left))
        say(f"{interview.id}: {said.format(count=len(left))}", err=True)
    if as_json:
        words = sum(len(text.split()) for _id, text in answers)
        answered = [id for id, _text in answers if id is not None]
        answer = {"interview": interview.id, "answered": answered, "not_answered": left, "words": words}
        click.echo(json_text(answer))
    else:
        click.echo(interview.id)


def _people(names: tuple[str, ...], roles: tuple[str, ...]) -> "tuple[Participant, ...]":
    """The participants with their roles. Raises `Problem` or `UsageError`."""
    from interview_tui.interview.participants import distinct
    from interview_tui.interview.record import Participant

    if len(roles) > len(names):
        raise click.UsageError(_("There are more roles than participants."))
    told = [*roles, *[""] * (len(names) - len(roles))]
    return distinct(Participant(pseudonym=name, role=role) for name, role in zip(names, told, strict=True))


def _speakers(told: tuple[str, ...]) -> dict[str, str]:
    """`LABEL=NAME` taken apart. Raises `UsageError`."""
    pairs = [one.partition("=") for one in told]
    if any(not (label.strip() and name.strip()) for label, _sign, name in pairs):
        raise click.UsageError(_("Write --speaker as LABEL=NAME."))
    return {label.strip(): name.strip() for label, _sign, name in pairs}


def _say_who_is_who(script: "Script") -> None:
    """Whom each label of the transcript becomes. What may be a real name is told by its first letters alone."""
    from interview_tui.importing import label_without_name
    from interview_tui.interview.record import INTERVIEWERS

    asking = dict(zip(INTERVIEWERS, (_("interviewer"), _("second interviewer")), strict=True))
    for part in script.people.parts:
        who = _("nobody knows") if part.speaker is None else asking.get(part.speaker, part.speaker)
        say(f"  “{label_without_name(part.label)}” → {who}", err=True)
    if script.people.parts:
        wrong = _("If one is somebody else, change it in the transcript; at an import --speaker LABEL=NAME says it.")
        say(f"  {wrong}", err=True)


def _told(interview: "Interview") -> dict[str, Any]:
    """What became of a transcript, and what must be known about it; said on stderr, too."""
    from interview_tui.transcription.transcript import read_transcript

    made, record = read_transcript(interview.transcript), interview.record
    if made is None or record.imported is None or record.imported.transcript is None:
        return {}
    if made.header.notice:
        say(f"{interview.id}: {_(made.header.notice)}", err=True)
    return {
        **record.imported.transcript.model_dump(),
        "seconds": made.seconds,
        "words": len(made.words),
        "speakers": sorted({one.speaker for one in made.segments if one.speaker is not None}),
        "notice": made.header.notice,
    }


def _transcribed(study: "Study", interview: "Interview") -> bool:
    """Transcribe it, if there is a model; the interview stands in any case."""
    from interview_tui.commands.transcribe_study import transcribe_with_progress
    from interview_tui.transcription.order import order_for

    order = order_for(study)
    if order is None:
        say(
            _("{name}: not transcribed, because there is no model on this computer.").format(name=interview.id),
            err=True,
        )
        return False
    transcribe_with_progress([interview], order, keep_imported=True)
    return True


@click.group(cls=Commands)
def recording() -> None:
    """Check or mend the sound of interviews."""


@recording.command()
@study_option
@language_option
@argument("names", metavar="[INTERVIEW]...", nargs=-1)
@option("--all", "everything", is_flag=True, help="Every interview of the study.")
@json_option
@click.pass_obj
def verify(context: Context, names: tuple[str, ...], everything: bool, as_json: bool) -> None:
    """Say file by file whether the sound is whole and as it was when it was recorded."""
    answers = [_checked(interview) for interview in picked(context.study(), names, everything)]
    _answer(answers, as_json)


@recording.command()
@study_option
@language_option
@argument("names", metavar="[INTERVIEW]...", nargs=-1)
@option("--all", "everything", is_flag=True, help="Every interview of the study.")
@option("--without-spare", is_flag=True, help="Go on for good without a spare folder that will not come back.")
@json_option
@click.pass_obj
def repair(context: Context, names: tuple[str, ...], everything: bool, without_spare: bool, as_json: bool) -> None:
    """Finish what was cut short, and save what can be read of a damaged file; nothing is thrown away."""
    from interview_tui.checking import repair_interview, what_was_done

    answers = []
    for interview in picked(context.study(), names, everything):
        try:
            done = what_was_done(repair_interview(interview, without_spare=without_spare))
        except Problem as problem:  # the next one may fare better
            done = [str(problem)]
        answers.append({**_checked(interview), "done": done})
    _answer(answers, as_json)


def _checked(interview: "Interview") -> dict[str, Any]:
    """What is right and wrong with the sound of one interview, as `--json` prints it."""
    from interview_tui.checking import check_interview, files_checked

    found = check_interview(interview)
    wrong = {finding.file for finding in found}
    return {
        "interview": interview.id,
        "whole": [file for file in files_checked(interview) if file not in wrong],
        "findings": [
            {"kind": one.kind, "file": one.file, "seconds": one.seconds, "what": one.sentence, "cure": one.cure}
            for one in found
        ],
    }


def _answer(answers: list[dict[str, Any]], as_json: bool) -> None:
    """Print them, and leave with 1 if anything is still wrong."""
    if as_json:
        click.echo(json_text(answers))
    for answer in answers if not as_json else ():
        click.echo(answer["interview"])
        for sentence in answer.get("done", ()):
            say(f"  · {sentence}")
        for file in answer["whole"]:
            say("  ✓ " + _("{file}: whole").format(file=file))
        for finding in answer["findings"]:
            say(f"  ✕ {finding['what']} {finding['cure']}")
        if not answer["whole"] and not answer["findings"]:
            say("  · " + _("there is no sound"))
    if any(answer["findings"] for answer in answers):
        sys.exit(1)
