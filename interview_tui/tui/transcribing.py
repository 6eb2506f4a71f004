"""The transcripts of a study, one after the other, in the background: what is unfinished is taken up by itself.

One worker takes them all, with its model loaded once. When all are done, the voices are told apart in those whose
speakers nobody has found yet.
"""

from collections.abc import Sequence
from pathlib import Path

from interview_tui.language import _, ngettext
from interview_tui.problem import Problem
from interview_tui.speakers.client import SpeakerFinder, being_found
from interview_tui.speakers.found import read_speakers
from interview_tui.speakers.wanted import needs_speakers
from interview_tui.study import Interview, Study
from interview_tui.times import length
from interview_tui.transcription.client import Transcriber
from interview_tui.transcription.glossary import FILE as GLOSSARY
from interview_tui.transcription.order import order_for
from interview_tui.transcription.transcript import Header, read_transcript
from interview_tui.tui.study_rows import StudyRow

_UNFINISHED = ("waiting", "stopped")


class Transcribing:
    """Starts at most one worker at a time. Call `go_on` now and then, from one thread at a time."""

    def __init__(self, study: Study) -> None:
        self.study = study
        self._stopped: set[str] = set()
        """Not to be started by itself: she has stopped it, or it failed."""
        self._first: str | None = None
        """The one she has asked for: it goes before the others."""
        self._worker: Transcriber | None = None
        """The one that was started here last."""
        self._told: set[str] = set()
        """Reasons that were said: a model that is not here stops every interview, and is said once."""
        self._again: Path | None = None
        """The interview that has a transcript and is heard again."""
        self._header_before: Header | None = None
        """Of the transcript that it had then."""
        self._looked_at: set[str] = set()
        """Their speakers are found, or somebody has tried."""
        self._search: tuple[Interview, SpeakerFinder] | None = None
        """The search for speakers that was started here last."""

    def go_on(self, rows: list[StudyRow]) -> None:
        """Start a worker for what is unfinished if none is at it, else the next search for speakers.

        Raises `Problem` if a transcript failed.
        """
        self._looked_at -= {row.id for row in rows if row.transcript != "ready"}
        running = self._worker is not None and self._worker.running
        self._note_failure(rows, running)
        if running or any(row.transcript == "running" for row in rows) or not self.study.writable:
            return
        left = self._there(self.left(rows))
        if left and (order := order_for(self.study)) is not None:
            self._worker = Transcriber.launch([interview.folder for interview in left], order)
        elif not left:
            self._find_speakers([row.id for row in rows if row.transcript == "ready"])

    def _there(self, ids: Sequence[str]) -> list[Interview]:
        """Those of them that are there: one may have been thrown away since the list was read."""
        interviews = {one.id: one for one in self.study.interviews()} if ids else {}
        return [interviews[id] for id in ids if id in interviews]

    def left(self, rows: Sequence[StudyRow]) -> list[str]:
        """What is to be transcribed and nobody is at, in the order it will be."""
        left = [row.id for row in rows if row.transcript in _UNFINISHED and row.id not in self._stopped]
        return sorted(left, key=lambda id: id != self._first)

    def wanted(self, row: StudyRow) -> None:
        """Transcribe this one now: another one that is being transcribed goes on after it."""
        self._stopped.discard(row.id)
        self._told.clear()
        self._first = row.id
        if self._worker is not None:
            self._worker.stop()

    def again(self, interview: Interview, model: str) -> None:
        """Transcribe one that has a transcript with this model; what is being transcribed goes on after it.

        Where that is the model that made it, other words of the study or settings are what is new; where they are not
        new, it stays as it is, and `go_on` says so. Raises `Problem` if it cannot be begun.
        """
        if (order := order_for(self.study, model=model)) is not None:
            if self._worker is not None:
                self._worker.stop()
            before = read_transcript(interview.transcript)
            self._header_before = before.header if before is not None else None
            self._looked_at.discard(interview.id)
            self._worker = Transcriber.launch([interview.folder], order)
            self._again = interview.folder.absolute()

    def all_wanted(self) -> None:
        """Transcribe everything that is not transcribed, what was stopped, too."""
        self._stopped.clear()
        self._told.clear()

    def stop(self, row: StudyRow) -> None:
        """Stop this one; what is transcribed is kept and it can go on later. Those after it go on."""
        self._stopped.add(row.id)
        transcriber = Transcriber.launched_here(self.study.interview(row.id).folder)
        if transcriber is not None:
            transcriber.stop()

    def stop_all(self, rows: Sequence[StudyRow]) -> None:
        """Stop, and take up nothing by itself until she wants it."""
        self._stopped |= {row.id for row in rows if row.transcript in (*_UNFINISHED, "running")}
        if self._worker is not None:
            self._worker.stop()

    def leave(self) -> None:
        """Stop what was started here; it goes on the next time the study is opened."""
        if self._worker is not None:
            self._worker.stop()
        if self._search is not None:
            self._search[1].stop()

    def _find_speakers(self, ready: list[str]) -> None:
        """Tell the voices apart in the next interview that has none yet. Raises `Problem` if the last search failed.

        Where somebody else is at it (a command in another window), it is left to him, and that is no failure.
        """
        if self._search is not None:
            interview, finder = self._search
            if finder.running:
                return
            self._search = None
            if finder.problem and needs_speakers(interview):
                if not being_found(interview.folder):
                    raise Problem(finder.problem)
                self._looked_at.discard(interview.id)
        for interview in self._there([id for id in ready if id not in self._looked_at]):
            if being_found(interview.folder):
                continue
            self._looked_at.add(interview.id)
            if needs_speakers(interview):
                found = read_speakers(interview.folder)
                voices = found.made_from.voices if found else None
                self._search = interview, SpeakerFinder.launch(interview.folder, voices)
                return

    def _check_something_was_new(self, folder: Path) -> None:
        """Raises `Problem` if the transcript is the one that was there before it was heard again."""
        now = read_transcript(folder / "transcript.jsonl")
        if now is not None and now.header == self._header_before:
            raise Problem(
                _("Nothing is new: the model, the study's words and the settings are those it was transcribed with."),
                cure=_(
                    "The transcript stays as it is. Write what was heard wrong into {file} in the study's folder, a "
                    "word or phrase on each line, and do the same again."
                ).format(file=GLOSSARY),
            )

    def _note_failure(self, rows: Sequence[StudyRow], running: bool) -> None:
        """A transcript that failed is not tried again before she asks for it."""
        worker = self._worker
        if worker is None:
            return
        if self._again is not None and not running:
            again, self._again = self._again, None
            if why := worker.problem_of(again) or worker.problem:
                raise Problem(why)
            self._check_something_was_new(again)
        for row in rows:
            folder = (self.study.folder / "interviews" / row.id).absolute()
            if row.transcript not in _UNFINISHED or row.id in self._stopped or folder not in worker.folders:
                continue
            why = worker.problem_of(folder)
            if why is None and not running and (why := worker.problem):
                self._worker = None  # it died in this one; another one takes those after it
            if why:
                self._stopped.add(row.id)
                if why not in self._told:
                    self._told.add(why)
                    raise Problem(why)


def queue_words(rows: Sequence[StudyRow], left: Sequence[str]) -> str:
    """What is being transcribed, how much is to come after it, and how long all that will take; nothing if nothing is.

    `left`: the interviews that are to come.
    """
    now = next((row for row in rows if row.transcript == "running"), None)
    if now is None:
        return ""
    after = [row for row in rows if row.id in left]
    said = _("{name} is being transcribed.").format(name=now.name)
    if after:
        said = ngettext(
            "{name} is being transcribed, and {count} interview after that.",
            "{name} is being transcribed, and {count} interviews after that.",
            len(after),
        ).format(name=now.name, count=len(after))
    ahead = (now.seconds or 0.0) * (1 - now.share)
    if now.seconds_left is None or ahead <= 0:
        return said
    pace = now.seconds_left / ahead
    seconds = now.seconds_left + pace * sum((row.seconds or 0.0) * (1 - row.share) for row in after)
    if seconds < 60:
        return f"{said} " + _("Less than a minute left.")
    return f"{said} " + _("About {time} left.").format(time=length(seconds))
