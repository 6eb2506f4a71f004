"""What an interrupted program left behind is finished when the study is opened again.

Every function here can itself be killed at any moment and be called again.
"""

import re
from collections.abc import Collection, Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from interview_tui.audio.recorder.client import Recorder, RecorderGone, kill_recorder
from interview_tui.audio.recorder.runtime import recorder_lives
from interview_tui.audio.storage.recording import Recording
from interview_tui.audio.storage.recover import recover
from interview_tui.audio.storage.reserve import NAME as RESERVED
from interview_tui.audio.storage.sealing import files_to_seal, seal
from interview_tui.exported import Exported
from interview_tui.files import write_whole
from interview_tui.held import corrections_of, held, refused, seconds_of
from interview_tui.indexed import forget
from interview_tui.interview.corrections import CORRECTIONS_FILE
from interview_tui.interview.record import update_record
from interview_tui.problem import Problem
from interview_tui.study import Interview

_WORDS = ("transcript", "corrections", "speakers")
"""What files begin with that hold what was said, or by whom; with a dot before it while they are written."""


class Receipt(BaseModel):
    """What was erased, checked gone. Names no one."""

    model_config = ConfigDict(frozen=True)
    files: tuple[str, ...]
    """Paths inside the interview's folder; `spare/…` for what lay in a spare folder, `exports/…` for exports, and
    `elsewhere/…` for those outside the study."""
    bytes: int
    gone: bool
    """Checked afterwards: none of them is there."""
    left: tuple[str, ...] = ()
    """Exports outside the study that somebody has changed since, or that cannot be reached: hers to erase."""
    wall: str
    """When, ISO 8601 with offset."""


def what_was_said(interview: Interview) -> dict[Path, int]:
    """The files of `interview` that hold sound or words, with their sizes in bytes."""
    words = [
        path
        for path in interview.folder.iterdir()
        if path.name.lstrip(".").startswith(_WORDS) and path.suffix != ".lock"
    ]
    beside = [path for path in interview.audio.rglob("*") if path.is_file() and path.name != RESERVED]
    sounds = {*beside, *Recording(interview.audio).sound_files}
    recorded = [path for path in sounds if path.suffix not in (".json", ".lock")]
    # Exports first: which of them hold its words is seen from its transcript.
    return {path: path.stat().st_size for path in (*_exports(interview), *recorded, *words)}


def _exports(interview: Interview) -> list[Path]:
    """What was written of it for other programs: into the study's own exports, and into folders outside it.

    An export is of all sittings. Those in the study are found by what the study's list says that they hold, and by
    their names, `01-robin.md`, `01-robin-2.f4.txt`; with a dot before it while it is written. One of another name holds
    nothing of a sitting that was never transcribed, and may have been worked on: it stays.
    """
    whole = _exported_as(interview)
    folder = interview.study.folder / "exports"
    named = re.compile(rf"\.?({'|'.join(re.escape(id) for id in whole)})(-\d+)?(\.\w+)+")
    own = [path for path in folder.iterdir() if named.fullmatch(path.name)] if folder.is_dir() else []
    return list(dict.fromkeys([*own, *Exported(interview.study).holding(whole)[0]]))


def _exported_as(interview: Interview) -> list[str]:
    """The names that exports of its words go by."""
    sittings = interview.study.sittings(interview) if interview.transcript.exists() else [interview]
    return [one.id for one in sittings]


def erase_what_was_said(interview: Interview, before: dict[Path, int] | None = None) -> Receipt:
    """Delete sound, transcript and exports of `interview`, check that they are gone, and write `erased.json`.

    `before` is what was there before somebody else (the recorder) began to erase, so that the receipt names it too.
    Raises `OSError` if some of it could not be deleted; the rest is gone then, and there is no receipt yet.
    """
    doomed = (before or {}) | what_was_said(interview)
    # Before the transcript goes: from it is seen which exports hold its words.
    exports, left = Exported(interview.study).holding(_exported_as(interview))
    size = sum(doomed.values())
    try:
        Recording(interview.audio).erase()
    finally:  # words go even if a disk with a part of the sound is not there
        if interview.transcript in doomed:  # else the log of the whole knows nothing of it
            _forget_corrections(interview)
        try:
            _unlink_all(doomed)
        finally:
            forget(interview.study, interview.id)  # last: whoever puts it in looks whether the files are there
    with suppress(Problem):  # a record that cannot be read names nothing
        if interview.record.audio:
            update_record(interview.folder, audio=())
    receipt = Receipt(
        files=tuple(sorted(_told(interview, path, exports) for path in doomed)),
        bytes=size,
        gone=not any(path.exists() for path in doomed),
        left=tuple(sorted(f"elsewhere/*{path.suffix}" for path in left)),
        wall=datetime.now().astimezone().isoformat(timespec="seconds"),
    )
    write_whole(interview.folder / "erased.json", receipt.model_dump_json(indent=2) + "\n")
    return receipt


def _forget_corrections(interview: Interview) -> None:
    """The log of the whole lies beside another sitting, and holds words of this one."""
    whole = interview.study.sittings(interview)
    ids = [one.id for one in whole]
    try:
        before = [one for one in held(interview) if ids.index(one.id) < ids.index(interview.id)]
        if before:
            corrections_of(interview).forget(sum(seconds_of(one.events()) for one in before))
    except (Problem, OSError):  # nobody can tell whose words there are, or take out some of them
        for one in whole:
            (one.folder / CORRECTIONS_FILE).unlink(missing_ok=True)


def _unlink_all(paths: Iterable[Path]) -> None:
    """Delete them, all that can be. Raises the first `OSError`: a file may be open in another program."""
    refusals = []
    for path in paths:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            refusals.append(error)
    if refusals:
        raise refusals[0]


def _told(interview: Interview, path: Path, exports: Collection[Path]) -> str:
    if path.is_relative_to(interview.folder):
        return path.relative_to(interview.folder).as_posix()
    if path.parent == interview.study.folder / "exports":
        return f"exports/*{path.suffix}"  # the rest of its name is a pseudonym
    return f"elsewhere/*{path.suffix}" if path in exports else f"spare/{path.name}"


def end_recorder(interview_folder: Path) -> None:
    """Let the recorder of an interview erase what it has and leave; one that outlived its screen still records."""
    audio = interview_folder / "audio"
    try:
        if (recorder := Recorder.attach(interview_folder)) is not None and recorder.erase().state != "erased":
            kill_recorder(audio)  # it must not archive what it could not delete
    except RecorderGone:
        kill_recorder(audio)


def recover_interview(interview: Interview) -> bool:
    """Finish what was cut short: erase a refused recording, mend and close a broken-off one.

    Returns whether anything had to be done. An interview that is being recorded right now is left alone.
    """
    if refused(interview):
        left = what_was_said(interview)
        if (interview.folder / "erased.json").exists():  # exports made since then hold nothing of it
            exports = set(_exports(interview))
            left = {path: size for path, size in left.items() if path not in exports}
        end_recorder(interview.folder)
        if left:
            erase_what_was_said(interview, left)
        return bool(left)
    recovered = recover(interview.folder)
    if not recorder_lives(interview.audio):
        with suppress(Problem):  # a record that cannot be read is told where it is read
            if {one.file for one in interview.record.audio} != files_to_seal(interview.folder):
                seal(interview.folder)
    return recovered
