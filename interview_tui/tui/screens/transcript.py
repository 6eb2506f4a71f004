"""What was said, under its questions and from the right mouth: read, listen, put right, mark, export."""

from textual import work
from textual.worker import get_current_worker

from interview_tui.export import write_exports
from interview_tui.language import N_, _
from interview_tui.privacy.key_file import has_key
from interview_tui.tui.keys import Command, Help
from interview_tui.tui.manner_view import MannerView
from interview_tui.tui.screens.leaving import Choice
from interview_tui.tui.transcript_keys import EDITING, GROUPS, IN_THE_FIELD, READING, WRITING
from interview_tui.tui.widgets.quiet_lines import TypedLine

_EDITS = (
    "border", "belongs", "belongs_from", "split", "join", "speaker", "teach", "rename", "edit", "quote", "note",
    "inaudible", "choose",
)  # fmt: skip
"""What needs a word to be done to."""
_UNDER_THE_EDIT = ("play", "skip", "faster", "side")
"""What goes on while a segment is edited."""
_TO_DOUBTS = ("doubt(1)", "doubt(-1)", "doubts")


class TranscriptScreen(MannerView):
    """One interview's transcript, put right by single keys; each decision can be taken back."""

    ABOUT = Help(
        N_("Transcript"),
        N_(
            "Passages stand under the question they answer, with their place in the sound. While it plays, the text "
            "follows; a click on a word goes there. Enter opens a segment to be put right, in its place, while the "
            "sound goes on. What you put right lies over the words as they were heard: it is kept when the interview "
            "is transcribed or linked again, and u takes it back step by step. Signs: ? is unsure, // is said while "
            "somebody else talks, ≈ answers other questions too, ✓ is read, ◐ partly read; words in another colour "
            "are doubtful, quoted, or stand for what is hidden."
        ),
    )
    KEYS = (*EDITING, *WRITING, *READING)
    GROUPS = GROUPS

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in _UNDER_THE_EDIT:
            return True
        if self._typing:  # also a letter whose command comes before the widget in focus
            return action == "back" or (action == "theme" and self.marking)
        if self.editing is not None or action in IN_THE_FIELD:
            return self.editing is not None and action in IN_THE_FIELD
        if action == "theme":
            return False
        if action == "next":
            return bool(self._found)
        if action in ("yes", "no"):
            return self.asked is not None and (action == "yes" or self.asked.proposal is not None)
        if action in _EDITS:
            return self.word() is not None
        if action == "undo":
            return self.transcript.can_undo
        if action == "redo":
            return self.transcript.can_redo
        return True

    def commands_now(self) -> list[tuple[Command, bool]]:
        """Where nothing is doubtful the keys that go from doubt to doubt are not offered; who presses one is told."""
        return [(one, now) for one, now in super().commands_now() if self.doubts or one.action not in _TO_DOUBTS]

    # Export, leaving

    def action_again(self) -> None:
        """Read everything from the disk and show it."""
        self.read_again()

    def action_export(self) -> None:
        if has_key(self.interview.study.folder):
            self.program.unlock_key(self.interview.study, self._export)
        else:
            self._export()

    def _export(self) -> None:
        key = self.program.key
        self._write_files(key.names() if key is not None else None)

    @work(thread=True, exclusive=True, group="export")
    def _write_files(self, in_key: tuple[str, ...] | None) -> None:
        worker, undecided = get_current_worker(), list[str]()
        paths = write_exports(
            self.interview.study, [self.interview], ("json", "md", "txt"), names=in_key, notice=undecided.append
        )
        said = _("Written into exports: {names}")
        if undecided:  # in one line of 80 cells, and before the names of the files
            said = _("Exported, but nothing is decided about names and places yet: press P. {names}")
        if not worker.is_cancelled:
            names = ", ".join(path.name for path in paths)
            self.app.call_from_thread(self.query_one(TypedLine).say, said.format(names=names))

    @work
    async def action_proposals(self) -> None:
        """What may tell who somebody is; what was decided there is shown here afterwards."""
        from interview_tui.tui.screens.proposals import ProposalsScreen

        self.player.pause()
        self.moved()
        self.say("")  # it may quote a name that is about to be hidden
        place = ProposalsScreen(self.interview)
        await self.ask(place)
        if place.changed:
            self.read_again()

    def action_recording(self) -> None:
        self.player.pause()
        self.moved()
        self.program.open_recording(self.interview)

    def action_back(self) -> None:
        """Out of what she is in: the line, the words chosen, the transcript."""
        if self._typing:
            if self.stop_typing() == "find":
                self.stop_finding()
        elif self.choosing:
            self.let_go()
            self.say("")
        else:
            self.action_leave()

    @work
    async def action_leave(self) -> None:
        """Back to the study; what was typed and not kept is asked about first."""
        if not self.unsaved or await self.ask(_dropping()) == "drop":
            self.dismiss()


def _dropping() -> Choice:
    """Asked before what was typed and not kept is lost."""
    return Choice(
        _("You have typed something that is not kept."),
        [("", _("Go back to it: Enter opens it again")), ("drop", _("Leave without it"))],
    )
