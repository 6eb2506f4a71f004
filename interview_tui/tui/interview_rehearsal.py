"""What the interview screen shows of the participant in a rehearsal, whose part the program takes."""

from textual.app import ComposeResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from interview_tui.interview.events import AnyEvent, ParticipantTurned
from interview_tui.rehearsing import Rehearsal, rehearsing
from interview_tui.tui.interview_people import InterviewPeople
from interview_tui.tui.view.rehearsed import key_words, participant_words
from interview_tui.tui.widgets.quiet_lines import WordsHeard


class ParticipantLine(Widget, can_focus=False):
    """Two still lines: what the participant does and for how long, what `p` does now, and sometimes a hint."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES = {"participant--now", "participant--hint"}
    words: reactive[tuple[str, str]] = reactive(("", ""))
    key: reactive[str] = reactive("")

    def render(self) -> Content:
        width = max(8, self.content_size.width)
        now, hint = (Content(text).truncate(width, ellipsis=True) for text in self.words)
        quiet = self.get_visual_style("participant--hint", partial=True)
        now = now.stylize(self.get_visual_style("participant--now", partial=True))
        room = width - now.cell_length - len(self.key)
        if self.key and room > 1:
            now = now + Content(" " * room) + Content.styled(self.key, quiet)
        return Content("\n").join([now, hint.stylize(quiet)])


class InterviewRehearsal(InterviewPeople):
    """Nothing of it is shown where there is a participant."""

    _folded: tuple[int, Rehearsal] | None = None
    """The participant's part after that many events."""

    @property
    def is_rehearsal(self) -> bool:
        """The program takes the participant's part."""
        return self.record.rehearsed is not None

    def participant(self) -> ComposeResult:
        if self.is_rehearsal:
            yield ParticipantLine(id="participant")

    def on_mount(self) -> None:
        if self.is_rehearsal:
            self.query_one(WordsHeard).display = False  # v shows what is heard of her, where she is recorded

    @property
    def rehearsal(self) -> Rehearsal:
        """What the participant has done and will do."""
        state, rehearsed = self.sitting.state, self.record.rehearsed
        if self._folded is None or self._folded[0] != len(state.events):
            found = rehearsing(state.guide, state.events, rehearsed) if rehearsed else Rehearsal(state.guide)
            self._folded = (len(state.events), found)
        return self._folded[1]

    def show(self) -> None:
        super().show()
        if self.is_mounted and self.is_rehearsal:
            moment = self.rehearsal.at(self.sitting.clock())
            line = self.query_one(ParticipantLine)
            line.words, line.key = participant_words(moment, self.sitting.guide), key_words(moment)

    def action_participant(self) -> None:
        """The participant falls silent in the middle of an answer, or goes on."""
        doing = self.rehearsal.at(self.sitting.clock()).doing
        self.carry_out(ParticipantTurned(speaks=doing != "answers"))

    def carry_out(self, event: AnyEvent) -> bool:
        """Do what a key means."""
        raise NotImplementedError
