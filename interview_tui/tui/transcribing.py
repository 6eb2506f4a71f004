"""The transcripts of a study, one after the other, in the background: what is unfinished is taken up by itself.

When all are done, the voices are told apart in those whose speakers nobody has found yet.
"""

from interview_tui.problem import Problem
from interview_tui.speakers.client import SpeakerFinder
from interview_tui.speakers.found import read_speakers
from interview_tui.speakers.wanted import needs_speakers
from interview_tui.study import Study
from interview_tui.transcription.client import Transcriber
from interview_tui.transcription.models import chosen_model
from interview_tui.tui.study_rows import StudyRow


class Transcribing:
    """Starts at most one worker at a time. Call `go_on` now and then, from one thread at a time."""

    def __init__(self, study: Study) -> None:
        self.study = study
        self._stopped: set[str] = set()
        """Not to be started by itself: she has stopped it, or it failed."""
        self._first: str | None = None
        """The one she has asked for: it goes before the others."""
        self._latest: tuple[str, Transcriber] | None = None
        """The one that was started here last, with its interview's id."""
        self._looked_at: set[str] = set()
        """Their speakers are found, or somebody has tried."""
        self._finder: SpeakerFinder | None = None
        """The search for speakers that was started here last."""

    def go_on(self, rows: list[StudyRow]) -> None:
        """Start the next unfinished transcript if none is being made, else the next search for speakers.

        Raises `Problem` if the last one failed.
        """
        self._looked_at -= {row.id for row in rows if row.transcript != "ready"}
        if any(row.transcript == "running" for row in rows) or (self._latest and self._latest[1].running):
            return
        self._note_failure()
        if not self.study.writable:
            return
        left = [row.id for row in rows if row.transcript in ("waiting", "stopped") and row.id not in self._stopped]
        if left and (model := chosen_model(self.study)) is not None:
            self._launch(self._first if self._first in left else left[0], model)
        else:
            self._find_speakers([row.id for row in rows if row.transcript == "ready"])

    def wanted(self, row: StudyRow) -> None:
        """Transcribe this one next."""
        self._stopped.discard(row.id)
        self._first = row.id

    def stop(self, row: StudyRow) -> None:
        """Stop this one; what is transcribed is kept and it can go on later."""
        self._stopped.add(row.id)
        transcriber = Transcriber.launched_here(self.study.interview(row.id).folder)
        if transcriber is not None:
            transcriber.stop()

    def leave(self) -> None:
        """Stop what was started here; it goes on the next time the study is opened."""
        if self._latest is not None:
            self._latest[1].stop()
        if self._finder is not None:
            self._finder.stop()

    def _launch(self, id: str, model: str) -> None:
        try:
            transcriber = Transcriber.launch(
                self.study.interview(id).folder, model=model, language=self.study.settings.language
            )
        except Problem:
            self._stopped.add(id)
            raise
        self._latest = (id, transcriber)

    def _find_speakers(self, ready: list[str]) -> None:
        """Tell the voices apart in the next interview that has none yet. Raises `Problem` if the last search failed."""
        if self._finder is not None:
            if self._finder.running:
                return
            finder, self._finder = self._finder, None
            if finder.problem:
                raise Problem(finder.problem)
        for id in ready:
            if id in self._looked_at:
                continue
            self._looked_at.add(id)
            interview = self.study.interview(id)
            if needs_speakers(interview):
                found = read_speakers(interview.folder)
                self._finder = SpeakerFinder.launch(interview.folder, found.made_from.voices if found else None)
                return

    def _note_failure(self) -> None:
        """A transcript that failed is not tried again before she asks for it."""
        if self._latest is None:
            return
        (id, transcriber), self._latest = self._latest, None
        if transcriber.problem and id not in self._stopped:
            self._stopped.add(id)
            raise Problem(transcriber.problem)
