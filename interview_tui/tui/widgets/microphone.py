"""The moving level of a microphone, with a word for it."""

from collections import deque

from textual.app import RenderResult
from textual.content import Content
from textual.widget import Widget

from interview_tui.audio.messages import RecorderStatus
from interview_tui.language import _
from interview_tui.problem import Problem
from interview_tui.tui.view.numbers import block

_BLOCKS = 8
_REMEMBERED = 20
"""How many looks the word is about: some two seconds."""
_QUIET, _LOUD = -50.0, -1.0
"""dB under full scale."""


class MicrophoneLevel(Widget, can_focus=False):
    """`▂▅▇▅▂▁▁▂  hears you well`."""

    COMPONENT_CLASSES = {"microphone--blocks", "microphone--word", "microphone--trouble"}

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._peaks: deque[float] = deque([-120.0] * _BLOCKS, maxlen=_REMEMBERED)
        self._status: RecorderStatus | None = None
        self._problem: Problem | None = None

    def show(self, status: RecorderStatus) -> None:
        """The recorder's newest word."""
        self._peaks.append(status.peak_dbfs)
        self._status, self._problem = status, None
        self.refresh()

    def say_problem(self, problem: Problem) -> None:
        """Say in words why there is no level."""
        self._status, self._problem = None, problem
        self.refresh(layout=True)

    def render(self) -> RenderResult:
        trouble = self.get_visual_style("microphone--trouble", partial=True)
        quiet = self.get_visual_style("microphone--word", partial=True)
        if self._problem is not None:
            return Content.styled(f"! {self._problem.what} {self._problem.cure}".strip(), trouble)
        if self._status is None:
            return Content.styled(_("opening the microphone …"), quiet)
        blocks = "".join(block(peak) for peak in list(self._peaks)[-_BLOCKS:])
        level = Content.styled(f"{blocks}  ", self.get_visual_style("microphone--blocks", partial=True))
        word, well = self._word(self._status)
        return level + Content.styled(word, quiet if well else trouble)

    def _word(self, status: RecorderStatus) -> tuple[str, bool]:
        """How it sounds, and whether that is well."""
        if status.trying_out == "listening":
            return _("Speak now: five seconds are taken."), True
        if status.trying_out == "playing":
            return _("Playing back what was heard."), True
        if status.faults:
            return _fault(status), False
        loudest = max(self._peaks)
        if loudest >= _LOUD:
            return _("too loud: move the microphone away"), False
        if loudest < _QUIET:
            return _("very quiet: say something, or move it closer"), True
        return _("hears you well"), True


def _fault(status: RecorderStatus) -> str:
    if "only_zeros" in status.faults:
        return _("! delivers silence only: is it muted, or may the terminal not use it?")
    if "disk_full" in status.faults or "disk_low" in status.faults:
        return _("! there is hardly any room on the disk")
    return _("! cannot be heard: plug it in again, or choose another")
