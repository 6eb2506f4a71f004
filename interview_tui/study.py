"""A study on disk: one folder with a guide, its versions and the interviews. Opening, creating, paths, locks.

Nothing is kept in memory that the folder does not hold: every property reads its file.
"""

import errno
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import datetime
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from filelock import Timeout

from interview_tui.at_rest import refuse_locked
from interview_tui.files import PRIVATE_FOLDER, Lock, folder_inside, private_folder, sync_folder, write_whole
from interview_tui.guide.ids import slug
from interview_tui.guide.markdown import read_guide
from interview_tui.guide.model import Guide
from interview_tui.interview.events import AnyEvent
from interview_tui.interview.record import RECORD_FILE, InterviewRecord, read_record
from interview_tui.interview.state import State, state
from interview_tui.interview.timeline import Timeline
from interview_tui.language import _
from interview_tui.problem import Problem, reason
from interview_tui.stored import stored_text
from interview_tui.study_settings import Settings, read_settings, settings_text
from interview_tui.versions_kept import VersionsKept

_TRIES = 5


class Interview:
    """One interview's folder."""

    def __init__(self, study: "Study", folder: Path) -> None:
        self.study = study
        self.folder = folder

    @cached_property
    def timeline(self) -> Timeline:
        """Its log, with a lock of its own: made where it is needed, for a study has many interviews."""
        return Timeline(self.folder / "timeline.jsonl")

    @property
    def id(self) -> str:
        """The folder's name: `01-robin`."""
        return self.folder.name

    @property
    def audio(self) -> Path:
        return self.folder / "audio"

    @property
    def transcript(self) -> Path:
        return self.folder / "transcript.jsonl"

    @property
    def record(self) -> InterviewRecord:
        """Raises `Problem` if it is missing, damaged or newer than this program."""
        return read_record(self.folder)

    @property
    def guide(self) -> Guide:
        """The guide as it was for this interview, placeholders not filled."""
        path = self.folder / "guide.md"
        return read_guide(stored_text(path), path)

    @property
    def holds_anything(self) -> bool:
        """Whether it has been begun; a folder of anything else, or an empty one, is no interview."""
        return any((self.folder / name).exists() for name in (RECORD_FILE, "timeline.jsonl", "transcript.jsonl"))

    def events(self) -> list[AnyEvent]:
        """Its timeline. Raises `Problem` if that is damaged, or gone while there is something it should tell of."""
        events = self.timeline.events()
        if not events and (self.transcript.exists() or any(self.audio.glob("*.wav")) or any(self.audio.glob("*.flac"))):
            raise Problem(
                _("The timeline of this interview is missing: it says what was asked when."),
                cure=_("Put back its copy from a backup. Sound and transcript are left as they are."),
                where=self.timeline.path,
            )
        return events

    def state(self) -> State:
        """Where it stands by its timeline. Raises `Problem` as `events` and `guide` do."""
        return state(self.guide, self.events())


@lru_cache(maxsize=4096)
def _goes_on_with(folder: Path, _as_it_is: tuple[int, int, int]) -> str:
    """The folder of the sitting that this one goes on with. `_as_it_is` tells one record's file from the next.

    It is asked for each interview about all the others: two hundred would be read forty thousand times.
    """
    return read_record(folder).sitting_of or ""


def _sittings_of(interviews: Iterable[Interview]) -> dict[str, str]:
    """For each interview's folder that of the sitting which it goes on with; empty for most, or if nobody can tell."""
    goes_on_with: dict[str, str] = {}
    for one in interviews:
        goes_on_with[one.id] = ""
        with suppress(Problem, OSError):
            now = (one.folder / RECORD_FILE).stat()
            goes_on_with[one.id] = _goes_on_with(one.folder, (now.st_ino, now.st_mtime_ns, now.st_size))
    return goes_on_with


class Study:
    """A study's folder.

    Raises `Problem` when it is not one, is damaged, or was made by a newer version; `Locked` when it is locked. What an
    interrupted locking left is put in order first.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder.expanduser().absolute()
        if not (self.folder / "study.toml").exists():
            raise Problem(
                _("There is no study in this folder."),
                cure=_("Choose another folder, or make a study with: interview-tui new {folder}").format(
                    folder=self.folder.name
                ),
                where=self.folder,
            )
        refuse_locked(self.folder)
        self.settings = read_settings(self.folder / "study.toml")

    @classmethod
    def create(cls, folder: Path, guide_text: str, settings: Settings) -> "Study":
        """Make the folder and its first files. Raises `Problem` if something is there already or cannot be written."""
        folder = folder.expanduser().absolute()
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise Problem(
                _("There is something in this folder already."),
                cure=_("Choose a name for a new folder."),
                where=folder,
            )
        try:
            private_folder(folder).chmod(PRIVATE_FOLDER)  # an empty folder that was there already is closed, too
            for name in ("guide-versions", "interviews", "exports", "private"):
                private_folder(folder / name)
            write_whole(folder / "guide.md", guide_text)
            write_whole(folder / "study.toml", settings_text(settings))
        except OSError as error:
            raise Problem(
                _("The study could not be written: {reason}.").format(reason=reason(error)),
                cure=_("Choose a folder that you may write in, on a disk with room."),
                where=folder,
            ) from error
        return cls(folder)

    def save_settings(self, settings: Settings) -> None:
        """Replace `study.toml`."""
        write_whole(self.folder / "study.toml", settings_text(settings))
        self.settings = settings

    def change_settings(self, **changes: Any) -> None:
        """Save those of `changes` that are not None. Raises `OSError` if the study cannot be written."""
        changes = {name: value for name, value in changes.items() if value is not None}
        if changes:
            self.save_settings(self.settings.model_copy(update=changes))

    @property
    def guide_path(self) -> Path:
        return self.folder / "guide.md"

    @property
    def guide(self) -> Guide:
        """The working guide. Raises `Problem` with file, line and cure."""
        return read_guide(stored_text(self.guide_path), self.guide_path)

    @property
    def versions(self) -> VersionsKept:
        """The versions of its guide."""
        return VersionsKept(self.folder)

    def guide_for(self, record: InterviewRecord) -> Guide:
        """The guide that an interview with this record begins with. Raises `Problem` as `guide` does."""
        path = self._guide_path_for(record)
        return read_guide(stored_text(path), path)

    def _guide_path_for(self, record: InterviewRecord) -> Path:
        if record.sitting_of is None:
            return self.guide_path
        return self.interview(record.sitting_of).folder / "guide.md"

    @property
    def exports(self) -> Path:
        return folder_inside(self.folder / "exports")

    @property
    def writable(self) -> bool:
        """Whether anything can be saved here: nothing is, where the study has been erased."""
        return os.access(self.folder, os.W_OK) and (self.folder / "study.toml").exists()

    def interviews(self) -> list[Interview]:
        """Every interview, by number; one that has lost its record too, so that its sound is not forgotten."""
        folder = self.folder / "interviews"
        if not folder.is_dir():
            return []
        return [interview for path in sorted(folder.iterdir()) if (interview := Interview(self, path)).holds_anything]

    def interview(self, name: str) -> Interview:
        """The interview whose folder, number or pseudonym is `name`. Raises `Problem`."""
        interviews = self.interviews()
        for interview in interviews:  # by its folder first: a damaged record must not hide the others
            number, _dash, rest = interview.id.partition("-")
            if name.casefold() in (interview.id, number, number.lstrip("0"), rest):
                return interview
        for interview in interviews:
            with suppress(Problem):
                if name.casefold() == interview.record.pseudonym.casefold():
                    return interview
        raise Problem(
            _("There is no interview called {name}.").format(name=name),
            cure=_("The interviews are: {names}.").format(names=", ".join(i.id for i in interviews) or "–"),
        )

    def sittings(self, interview: Interview) -> list[Interview]:
        """The whole interview that `interview` is a part of, sitting by sitting. Most have only one.

        A sitting whose first one has been deleted stands for itself.
        """
        interviews = self.interviews()
        goes_on_with = _sittings_of(interviews)
        first = first_sitting(interview.id, goes_on_with)
        whole = [one for one in interviews if first_sitting(one.id, goes_on_with) == first]
        return sorted(whole, key=lambda one: one.id != first) or [interview]

    def wholes(self) -> list[list[Interview]]:
        """Every interview as its sittings, each as `sittings` gives them, by the number of the first."""
        interviews = self.interviews()
        goes_on_with = _sittings_of(interviews)
        wholes: dict[str, list[Interview]] = {}
        for one in sorted(interviews, key=lambda one: (first_sitting(one.id, goes_on_with) != one.id, one.id)):
            wholes.setdefault(first_sitting(one.id, goes_on_with), []).append(one)
        return list(wholes.values())

    def next_sitting(self, interview: Interview) -> InterviewRecord:
        """What is known of a recording that goes on with `interview`, in a new folder of its own.

        Raises `Problem` if the last sitting has not ended, or was in writing.
        """
        last = self.sittings(interview)[-1]
        record = last.record
        if not record.has_times:
            raise Problem(
                _("These answers were given in writing."), cure=_("Add to them in the study: mark them and press e.")
            )
        if not last.state().ended:
            raise Problem(
                _("This interview has not been ended yet."),
                cure=_("Go on with it in the same recording: mark it in the study and press g."),
            )
        known = record.model_dump(include={"setting", "interviewers", "kind", "mode", "place", "placeholders"})
        return InterviewRecord(participants=record.participants, sitting_of=last.id, **known)

    def pseudonyms(self) -> list[str]:
        """The names that are taken; of an interview whose record is damaged, the name of its folder."""
        names: list[str] = []
        for interview in self.interviews():
            try:
                names += [person.pseudonym for person in interview.record.participants]
            except Problem:
                names.append(interview.id.partition("-")[2])
        return names

    def new_interview(self, record: InterviewRecord) -> Interview:
        """Make the folder of an interview, with the guide as it is now. Raises `Problem` if it cannot be written."""
        with self._refusals():
            folder = self.folder / "interviews" / f"{self._next_number():02d}-{slug(record.pseudonym)}"
            self.begin_interview(folder, record)
            return Interview(self, folder)

    def begin_interview(self, folder: Path, record: InterviewRecord) -> None:
        """Write what an interview begins with into `folder`: guide and record. Raises `Problem` if it cannot be.

        A second sitting goes on with the guide that the first one had, whatever has become of the study's since.
        """
        guide_text = stored_text(self._guide_path_for(record))
        with self._refusals():
            version = self.versions.keep(guide_text, begun=record.kind != "rehearsal")
            created = datetime.now().astimezone().isoformat(timespec="seconds")
            record = record.model_copy(update={"guide_version": version, "created": created})
            private_folder(folder / "audio")
            write_whole(folder / "guide.md", guide_text)
            write_whole(folder / RECORD_FILE, record.model_dump_json(indent=2) + "\n")

    def take_in(self, folder: Path, pseudonym: str) -> Interview:
        """Give a finished folder inside the study its number among the interviews. Raises `Problem`."""
        with self._refusals():
            for _attempt in range(_TRIES):
                place = self.folder / "interviews" / f"{self._next_number():02d}-{slug(pseudonym)}"
                try:
                    folder.rename(place)
                except OSError:
                    if not place.exists():
                        raise
                else:  # nobody else was quicker with the same number
                    sync_folder(place.parent)
                    return Interview(self, place)
            raise FileExistsError(errno.EEXIST, place.name)

    @contextmanager
    def _refusals(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise Problem(
                _("The interview could not be written: {reason}.").format(reason=reason(error)),
                cure=_("Check that you may write in the study's folder, and that the disk has room."),
                where=self.folder,
            ) from error

    def _next_number(self) -> int:
        """One that no folder has, not even one that has lost its record: its sound may still be there."""
        folder = folder_inside(self.folder / "interviews")
        numbers = [path.name.partition("-")[0] for path in folder.iterdir()]
        return 1 + max((int(number) for number in numbers if number.isdecimal()), default=0)

    def lock(self) -> AbstractContextManager[None]:
        """Keep other terminals from changing the study. Raises `Problem` that says where it is open."""
        return study_lock(self.folder)


@contextmanager
def study_lock(folder: Path) -> Iterator[None]:
    """`Study.lock` of a folder whose `study.toml` may be gone already."""
    path = folder / ".lock"
    owner = folder / ".lock-owner"
    lock = Lock(path, timeout=0, mode=0o600)
    try:
        lock.acquire()
    except Timeout:
        where = owner.read_text(encoding="utf-8") if owner.exists() else _("another terminal")
        raise Problem(
            _("This study is open already: {where}.").format(where=where),
            cure=_("Go on there, or close it first."),
        ) from None
    except OSError:  # a read-only study can still be read
        yield
        return
    try:
        write_whole(owner, _here())
        yield
    finally:
        owner.unlink(missing_ok=True)
        lock.release()


def first_sitting(id: str, goes_on_with: Mapping[str, str]) -> str:
    """The interview that `id` is a sitting of, by what each goes on with; `id` itself where that one is gone. Pure."""
    seen = {id}
    while (before := goes_on_with.get(id, "")) in goes_on_with and before not in seen:
        seen.add(before)
        id = before
    return id


def _here() -> str:
    """Which terminal this is, for the sentence in another one."""
    terminal = ""
    if os.name != "nt":
        try:
            terminal = os.ttyname(0)
        except OSError:
            pass
    return _("terminal {name} (process {pid})").format(name=terminal or "–", pid=os.getpid())
