"""A transcript of any recording, without a study: it is written beside the file, and nothing else is left.

The work is that of a study with one interview and a guide without questions, in the user's cache folder under the sum
of the file's bytes: whatever stops it, the same file goes on where it was. It is deleted when all is written, and when
nothing has been heard yet and it could not be: a copy of somebody's voice does not lie about for nothing.
"""

import os
import secrets
import shutil
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from filelock import FileLock, Timeout

from interview_tui.audio.decoding.unreadable import refuse_what_is_no_sound
from interview_tui.audio.storage.check import sha256_of
from interview_tui.export.formats import FORMATS
from interview_tui.export.linked import linked
from interview_tui.files import private_folder, sync_folder, write_beside
from interview_tui.importing import ImportStopped, Source, import_interview
from interview_tui.interview.record import Participant
from interview_tui.language import _, current_language
from interview_tui.problem import Problem, reason
from interview_tui.speakers.client import find_speakers
from interview_tui.study import Interview, Settings, Study
from interview_tui.transcription.broken_off import clear_old, work_folder
from interview_tui.transcription.devices import AUTO
from interview_tui.transcription.finishing import finish_transcript
from interview_tui.transcription.models import default_model, find, no_model_here
from interview_tui.transcription.order import Order
from interview_tui.transcription.progress import progress

FORMATS_USUAL = ("docx",)
_LONGEST_NAME = 240
"""Bytes of a file's name; systems take 255, and a number may come to it."""

Tell = Callable[[str, float, float | None], None]
"""Hears what is being done, the share done (0 to 1), and the seconds left if they can be told."""


@dataclass(frozen=True)
class Wish:
    """What is to be made of a recording."""

    file: Path
    formats: Sequence[str] = FORMATS_USUAL
    language: str | None = None
    """What is spoken; None: it is found out."""
    model: str | None = None
    """None: the best one on this computer."""
    engine: str | None = None
    device: str = AUTO
    speakers: int | None = None
    """How many speak, to be told apart; None: they are not."""
    into: Path | None = None
    """Another folder than the file's."""


@dataclass(frozen=True)
class Made:
    """What came of it."""

    paths: tuple[Path, ...]
    words: int
    """How many were heard."""


def quick_formats() -> list[str]:
    """The formats that hold one interview alone."""
    return [name for name, format in FORMATS.items() if format.holds != "study"]


def transcribe_file(
    wish: Wish, tell: Tell = lambda what, share, left: None, stop: threading.Event | None = None
) -> Made:
    """Write the transcript of a recording beside it; a file that is there is never replaced.

    Raises `Problem` if it cannot be, and `ImportStopped` soon after `stop` is set; the same wish goes on then.
    """
    stop = stop or threading.Event()

    def told(what: str, share: float, left: float | None = None) -> None:
        if stop.is_set():
            raise ImportStopped
        tell(what, share, left)

    file = wish.file.expanduser()
    refuse_what_is_no_sound(file)
    order = _order(wish)
    _check(wish, file)
    with _work_on(file) as study:
        interview = next(iter(study.interviews()), None)
        if interview is None:
            source = Source(file=file, participants=_people(wish.speakers))
            interview = import_interview(study, source, tell=told, stop=stop)
        finish_transcript(interview.folder, order, lambda now: told(_("transcribing"), now.share, now.seconds_left))
        told(_("transcribing"), 1.0)
        if wish.speakers is not None and wish.speakers > 1:
            find_speakers(interview, wish.speakers, lambda share: told(_("telling the voices apart"), share))
        return _written(wish, file, interview)


def _check(wish: Wish, file: Path) -> None:
    """What can be known to be wrong before the work begins."""
    for name in wish.formats:
        if name not in quick_formats():
            raise Problem(
                _("There is no export format {name}.").format(name=name),
                cure=_("The formats are: {names}.").format(names=", ".join(quick_formats())),
            )
    folder = wish.into or file.absolute().parent
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        raise Problem(
            _("Nothing can be written in the folder of this file."),
            cure=_("Name another folder with --into FOLDER."),
            where=folder,
        )


def _order(wish: Wish) -> Order:
    name = wish.model or default_model(wish.language)
    if name is None:
        raise no_model_here(wish.language or current_language())
    model = find(name)
    only = model.languages[0] if len(model.languages) == 1 else None
    return Order(model=name, language=wish.language or only, engine=wish.engine, device=wish.device)


def _people(speakers: int | None) -> tuple[Participant, ...]:
    """All but the one who asks: nobody knows their names."""
    return tuple(Participant(pseudonym=f"P{number + 1}") for number in range(max(1, (speakers or 2) - 1)))


@contextmanager
def _work_on(file: Path) -> Iterator[Study]:
    """The study that the work on this file is done in; gone afterwards, unless it was broken off."""
    try:
        place = private_folder(work_folder())
        clear_old()
        name = sha256_of(file)[:32]
        lock = FileLock(place / f"{name}.lock", timeout=0, mode=0o600)
        with lock:
            folder = place / name
            if folder.exists() and not (folder / "study.toml").exists():
                shutil.rmtree(folder)  # it had hardly begun
            if folder.exists():
                os.utime(folder)
                study = Study(folder)
            else:
                language = current_language()
                study = Study.create(folder, "# –\n", Settings(title="–", language=language))
            try:
                yield study
            except Problem:
                if not _has_heard_something(study):
                    _away(folder, lock)
                raise
            _away(folder, lock)
    except Timeout:
        raise Problem(
            _("This recording is being transcribed already."), cure=_("Wait until that is done, or stop it first.")
        ) from None
    except OSError as error:
        raise Problem(
            _("The recording could not be transcribed: {reason}.").format(reason=reason(error)),
            cure=_("Make room on the disk and do the same again: what was done is kept."),
            where=file,
        ) from error


def _has_heard_something(study: Study) -> bool:
    """Whether there is work that somebody may want to go on with."""
    with suppress(Problem):
        return any(progress(interview.folder).done_seconds for interview in study.interviews())
    return False


def _away(folder: Path, lock: FileLock) -> None:
    """Delete the work in `folder`, whose `lock` we hold."""
    shutil.rmtree(folder)
    lock.release()
    Path(lock.lock_file).unlink(missing_ok=True)


def _written(wish: Wish, file: Path, interview: Interview) -> Made:
    content = linked(interview)
    named = replace(content, id=file.stem, guide=content.guide.model_copy(update={"title": file.stem}))
    made = [(FORMATS[name].suffix, FORMATS[name].make([named])) for name in dict.fromkeys(wish.formats)]
    paths = _write_new(wish.into or file.absolute().parent, file.stem, made)
    return Made(tuple(paths), sum(len(segment.words) for segment in content.segments))


def _write_new(folder: Path, stem: str, made: Sequence[tuple[str, bytes]]) -> list[Path]:
    """Write files whose names are free, all with the same number, or none."""
    stem = stem.encode()[: _LONGEST_NAME - max(len(suffix) for suffix, _data in made)].decode(errors="ignore")
    number = 1
    while True:
        name = stem if number == 1 else f"{stem}-{number}"
        paths = [folder / f"{name}{suffix}" for suffix, _data in made]
        if not any(os.path.lexists(path) for path in paths):
            done: list[Path] = []
            try:
                for path, (_suffix, data) in zip(paths, made, strict=True):
                    _place(path, data)
                    done.append(path)
            except FileExistsError:  # somebody was quicker
                _take_away(done)
            except BaseException:
                _take_away(done)
                raise
            else:
                return paths
        number += 1


def _place(path: Path, data: bytes) -> None:
    """Put a whole file there. Raises `FileExistsError` rather than replacing one."""
    part = write_beside(path.with_name(secrets.token_hex(8)), data)
    try:
        if os.name == "nt":
            part.rename(path)  # refuses there
        else:
            _link(part, path)
    finally:
        part.unlink(missing_ok=True)
    sync_folder(path.parent)


def _link(part: Path, path: Path) -> None:
    try:
        os.link(part, path)
    except FileExistsError:
        raise
    except OSError:  # a memory stick knows no links
        part.rename(path)


def _take_away(paths: Sequence[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)
