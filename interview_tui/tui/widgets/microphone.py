"""The moving level of a microphone, or of two, with a word for it."""

from collections import deque

from textual.app import RenderResult
from textual.content import Content
from textual.widget import Widget

from interview_tui.audio.recorder.messages import Fault, RecorderStatus
from interview_tui.interview.record import Microphones
from interview_tui.language import _
from interview_tui.problem import Problem
from interview_tui.tui.view.numbers import block
from interview_tui.tui.view.trouble import dead_side

_BLOCKS = 8
_REMEMBERED = 20
"""How many looks the word is about: some two seconds."""
_QUIET, _LOUD = -50.0, -1.0
"""dB under full scale."""


class MicrophoneLevel(Widget, can_focus=False):
    """`▂▅▇▅▂▁▁▂  hears you well`; of two microphones `you ▂▅▇▅  participant ▂▁▁▂  hears you well`."""

    COMPONENT_CLASSES = {"microphone--blocks", "microphone--word", "microphone--trouble"}

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._microphones: Microphones = "one"
        self._peaks: list[deque[float]] = []
        self._status: RecorderStatus | None = None
        self._problem: Problem | None = None
        self._said = ""
        self.begin("one")

    def begin(self, microphones: Microphones) -> None:
        """Another choice of microphones is being opened."""
        self._microphones = microphones
        blocks = _BLOCKS if microphones == "one" else _BLOCKS // 2
        tracks = 1 if microphones == "one" else 2
        self._peaks = [deque([-120.0] * blocks, maxlen=_REMEMBERED) for _track in range(tracks)]
        self._status, self._problem, self._said = None, None, ""
        self.refresh(layout=True)

    def show(self, status: RecorderStatus) -> None:
        """The recorder's newest word."""
        for track, peak in zip(self._peaks, self._peaks_in(status), strict=True):
            track.append(peak)
        self._status, self._problem = status, None
        said, self._said = self._said, self._word(status)[0]
        self.refresh(layout=said != self._said)  # another sentence may need more lines, or fewer

    def _peaks_in(self, status: RecorderStatus) -> tuple[float, ...]:
        match self._microphones:
            case "one":
                return (status.peak_dbfs,)
            case "two_channels":
                return status.peaks_dbfs if len(status.peaks_dbfs) == 2 else (status.peak_dbfs, -120.0)
            case "two_devices":
                return status.peak_dbfs, status.second_peak_dbfs

    def say_problem(self, problem: Problem) -> None:
        """Say in words why there is no level."""
        self._status, self._problem, self._said = None, problem, ""
        self.refresh(layout=True)

    def render(self) -> RenderResult:
        trouble = self.get_visual_style("microphone--trouble", partial=True)
        quiet = self.get_visual_style("microphone--word", partial=True)
        if self._problem is not None:
            return Content.styled(f"! {self._problem.what} {self._problem.cure}".strip(), trouble)
        if self._status is None:
            return Content.styled(_("opening the microphone …"), quiet)
        word, well = self._word(self._status)
        return self._levels() + Content.styled(word, quiet if well else trouble)

    def _levels(self) -> Content:
        style = self.get_visual_style("microphone--blocks", partial=True)
        names = {"one": ("",), "two_channels": (_("you"), _("participant")), "two_devices": ("", _("backup"))}
        line = Content()
        for name, track in zip(names[self._microphones], self._peaks, strict=True):
            shown = _BLOCKS if self._microphones == "one" else _BLOCKS // 2
            blocks = "".join(block(peak) for peak in list(track)[-shown:])
            line = line + Content(f"{name} " if name else "") + Content.styled(f"{blocks}  ", style)
        return line

    def _word(self, status: RecorderStatus) -> tuple[str, bool]:
        """How it sounds, and whether that is well."""
        if status.trying_out == "listening":
            return _("Speak now: five seconds are taken."), True
        if status.trying_out == "playing":
            return _("Playing back what was heard."), True
        two_sides = self._microphones == "two_channels"
        faults = [fault for fault in status.faults if two_sides or fault != "one_side_dead"]
        if faults:
            return fault_word(faults[0], status), False
        if two_sides and status.channels == 1:
            return _("! has one channel only: both voices are recorded together"), False
        loudest = max(self._peaks[0])
        if loudest >= _LOUD:
            return _("too loud: move the microphone away"), False
        if max(map(max, self._peaks)) < _QUIET:
            return _("very quiet: say something, or move it closer"), True
        return _("hears you well"), True


def fault_word(fault: Fault, status: RecorderStatus) -> str:
    """The same as `trouble.fault_words`, in the few words that a line of a form has room for."""
    match fault:
        case "only_zeros":
            return _("! delivers silence only: is it muted, or may the terminal not use it?")
        case "one_side_dead" if dead_side(status) == 0:
            return _("! the left side, yours, is silent: is its microphone on?")
        case "one_side_dead":
            return _("! the right side, the participant's, is silent: is its microphone on?")
        case "hangs":
            return _("! does not answer: unplug it and plug it in again, or choose another")
        case "device_moved":
            return _("! another is heard instead: {device}").format(device=status.device)
        case "clipping":
            return _("! too loud, the sound is cut off: turn it down, or move it away")
        case "too_quiet":
            return _("! very quiet: move it closer, or turn it up")
        case "hum":
            return _("! hums: move it away from chargers, lamps and screens")
        case "second_gone":
            return _("! the backup is not heard: plug it in, or choose another")
        case "disk_full" | "disk_low" | "on_spare":
            return _("! there is hardly any room on the disk")
        case "no_sound_system" | "no_device" | "device_gone" | "stalled":
            return _("! cannot be heard: plug it in again, or choose another")
