"""The recording of one interview: how long, in which files, what is missing where; to be heard and verified."""

import time

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from interview_tui.audio.storage.check import Finding, verify
from interview_tui.audio.storage.recording import Recording
from interview_tui.export.linked import linked
from interview_tui.language import N_, _
from interview_tui.study import Interview
from interview_tui.times import clock_time
from interview_tui.tui.keys import Command, Help
from interview_tui.tui.playing import PLAYING, PlayingPlace, why_silent
from interview_tui.tui.sound_facts import SoundFacts, sound_facts
from interview_tui.tui.view.block import Block
from interview_tui.tui.view.numbers import size
from interview_tui.tui.view.sound_words import facts, places, verdict
from interview_tui.tui.widgets.footer import KeyLine
from interview_tui.tui.widgets.lines import hanging
from interview_tui.tui.widgets.player_line import PlayerLine
from interview_tui.tui.widgets.quiet_lines import TypedLine
from interview_tui.tui.widgets.topline import TopLine

_EDGES = 2
"""Cells at both sides of the page."""
_SIGNS = {"gap": "▒", "silence": "‖"}


class RecordingScreen(PlayingPlace):
    """Facts above, the places of the recording below. Nothing here changes the sound."""

    ABOUT = Help(
        N_("Recording"),
        N_(
            "Listen to the recording, and see where something is missing in it. Verifying reads every file and "
            "compares it with what was noted when it was sealed; it changes nothing."
        ),
    )
    KEYS = (
        *PLAYING,
        Command("enter", "from_here", N_("from here"), N_("Play from the place that is marked.")),
        Command("v", "verify", N_("verify"), N_("Read every file and compare it with its checksum.")),
        Command("n", "gap(1)", N_("next gap"), N_("The next place where something is missing or was not recorded.")),
        Command("p,N", "gap(-1)", N_("gap before"), N_("The one before."), footer=False),
        Command(
            "greater_than_sign,ctrl+right", "question(1)", N_("next question"), N_("The next question."),
            footer=False, shown="> Ctrl+→",
        ),
        Command(
            "less_than_sign,ctrl+left", "question(-1)", N_("question before"), N_("The question before."),
            footer=False, shown="< Ctrl+←",
        ),
        Command("m", "track", N_("backup"), N_("Hear the backup microphone, or the first one again.")),
        Command("escape,q", "back", N_("back"), N_("Back to where you were.")),
    )  # fmt: skip

    def __init__(self, interview: Interview) -> None:
        super().__init__()
        self.interview = interview
        self._who = interview.record.pseudonym  # a damaged record is said before there is a screen
        self.sound: SoundFacts | None = None
        self._places: list[Block] = []
        self._marked = 0
        self._following = True
        self._backup = False
        self._verifying: Timer | None = None
        self._began = 0.0

    def compose(self) -> ComposeResult:
        yield TopLine(self._who, self.interview.study.settings.title, _("Recording"))
        with Vertical(id="recording"):
            yield Static(id="sound-facts", markup=False)
            said = Static(id="verdict", markup=False)
            said.display = False
            yield said
            yield OptionList(id="places", compact=True)
        yield PlayerLine()
        yield TypedLine(id="typed")
        yield KeyLine()

    def on_mount(self) -> None:
        now = linked(self.interview)
        self.sound = sound_facts(self.interview)
        self._places = places(now.state, now.passages) if self.sound.track else []
        self.query_one(PlayerLine).marks = tuple(block.at for block in self._places if block.kind == "gap")
        listed = self.query_one(OptionList)
        column = self._show_facts(self.sound)
        listed.add_options(Option(_line(block, column)) for block in self._places)
        listed.display = bool(self._places)
        listed.highlighted = 0 if self._places else None
        listed.focus()
        self._listen(erased=now.state.recording == "erased")
        self.refresh_bindings()

    def on_resize(self) -> None:
        if self.sound is not None:
            self._show_facts(self.sound)

    def _show_facts(self, sound: SoundFacts) -> int:
        """Returns how many cells their labels take."""
        rows = facts(sound)
        column = max(len(label) for label, _text in rows) + 2
        width = self.size.width - _EDGES
        lines = [
            line
            for label, text in rows
            for line in hanging(Content(text), width, Content.styled(label.ljust(column), "$quiet"), column)
        ]
        self.query_one("#sound-facts", Static).update(Content("\n").join(lines))
        return column

    def _listen(self, *, erased: bool = False) -> None:
        recording = Recording(self.interview.audio)
        chosen = recording.backup if self._backup else recording
        self.listen_to(chosen.folder if chosen.exists and not erased else None, why_silent(erased=erased))

    def say(self, text: str) -> None:
        self.query_one(TypedLine).say(text)

    def heard(self, position: float, sounding: bool) -> None:
        if sounding and self._following:
            self._mark(max((n for n, block in enumerate(self._places) if block.at <= position), default=0))

    # Places

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "track":
            return self.sound is not None and self.sound.backup is not None
        if action in ("from_here", "question"):
            return bool(self._places)
        if action == "gap":
            return any(block.kind != "heading" for block in self._places)
        if action == "verify":
            return self.sound is not None and self.sound.track is not None
        return True

    def _mark(self, number: int) -> None:
        self._marked = number
        if self._places:
            self.query_one(OptionList).highlighted = number

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        if event.option_index != self._marked:  # by her, and not by the sound
            self._be_at(event.option_index)

    def on_option_list_option_selected(self) -> None:
        self.action_from_here()

    def _be_at(self, number: int) -> None:
        """Mark a place. While it plays, the sound goes on where it is until she plays from there."""
        self._mark(number)
        self._following = not self.player.now.sounding
        if self._following:
            self.go_to(self._places[number].at)

    def action_from_here(self) -> None:
        if self._places:
            self._following = True
            self.play_from(self._places[self._marked].at)

    def action_gap(self, by: int) -> None:
        self._step(by, [n for n, block in enumerate(self._places) if block.kind != "heading"])

    def action_question(self, by: int) -> None:
        self._step(by, [n for n, block in enumerate(self._places) if block.kind == "heading"])

    def _step(self, by: int, numbers: list[int]) -> None:
        further = [n for n in numbers if (n > self._marked if by > 0 else n < self._marked)]
        if further:
            self._be_at(further[0] if by > 0 else further[-1])

    def action_play(self) -> None:
        self._following = self._following or not self.player.now.sounding
        super().action_play()

    def action_skip(self, seconds: int) -> None:
        self._following = True
        super().action_skip(seconds)

    def action_track(self) -> None:
        self._backup = not self._backup
        sounding, position = self.player.now.sounding, self.player.position
        self._listen()
        self.say(_("You hear the backup microphone.") if self._backup else _("You hear the first microphone."))
        if sounding:
            self.play_from(position)

    # Verifying

    def action_verify(self) -> None:
        if self._verifying is None:
            self._began = time.monotonic()
            self._verifying = self.set_interval(1.0, self._show_progress)
            self._show_progress()
            self._verify()

    def _show_progress(self) -> None:
        assert self.sound is not None
        said = _("Every file is being read, {size} in all: {seconds} s so far.")
        self._say_verdict(said.format(size=size(self.sound.bytes), seconds=int(time.monotonic() - self._began)))

    def _say_verdict(self, text: str, *, trouble: bool = False) -> None:
        said = self.query_one("#verdict", Static)
        said.display = bool(text)
        said.set_class(trouble, "-trouble")
        said.update(text)

    @work(thread=True, exclusive=True, group="verify")
    def _verify(self) -> None:
        worker = get_current_worker()
        found: list[Finding] | None = None
        try:
            found = verify(self.interview.folder, self.interview.record.audio)
        finally:
            if not worker.is_cancelled:
                self.app.call_from_thread(self._show_verdict, found)

    def _show_verdict(self, found: list[Finding] | None) -> None:
        """None: it could not be done, and the reason is shown as a problem."""
        if self._verifying is None or self.sound is None or not self.is_attached:
            return
        self._verifying.stop()
        self._verifying = None
        words = [] if found is None else verdict(found, self.sound, self.interview.id)
        self._say_verdict("\n".join(words), trouble=bool(found))

    def action_back(self) -> None:
        self.dismiss()


def _line(block: Block, column: int) -> Content:
    """A place as it stands in the list, under the facts."""
    at = Content.styled(clock_time(block.at).ljust(column), "$quiet")
    return at + (
        Content(block.text)
        if block.kind == "heading"
        else Content.styled(f"{_SIGNS[block.kind]} {block.text}", "$warning")
    )
