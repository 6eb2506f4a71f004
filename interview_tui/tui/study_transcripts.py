"""The keys of a study's screen that have recordings transcribed in the background, and stop it."""

from collections.abc import Callable

from textual import work

from interview_tui.transcription.models import chosen_model, no_model_here
from interview_tui.tui.study_doors import StudyDoors
from interview_tui.tui.study_rows import StudyRow


class StudyTranscripts(StudyDoors):
    """What runs already is stopped by the same key. Where there is no model, `Problem` says so."""

    _rows: list[StudyRow]
    """The list as it stands on the screen."""

    def action_transcribe(self) -> None:
        row = self.marked()
        if row is None:
            return
        if row.transcript == "running":
            self._in_the_background(lambda: self.transcribing.stop(row))
            return
        self._check_model()
        self._in_the_background(lambda: self.transcribing.wanted(row))

    def action_transcribe_all(self) -> None:
        if any(row.transcript == "running" for row in self._rows):
            rows = list(self._rows)
            self._in_the_background(lambda: self.transcribing.stop_all(rows))
            return
        self._check_model()
        self.transcribing.all_wanted()

    @work
    async def action_other_model(self) -> None:
        """Which model, and then it begins; the list shows how far it is."""
        from interview_tui.tui.other_model import other_models

        if (row := self.marked()) is not None:
            interview = self.study.interview(row.id)
            model = await self.ask(other_models(interview, row.seconds or 0.0))
            if model is not None:
                self._in_the_background(lambda: self.transcribing.again(interview, model))

    def _check_model(self) -> None:
        if chosen_model(self.study) is None:
            raise no_model_here(self.study.settings.language)

    @work(thread=True)
    def _in_the_background(self, do: Callable[[], None]) -> None:
        """A worker takes a moment to leave; a key does not wait for it."""
        do()
