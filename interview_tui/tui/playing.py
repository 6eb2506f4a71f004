"""Places where one can listen: the keys of the player, said once, and what they do."""

from pathlib import Path

from textual.timer import Timer

from interview_tui.audio.playback.client import Player
from interview_tui.audio.playback.messages import Side
from interview_tui.language import N_, _
from interview_tui.tui.keys import Command, Place
from interview_tui.tui.view.playing import pace, side_word
from interview_tui.tui.widgets.player_line import PlayerLine

PLAYING: tuple[Command, ...] = (
    Command("f4,space", "play", N_("play"), N_("Play, or pause; it goes on two seconds before it stopped.")),
    Command("f3,b", "skip(-2)", N_("2 s back"), N_("Two seconds back.")),
    Command("f5,f", "skip(5)", N_("5 s on"), N_("Five seconds forward.")),
    # Many terminals write Shift+F3 as they write the place of their cursor, and it is lost: B goes first here.
    Command(
        "B,shift+f3,f15", "skip(-5)", N_("5 s back"), N_("Five seconds back."), footer=False, shown="B Shift+F3"
    ),
    Command("minus", "faster(-1)", N_("slower"), N_("Slower, down to half the speed; the pitch stays."), footer=False),
    Command("plus", "faster(1)", N_("faster"), N_("Faster, up to double the speed."), footer=False),
    Command("c", "side", N_("side"), N_("Hear both sides of a two-channel recording, or one."), footer=False),
)  # fmt: skip
RESUME_BACK = 2.0
"""Seconds that the sound goes back when it goes on after a pause."""
_TICK = 0.08
"""Seconds between two looks at the player while it plays: a short word is not skipped."""
_SIDES: tuple[Side, ...] = ("both", "left", "right")


class PlayingPlace(Place[None]):
    """A place with a `PlayerLine` and one recording to be heard. Its keys are `PLAYING`."""

    def __init__(self) -> None:
        super().__init__()
        self.player = Player(resume_back=RESUME_BACK)
        self._folder: Path | None = None
        self._why_silent = ""
        self._ticking: Timer | None = None

    def listen_to(self, folder: Path | None, why_silent: str = "") -> None:
        """Be ready to play what is in that folder; None if there is no sound, with the reason in a sentence."""
        if folder is not None and (folder != self._folder or not self.player.now.sounding):
            self.player.load(folder, at=self.player.now.position)
        self._folder, self._why_silent = folder, why_silent
        self.query_one(PlayerLine).display = folder is not None
        self._look()

    def can_play(self) -> bool:
        """Whether there is sound; if not, it is said."""
        if self._folder is None:
            self.say(self._why_silent)
        return self._folder is not None

    def say(self, text: str) -> None:
        """A sentence about what a key did, or could not do."""
        raise NotImplementedError

    def heard(self, position: float, sounding: bool) -> None:
        """The sound is at that second now."""

    def on_unmount(self) -> None:
        self.player.close()

    def action_play(self) -> None:
        if self.can_play():
            self.player.toggle()
            self.moved()

    def play_from(self, at: float) -> None:
        """Play from that second on."""
        if self.can_play():
            self.player.play(at)
            self.moved()

    def go_to(self, at: float) -> None:
        """Be at that second, silent or not."""
        if self._folder is not None:
            self.player.go_to(at)
            self.moved()

    def action_skip(self, seconds: int) -> None:
        if self.can_play():
            self.player.move(seconds)
            self.moved()

    def action_faster(self, steps: int) -> None:
        if self.can_play():
            self.player.faster(steps)
            self.say(_("Speed {speed}").format(speed=pace(self.player.now.speed)))
            self.moved()

    def action_side(self) -> None:
        if not self.can_play():
            return
        now = self.player.now
        if now.channels < 2:
            self.say(_("This recording has one channel only."))
            return
        side = _SIDES[(_SIDES.index(now.side) + 1) % len(_SIDES)]
        self.player.choose(side)
        self.say(_("You hear: {side}").format(side=side_word(side)))
        self.moved()

    def on_player_line_pointed(self, event: PlayerLine.Pointed) -> None:
        self.go_to(event.at)

    def moved(self) -> None:
        """The player was told something: show it, and follow until it stands still."""
        if self._ticking is None:
            self._ticking = self.set_interval(_TICK, self._look)
        self._look()

    def _look(self) -> None:
        now, line = self.player.now, self.query_one(PlayerLine)
        position = self.player.position
        line.playback, line.position = now, position
        self.heard(position, now.sounding)
        if not now.sounding and self._ticking is not None:
            self._ticking.stop()
            self._ticking = None


def why_silent(*, erased: bool) -> str:
    """Why an interview has no sound."""
    if erased:
        return _("The sound of this interview has been erased: there is nothing to play.")
    return _("This interview was not recorded: there is nothing to play.")
