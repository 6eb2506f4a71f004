"""Is it recording? A sign, a word and the time, and how loud it is."""

from collections import deque

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from interview_tui.tui.view.numbers import block
from interview_tui.tui.view.recording import Light


class RecorderLight(Widget, can_focus=False):
    """`● REC 12:41`. `lit` changes once a second while it records: the one thing on the screen that moves by itself."""

    ALLOW_SELECT = False
    light: reactive[Light] = reactive(Light("waiting", "○", ""), layout=True)
    time: reactive[str] = reactive("", layout=True)
    lit: reactive[bool] = reactive(True)

    def watch_light(self, before: Light, now: Light) -> None:
        self.remove_class(f"-{before.kind}")
        self.add_class(f"-{now.kind}")

    def render(self) -> Content:
        sign = "•" if self.light.kind == "recording" and not self.lit else self.light.sign
        return Content(f" {sign} {self.light.word} {self.time} ")


class Level(Widget, can_focus=False):
    """The last moments of sound as blocks: five of one track, two each of two. Blank where nothing is listened to."""

    ALLOW_SELECT = False
    blocks: reactive[str] = reactive("")

    def __init__(self) -> None:
        super().__init__()
        self._heard: list[deque[str]] = []

    def heard(self, *peaks_dbfs: float | None) -> None:
        """Add a moment: the loudest sample of each track in dB under full scale, None for no sound at all."""
        if len(peaks_dbfs) != len(self._heard):
            self._heard = [deque(maxlen=5 if len(peaks_dbfs) == 1 else 2) for _track in peaks_dbfs]
        for track, peak in zip(self._heard, peaks_dbfs, strict=True):
            if peak is None:
                track.clear()
            else:
                track.append(block(peak))
        self.blocks = " ".join("".join(track).rjust(track.maxlen or 0) for track in self._heard)

    def render(self) -> Content:
        return Content(self.blocks.rjust(5))
