"""An interview that was recorded elsewhere: its file is copied, checked, decoded once, and stands in the list as any.

Everything is made in a hidden folder of the study and takes its place by one rename at the end: whenever the program is
killed, there is either the whole interview or none. What a killed import left goes with the next one, or when the
study is opened.
"""

import errno
import hashlib
import json
import os
import queue
import secrets
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from interview_tui.audio.decoding.imported import Decoded, Failed
from interview_tui.audio.decoding.unreadable import no_sound_track, not_readable, refuse_what_is_no_sound
from interview_tui.audio.storage.check import sha256_of
from interview_tui.audio.storage.sealing import seal
from interview_tui.files import PRIVATE_FILE, private_folder, sync_folder
from interview_tui.interview.events import (
    AnyEvent,
    ConsentGiven,
    ConsentHow,
    ConsentRefused,
    ConsentWithdrawn,
    Ended,
    GapDetected,
    OffTheRecord,
    Paused,
    RecordingStarted,
    Resumed,
    Started,
    Stopped,
    Undone,
)
from interview_tui.interview.presses import read_presses
from interview_tui.interview.record import (
    Imported,
    InterviewKind,
    InterviewRecord,
    Mode,
    Participant,
    update_record,
)
from interview_tui.interview.timeline import Timeline
from interview_tui.language import _
from interview_tui.problem import Problem, reason
from interview_tui.study import Interview, Study
from interview_tui.times import clock_time

KINDS = (
    "wav", "mp3", "m4a", "flac", "ogg", "oga", "opus", "wma", "amr", "aac", "aif", "aiff", "caf", "3gp", "mp4", "m4v",
    "mov", "mkv", "mka", "webm", "avi", "mpg", "mpeg", "w64", "au", "wv", "ape",
)  # fmt: skip
"""Endings that are kept; any other may be a part of a name (`interview with Anna.Berg`)."""
_STAGE = ".importing-"
_PIECE = 1 << 20
_COPYING = 0.15
"""Share of the work that is copying and checking the copy."""
_LOOK = 0.1
"""Seconds between two looks at whether it is to be stopped."""


class ImportStopped(Exception):
    """It was told to stop; nothing is left of it."""


@dataclass(frozen=True)
class Source:
    """What is to be imported, and what is known about it."""

    file: Path
    participant: Participant
    kind: InterviewKind = "interview"
    mode: Mode = "in_person"
    consent: ConsentHow | None = None
    """How it was given, elsewhere; None is not known, and then nothing is claimed."""
    consent_reference: str = ""
    presses: Path | None = None
    """What was asked when, as docs/study-format.md describes `presses.jsonl`."""


Tell = Callable[[str, float, float | None], None]
"""Hears what is being done, the share done (0 to 1), and the seconds left if they can be told."""


def import_interview(
    study: Study, source: Source, *, tell: Tell = lambda what, share, left: None, stop: threading.Event | None = None
) -> Interview:
    """Make an interview of the file.

    Raises `Problem` if there is no sound in it or it cannot be written, and `ImportStopped` soon after `stop` is set;
    nothing is left behind then. The file itself is only read.
    """
    refuse_what_is_no_sound(source.file)
    guide = study.guide
    presses = _fitting(read_presses(source.presses, guide), source.presses) if source.presses is not None else []
    clear_unfinished(study)
    name = _STAGE + secrets.token_hex(8)
    stage, lock = study.folder / name, FileLock(study.folder / f"{name}.lock", timeout=0, mode=0o600)
    work = _Work(tell, stop or threading.Event())
    try:
        if shutil.disk_usage(study.folder).free < source.file.stat().st_size:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        with lock:
            try:
                return _import(study, source, presses, stage, work)
            finally:
                shutil.rmtree(stage, ignore_errors=True)
    except OSError as error:
        raise Problem(
            _("The sound could not be imported: {reason}.").format(reason=reason(error)),
            cure=_("Check that you may write in the study's folder, and that the disk has room. Nothing was kept."),
            where=study.folder,
        ) from error
    finally:
        Path(lock.lock_file).unlink(missing_ok=True)


def clear_unfinished(study: Study) -> None:
    """Remove what imports left that were killed; one that is going on is left alone."""
    for name in {path.name.removesuffix(".lock") for path in study.folder.glob(f"{_STAGE}*")}:
        lock = FileLock(study.folder / f"{name}.lock", timeout=0, mode=0o600)
        try:
            with lock:
                shutil.rmtree(study.folder / name, ignore_errors=True)
        except (Timeout, OSError):  # at work; or a study that may only be read
            continue
        Path(lock.lock_file).unlink(missing_ok=True)


def missing_sentence(missing: Iterable[tuple[float, float | None]], seconds: float) -> str:
    """`Sound is missing at 12:03–12:09 and after 31:20.`, for a recording of that length; empty if nothing is."""
    places = []
    for start, end in missing:
        if _is_after(start, seconds):
            places.append(_("after {time}").format(time=clock_time(start)))
        elif end is not None:
            places.append(_("at {start}–{end}").format(start=clock_time(start), end=clock_time(end + 0.999)))
    if not places:
        return ""
    *most, last = places
    listed = _("{places} and {last}").format(places=", ".join(most), last=last) if most else last
    return _("Sound is missing {places}.").format(places=listed)


def _is_after(start: float, seconds: float) -> bool:
    """Whether a loss is one at the end of the recording; times are kept to the millisecond."""
    return start > seconds - 0.01


class _Work:
    """How far it is, and whether to go on."""

    def __init__(self, tell: Tell, stop: threading.Event) -> None:
        self._tell = tell
        self._stop = stop
        self._began = time.monotonic()

    def tell(self, what: str, share: float) -> None:
        """Raises `ImportStopped`."""
        if self._stop.is_set():
            raise ImportStopped
        took = time.monotonic() - self._began
        self._tell(what, share, took / share - took if share > 0.02 and took > 1 else None)


def _import(study: Study, source: Source, presses: list[AnyEvent], stage: Path, work: _Work) -> Interview:
    ending = source.file.suffix.lower().removeprefix(".")
    kind = ending if ending in KINDS else "sound"
    record = InterviewRecord(participants=(source.participant,), kind=source.kind, mode=source.mode)
    study.begin_interview(stage, record)
    copy = stage / "audio" / f"original.{kind}"
    digest = _copied(source.file, copy, work)
    decoded = _decoded(copy, source.file, work)
    imported = Imported(kind=kind, file=f"audio/{copy.name}", sha256=digest, missing=decoded.missing)
    update_record(stage, imported=imported)
    seal(stage)
    _write_timeline(Timeline(stage / "timeline.jsonl"), source, decoded, presses)
    sync_folder(copy.parent)
    sync_folder(stage)
    work.tell(_("reading the sound"), 1.0)
    return study.take_in(stage, source.participant.pseudonym)


def _copied(source: Path, copy: Path, work: _Work) -> str:
    """Copy, read the copy back, and return the SHA-256 of both."""
    private_folder(copy.parent)
    size = max(1, source.stat().st_size)
    digest, done = hashlib.sha256(), 0
    handle = os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), PRIVATE_FILE)
    with source.open("rb") as file, os.fdopen(handle, "wb") as into:
        while data := file.read(_PIECE):
            digest.update(data)
            into.write(data)
            done += len(data)
            work.tell(_("copying"), _COPYING * 0.7 * min(1.0, done / size))
        into.flush()
        os.fsync(into.fileno())
    if sha256_of(copy) != digest.hexdigest():
        raise Problem(
            _("The copy of the sound file differs from the original."),
            cure=_("Check the disk and the cable, then import it again. Nothing was kept."),
            where=source,
        )
    work.tell(_("copying"), _COPYING)
    return digest.hexdigest()


def _decoded(copy: Path, source: Path, work: _Work) -> Decoded:
    """Have the recording made by a process of its own. `source` is what a problem is about."""
    command = [sys.executable, "-m", "interview_tui.audio.decoding.imported", str(copy.parent), copy.name]
    log = copy.parent.parent / "import.log"
    with log.open("wb") as errors:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors)
    try:
        last = _listen(process, work)
    finally:
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()
    trace = log.read_text(encoding="utf-8", errors="replace").strip()
    log.unlink()
    if b'"frames"' in last:
        return Decoded.model_validate_json(last)
    if b'"failed"' not in last and trace:  # a fault of the program; a decoder that crashed says nothing
        raise RuntimeError(trace.splitlines()[-1])
    failed = Failed.model_validate_json(last) if b'"failed"' in last else Failed(failed="unreadable")
    match failed.failed:
        case "no_sound":
            raise no_sound_track(source)
        case "unreadable":
            raise not_readable(source)
        case "different":
            raise Problem(
                _("The recording that was made of this file differs from the sound in it."),
                cure=_("Check the disk, then import it again. Nothing was kept."),
                where=source,
            )
        case "disk":
            raise OSError(failed.error, os.strerror(failed.error))


def _listen(process: "subprocess.Popen[bytes]", work: _Work) -> bytes:
    """The last line the process says. Raises `ImportStopped`, also while it hangs."""
    lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()

    def read() -> None:
        assert process.stdout is not None
        for line in process.stdout:
            lines.put(line)
        lines.put(b"")

    threading.Thread(target=read, name="hearing the decoder", daemon=True).start()
    share, last = 0.0, b""
    while True:
        try:
            line = lines.get(timeout=_LOOK)
        except queue.Empty:
            line = None
        if line == b"":
            return last
        if line is not None:
            last = line
            if line.startswith(b'{"share"'):
                share = json.loads(line)["share"]
        work.tell(_("reading the sound"), _COPYING + (1 - _COPYING) * share * 0.99)


def _fitting(presses: list[AnyEvent], path: Path) -> list[AnyEvent]:
    """The key presses as they can stand beside sound that is all there. Raises `Problem` if they cannot.

    In a file from elsewhere a pause was recorded too, and goes on under its question. What was off the record, or said
    by someone who refused, must not be imported at all.
    """
    kept: list[AnyEvent] = []
    silent: AnyEvent | None = None
    for event in presses:
        if isinstance(event, ConsentRefused | ConsentWithdrawn):
            raise Problem(
                _("By these key presses the participant said no: the interview may not be kept."),
                cure=_("Delete the sound file, and do not import it."),
                where=path,
            )
        if isinstance(event, Paused | OffTheRecord):
            silent = event
        elif isinstance(event, Resumed) and silent is not None:
            if event.at > silent.at and isinstance(silent, OffTheRecord):
                raise _off_the_record(silent, path)
            if event.at <= silent.at:  # nothing of it is in the sound
                kept += [silent, event]
            silent = None
        else:
            kept.append(event)
    if isinstance(silent, OffTheRecord):
        raise _off_the_record(silent, path)
    return kept


def _off_the_record(event: OffTheRecord, path: Path) -> Problem:
    return Problem(
        _("By these key presses something was said off the record at {time}, and this file may hold it.").format(
            time=clock_time(event.at)
        ),
        cure=_("Cut it out of the sound in a sound editor, and the stretch out of the key presses. Then import both."),
        where=path,
    )


def _write_timeline(timeline: Timeline, source: Source, decoded: Decoded, presses: list[AnyEvent]) -> None:
    seconds = decoded.frames / decoded.rate
    timeline.append(Started())
    if source.consent is not None:
        timeline.append(ConsentGiven(how=source.consent, reference=source.consent_reference))
    timeline.append(RecordingStarted(rate=decoded.rate, channels=decoded.channels))
    gaps = [
        GapDetected(at=end, start=start, seconds=round(end - start, 3), cause="damage")
        for start, end in decoded.missing
        if end is not None and not _is_after(start, seconds)
    ]
    numbers: dict[int, int] = {}
    for event in sorted([*presses, *gaps], key=lambda event: event.at):
        if isinstance(event, Ended):
            continue
        if isinstance(event, Undone):
            if event.of not in numbers:
                continue
            event = event.model_copy(update={"of": numbers[event.of]})
        written = timeline.append(event.model_copy(update={"at": round(min(event.at, seconds), 3)}))
        numbers[event.n] = written.n
    timeline.append(Stopped(at=round(seconds, 3), seconds=round(seconds, 3)))
    timeline.append(Ended(at=round(seconds, 3)))
