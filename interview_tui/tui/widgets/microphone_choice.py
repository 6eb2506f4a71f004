"""Which microphone, and how: one sound, the two sides of a device, or a second microphone as a backup.

The usual case needs no key, and what cannot be chosen on this machine is not shown.
"""

from dataclasses import dataclass

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from interview_tui.audio.hearing.devices import Device, input_devices
from interview_tui.interview.record import InterviewRecord, Microphones
from interview_tui.language import _
from interview_tui.problem import Problem
from interview_tui.tui.widgets.form import Row
from interview_tui.tui.widgets.microphone import MicrophoneLevel
from interview_tui.tui.widgets.pick import Pick

_SYSTEM_DEFAULT = ""
_NO_DEVICE = "-"


@dataclass(frozen=True, slots=True)
class Chosen:
    """As `InterviewRecord` has it."""

    device: str | None = None
    microphones: Microphones = "one"
    second_device: str | None = None

    @property
    def channels(self) -> int | None:
        """What to ask a device for."""
        return 2 if self.microphones == "two_channels" else None


class MicrophoneChoice(Vertical):
    """`last` is the record of the interview before this one: what was chosen there is proposed again.

    With `from_file` a sound file stands in for the microphone, and there is nothing to choose.
    """

    class Changed(Message):
        """Another choice, or the first one, has been made; `problem` says why there is none to be made."""

        def __init__(self, problem: Problem | None = None) -> None:
            super().__init__()
            self.problem = problem

    def __init__(self, last: InterviewRecord | None = None, *, from_file: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self._last = last
        self._from_file = from_file
        self._devices: list[Device] = []

    def compose(self) -> ComposeResult:
        yield Row(_("Microphone"), Pick([(_SYSTEM_DEFAULT, _("looking …"))], id="device"))
        yield Static(id="missing", markup=False)
        yield Row(_("Recorded as"), Pick([("one", _("one sound"))], id="tracks"), id="tracks-row")
        yield Row(_("Backup"), Pick([], id="second"), id="second-row")
        yield Row("", MicrophoneLevel(id="level"))

    def on_mount(self) -> None:
        for name in ("#missing", "#tracks-row", "#second-row"):
            self.query_one(name).display = False
        if self._from_file:
            self._offer([(_SYSTEM_DEFAULT, _("a sound file"))])
        else:
            self._look_for_devices()

    @property
    def chosen(self) -> Chosen | None:
        """None while no microphone is known, or where there is none."""
        device = self._pick("device").value
        if device == _NO_DEVICE:
            return None
        microphones = self._microphones()
        second = self._pick("second").value if microphones == "two_devices" else None
        return Chosen(device or None, microphones, second)

    @work(thread=True)
    def _look_for_devices(self) -> None:
        problem = None
        try:
            self._devices = input_devices()
            if not self._devices:
                problem = _no_microphone()
        except Problem as found:
            problem = found
        options = [(_NO_DEVICE, _("none"))]
        if problem is None:
            options = [
                (_SYSTEM_DEFAULT, _("the system's own choice")),
                *((device.id, device.name) for device in self._devices),
            ]
        self.app.call_from_thread(self._offer, options, problem)

    def _offer(self, options: list[tuple[str, str]], problem: Problem | None = None) -> None:
        if not self.is_attached:  # closed while the devices were looked for
            return
        last = self._last
        known = last is not None and last.device in [value for value, _text in options]
        self._pick("device").replace(options, last.device if last is not None and known else None)
        if last is not None and last.device is not None and not known and not self._from_file:
            missing = self.query_one("#missing", Static)
            missing.update(_("! {device}, used the last time, is not found").format(device=_name(last.device)))
            missing.display = True
        self._offer_tracks(last.microphones if last is not None and known else "one")
        self._offer_backups(last.second_device if last is not None else None)
        self.post_message(self.Changed(problem))

    def _offer_tracks(self, wanted: Microphones) -> None:
        """What can be made of the device that is chosen."""
        options = [("one", _("one sound"))]
        device = self._device()
        if device is not None and device.channels >= 2:
            options.append(("two_channels", _("left you, right participant")))
        if len(self._devices) >= 2:
            options.append(("two_devices", _("with a backup")))
        self._pick("tracks").replace(options, wanted)
        self.query_one("#tracks-row").display = len(options) > 1

    def _offer_backups(self, wanted: str | None) -> None:
        device = self._device()
        others = [(other.id, other.name) for other in self._devices if device is None or other.id != device.id]
        self._pick("second").replace(others, wanted)
        self.query_one("#second-row").display = self._microphones() == "two_devices"

    def on_pick_changed(self, event: Pick.Changed) -> None:
        event.stop()
        if event.pick.id == "device":
            self.query_one("#missing").display = False
            self._offer_tracks(self._microphones())
        if event.pick.id != "second":
            self._offer_backups(self._pick("second").value)
        self.post_message(self.Changed())

    def _microphones(self) -> Microphones:
        match self._pick("tracks").value:
            case "two_channels" | "two_devices" as more:
                return more
        return "one"

    def _device(self) -> Device | None:
        """The one that is chosen; where nobody chooses, the system's."""
        value = self._pick("device").value
        mine = (device for device in self._devices if device.id == value or (not value and device.default))
        return next(mine, None)

    def _pick(self, name: str) -> Pick:
        return self.query_one(f"#{name}", Pick)


def _name(id: str) -> str:
    """Without its sound system."""
    return id.rpartition(", ")[0] or id


def _no_microphone() -> Problem:
    return Problem(
        _("No microphone was found."),
        cure=_("Plug one in and open this again. The interview can be held without recording."),
    )
