"""Whether the sound of an interview is whole, and what can be done where it is not: for command line and screens."""

from dataclasses import replace
from pathlib import PurePosixPath

from interview_tui.audio.storage.check import (
    Finding,
    Repaired,
    give_up_spares,
    repair,
    sealed,
    sha256_of,
    to_seal,
    verify,
)
from interview_tui.held import refused
from interview_tui.interview.record import update_record
from interview_tui.language import _
from interview_tui.recovery import recover_interview
from interview_tui.study import Interview
from interview_tui.times import clock_time


def check_interview(interview: Interview) -> list[Finding]:
    """All that is not as it should be. Reads every byte of the sound, and changes nothing.

    Raises `Problem` if record or timeline cannot be read, `OSError` if a file cannot.
    """
    if refused(interview):  # what is gone is meant to be
        return [finding for finding in verify(interview.folder, ()) if finding.kind != "length"]
    record = interview.record
    found = verify(interview.folder, record.audio)
    copied = record.imported
    if copied is not None and copied.file and not any(finding.kind == "recording" for finding in found):
        original = interview.folder / copied.file
        if not original.is_file():
            found.append(Finding("missing", copied.file))
        elif sha256_of(original) != copied.sha256:
            found.append(Finding("changed", copied.file))
    return found


def files_checked(interview: Interview) -> list[str]:
    """The files of sound that the record knows, as it names them."""
    record = interview.record
    original = [record.imported.file] if record.imported is not None and record.imported.file else []
    return [*(one.file for one in record.audio), *original]


def repair_interview(interview: Interview, *, without_spare: bool = False) -> Repaired:
    """Do what can be done. A file that is whole but not the one that was sealed stays unsealed: nobody knows why.

    `without_spare`: what lies in a spare folder that cannot be reached is given up.

    Raises `Problem` if it is being recorded or there is no room, `OSError` if the folder cannot be written.
    """
    if without_spare:
        give_up_spares(interview.folder)
    recovered = recover_interview(interview)  # what was refused is erased, and nothing is left to repair
    done = repair(interview.folder)
    done = replace(done, mended=done.mended or recovered)
    if done.kept:
        anew = {PurePosixPath(name).with_name("recording.flac").as_posix() for name in done.kept}
        seals = {one.file: one for one in interview.record.audio if one.file not in anew}
        fresh = (sealed(path) for path in to_seal(interview.folder))
        update_record(interview.folder, audio=tuple(seals.get(one.file, one) for one in fresh))
    return done


def what_was_done(done: Repaired) -> list[str]:
    """A sentence for each thing that `repair_interview` did or could not do."""
    said = [_("What had been cut short was finished.")] if done.mended else []
    for file, start, seconds in done.holes:
        end = clock_time(start + seconds + 0.999)
        said.append(
            _("{file} is silent now from {start} to {end}, where it could not be read.").format(
                file=file, start=clock_time(start), end=end
            )
        )
    said += [_("The damaged file is kept as {file}.").format(file=file) for file in done.kept]
    said += [_("Nothing in {file} can be read. It is as it was.").format(file=file) for file in done.hopeless]
    return said
