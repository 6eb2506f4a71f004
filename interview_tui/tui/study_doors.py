"""Where one can go from a study: what is read, written and decided there, besides holding interviews."""

from interview_tui.across.kept import Across
from interview_tui.rehearsals import delete_rehearsal
from interview_tui.study import Study
from interview_tui.tui.keys import Place
from interview_tui.tui.screens.consent_details import consent_of
from interview_tui.tui.screens.erasing import erase_from
from interview_tui.tui.screens.export import ExportScreen
from interview_tui.tui.screens.locking import LockDialog
from interview_tui.tui.screens.study_facts import StudyFactsScreen
from interview_tui.tui.study_rows import StudyRow
from interview_tui.tui.transcribing import Transcribing
from interview_tui.tui.widgets.reminder import RetentionReminder
from interview_tui.tui.widgets.topline import TopLine


class StudyDoors(Place[None]):
    """The keys of a study's screen that open another place. The screen says which interview is marked."""

    study: Study
    across: Across
    transcribing: Transcribing

    def marked(self) -> StudyRow | None:
        """The line that the cursor is on."""
        raise NotImplementedError

    def look(self) -> None:
        """Read the folder again."""
        raise NotImplementedError

    def action_export(self) -> None:
        row = self.marked()
        self.app.push_screen(ExportScreen(self.study, (row.id, row.name) if row is not None else None))

    def action_guide(self) -> None:
        from interview_tui.tui.screens.guide_editor import GuideEditorScreen

        self.app.push_screen(GuideEditorScreen(self.study.guide_path, self.study))

    def action_overview(self) -> None:
        from interview_tui.tui.screens.overview import OverviewScreen

        self.app.push_screen(OverviewScreen(self.study, self.across))

    def action_find(self) -> None:
        from interview_tui.tui.screens.find_across import FindAcrossScreen

        self.app.push_screen(FindAcrossScreen(self.study, self.across))

    def action_key(self) -> None:
        self.program.show_key(self.study)

    def action_consent(self) -> None:
        if row := self.marked():
            self.app.push_screen(*consent_of(self.study.interview(row.id), self.look))

    def action_lock(self) -> None:
        self.app.push_screen(LockDialog(self.study, self.transcribing.leave), self._locked)

    def _locked(self, locked: bool | None) -> None:
        if locked:
            self.dismiss()

    def action_erase(self) -> None:
        row = self.marked()
        if row is not None and row.kind == "rehearsal":  # nobody took part: there is nothing to ask
            delete_rehearsal(self.study.interview(row.id))
            self.look()
            return
        erase_from(self, self.study, self.study.interview(row.id) if row is not None else None)

    def action_facts(self) -> None:
        self.app.push_screen(StudyFactsScreen(self.study), self._changed)

    def _changed(self, saved: bool | None) -> None:
        self.query_one(TopLine).title = self.study.settings.title
        self.query_one(RetentionReminder).look()

    def action_timing(self) -> None:
        from interview_tui.tui.screens.timing import TimingScreen

        row = self.marked()
        self.app.push_screen(TimingScreen(self.study, row.id if row is not None else None))

    def action_methods(self) -> None:
        from interview_tui.tui.screens.methods import MethodsScreen

        self.app.push_screen(MethodsScreen(self.study))

    def action_doctor(self) -> None:
        from interview_tui.tui.screens.doctor import DoctorScreen

        self.app.push_screen(DoctorScreen(self.study))
