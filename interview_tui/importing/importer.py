"""Makes an interview of sound, a transcript, or both. Killed at any moment, there is the whole interview or none."""

import errno
import os
import shutil
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from interview_tui.audio.decoding.imported import Decoded
from interview_tui.audio.decoding.unreadable import refuse_what_is_no_sound
from interview_tui.audio.storage.sealing import seal
from interview_tui.files import sync_folder
from interview_tui.guide.model import Guide
from interview_tui.held import names_standing
from interview_tui.importing.casting import Cast, cast
from interview_tui.importing.clock import Clocked, clocked, share_after, within
from interview_tui.importing.listening import speech_in
from interview_tui.importing.pressed import fitting, write_timeline
from interview_tui.importing.readers.any_kind import Found, read_cues
from interview_tui.importing.sound import KINDS, copied, decoded
from interview_tui.importing.stage import stage
from interview_tui.importing.voiced import voiced
from interview_tui.importing.words import header_for, heard, write_transcript
from interview_tui.importing.work import Source, Tell, Work
from interview_tui.interview.events import AnyEvent, Ended
from interview_tui.interview.presses import read_presses
from interview_tui.interview.record import Imported, ImportedTranscript, InterviewRecord, Participant, update_record
from interview_tui.interview.timeline import Timeline
from interview_tui.language import _
from interview_tui.problem import Problem
from interview_tui.study import Interview, Study
from interview_tui.times import clock_time

_LISTENING = 0.6, 0.98
"""From which share of the work to which one speech is listened for, where there are words to put on it."""

_SLACK = 5.0
"""Seconds by which a transcript may be late against its sound."""
_SHARE_AFTER = 0.1
"""Share of the words that may stand after the end of the sound: somebody cut it a little short."""


@dataclass(frozen=True)
class Script:
    """A transcript as it was read, with who speaks."""

    found: Found
    people: Cast
    clocked: Clocked

    @property
    def has_labels(self) -> bool:
        """Whether the file says who speaks, at least now and then."""
        return bool(self.people.parts)


def read_script(study: Study, source: Source) -> Script | None:
    """What the transcript of `source` holds and who its labels become; None if there is none. Nothing is written.

    Raises `Problem` if it cannot be read.
    """
    if source.transcript is None:
        return None
    names = [person.pseudonym for person in source.participants]
    found = read_cues(source.transcript, names)
    people = cast(
        found.cues,
        names,
        _guide(study, source),
        by_hand=source.speakers,
        used=(*study.pseudonyms(), *names_standing(study)),
        language=study.settings.language,
    )
    return Script(found, people, clocked(found.cues))


def import_interview(
    study: Study,
    source: Source,
    *,
    tell: Tell = lambda what, share, left: None,
    stop: threading.Event | None = None,
    understood: Callable[[Script], None] = lambda script: None,
) -> Interview:
    """Make an interview of what `source` names; `understood` hears how its transcript was read, before it is written.

    Raises `Problem` if there is nothing in it or it cannot be written, and `ImportStopped` soon after `stop` is set;
    nothing is left behind then. The files themselves are only read.
    """
    if source.file is not None:
        refuse_what_is_no_sound(source.file)
    elif source.transcript is None:
        raise Problem(
            _("There is nothing to import."), cure=_("Name a sound file, or a transcript with --transcript, or both.")
        )
    before = study.next_sitting(study.interview(source.sitting_of)) if source.sitting_of is not None else None
    if before is not None:
        source = replace(source, participants=source.participants or before.participants, kind=before.kind)
    script = read_script(study, source)
    if script is not None:
        understood(script)
    presses = _presses(source, _guide(study, source), script)
    work = Work(tell, stop or threading.Event())
    with stage(study) as folder:
        if source.file is not None and shutil.disk_usage(study.folder).free < source.file.stat().st_size:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return _import(study, source, _record(source, before, script), script, presses, folder, work)


def _presses(source: Source, guide: Guide, script: Script | None) -> list[AnyEvent]:
    """The key presses. Beside words without times they are moved onto the words' own clock."""
    if source.presses is None:
        return []
    presses = fitting(read_presses(source.presses, guide), source.presses)
    if source.file is not None or script is None or script.clocked.times != "none":
        return presses
    end = next((event.at for event in presses if isinstance(event, Ended)), 0.0)
    if not end:
        raise Problem(
            _("The transcript has no times, so nobody can tell where in it these keys were pressed."),
            cure=_("Add a line to the key presses that says when it ended, or import the transcript without them."),
            where=source.presses,
        )
    pace = script.clocked.seconds / end
    return [event.model_copy(update={"at": round(event.at * pace, 3)}) for event in presses]


def _guide(study: Study, source: Source) -> Guide:
    """The study's; of a second sitting, the one that the first was held with."""
    return study.guide if source.sitting_of is None else study.interview(source.sitting_of).guide


def _record(source: Source, before: InterviewRecord | None, script: Script | None) -> InterviewRecord:
    """What is known of the interview; `before`: of one that goes on with another sitting."""
    added = script.people.added if script is not None else ()
    two = (script is not None and script.people.interviewers == 2) or (before is not None and before.interviewers == 2)
    return InterviewRecord(
        participants=(*source.participants, *(Participant(pseudonym=name) for name in added)),
        kind=source.kind,
        mode=source.mode,
        interviewers=2 if two else 1,
        sitting_of=before.sitting_of if before is not None else None,
        placeholders=before.placeholders if before is not None else {},
        imported=Imported(transcript=_told(script)),
    )


def _import(
    study: Study,
    source: Source,
    record: InterviewRecord,
    script: Script | None,
    presses: list[AnyEvent],
    folder: Path,
    work: Work,
) -> Interview:
    study.begin_interview(folder, record)
    sound = _take_sound(folder, source.file, script, work) if source.file is not None else None
    seconds = script.clocked.seconds if script is not None else 0.0
    if sound is not None:
        seconds = sound.frames / sound.rate
    if script is not None:
        _take_words(folder, study, source, script, seconds, work)
    write_timeline(Timeline(folder / "timeline.jsonl"), source, sound, presses, seconds)
    sync_folder(folder)
    work.tell(_("reading the sound") if script is None else _("writing the words"), 1.0)
    return study.take_in(folder, record.pseudonym)


def _take_words(folder: Path, study: Study, source: Source, script: Script, seconds: float, work: Work) -> None:
    """Write the transcript of an interview of `seconds`; beside sound, each word where somebody speaks."""
    placed, speech = script.clocked, None
    if source.file is not None:
        _refuse_of_another(script, seconds, source)
        speech = speech_in(folder / "audio", work, _LISTENING)
        placed = within(voiced(script.clocked, speech, seconds), seconds)
    work.tell(_("writing the words"), 0.99)
    header = header_for(
        script.found.kind, placed, study.settings.language, labels=script.has_labels, spread=bool(speech)
    )
    write_transcript(folder, header, heard(placed, script.people), seconds, speech)


def _refuse_of_another(script: Script, seconds: float, source: Source) -> None:
    """A transcript that goes on long after the sound is one of something else."""
    if script.clocked.times != "none" and share_after(script.clocked, seconds + _SLACK) > _SHARE_AFTER:
        raise Problem(
            _("The transcript goes on until {words}, and the sound ends at {sound}.").format(
                words=clock_time(script.clocked.seconds), sound=clock_time(seconds)
            ),
            cure=_("See that both are of the same interview, and that the sound is whole. Nothing was kept."),
            where=source.transcript,
        )


def _told(script: Script | None) -> ImportedTranscript | None:
    """What the record says of a transcript."""
    if script is None:
        return None
    return ImportedTranscript(kind=script.found.kind, times=script.clocked.times, labels=script.has_labels)


def _take_sound(folder: Path, file: Path, script: Script | None, work: Work) -> Decoded:
    """Copy the sound, and make the recording of it."""
    ending = file.suffix.lower().removeprefix(".")
    kind = ending if ending in KINDS else "sound"
    copy = folder / "audio" / f"original.{kind}"
    digest = copied(file, copy, work)
    made = decoded(copy, file, work, 0.99 if script is None else _LISTENING[0])
    imported = Imported(
        kind=kind, file=f"audio/{copy.name}", sha256=digest, missing=made.missing, transcript=_told(script)
    )
    update_record(folder, imported=imported)
    seal(folder)
    sync_folder(copy.parent)
    return made
