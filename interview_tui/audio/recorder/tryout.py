"""A test recording: some seconds in memory, played back at once, never on the disk."""

from interview_tui.audio.playback.client import Player
from interview_tui.audio.storage.wav import SoundFormat
from interview_tui.language import _

LONGEST_SECONDS = 60.0


class TestRecording:
    """Fed with every block; a player process plays it, so that no loudspeaker is ever waited for here."""

    __test__ = False  # not one of pytest's

    def __init__(self) -> None:
        self._format = SoundFormat()
        self._wanted = 0
        self._sound = bytearray()
        self._player: Player | None = None

    @property
    def phase(self) -> str:
        """ "listening", "playing" or "" as in `RecorderStatus.trying_out`."""
        if self._wanted:
            return "listening"
        player = self._player
        if player is None:
            return ""
        if not player.now.sounding:
            player.close()  # heard, or not to be heard: nothing keeps the loudspeaker, or the sound
        return "playing" if player.now.sounding else ""

    @property
    def problem(self) -> str:
        """Why the last one could not be heard, in the user's language."""
        if self._player is None or not self._player.now.trouble:
            return ""
        return _("The test recording could not be played: no loudspeaker works. The microphone may still be fine.")

    def begin(self, seconds: float, format: SoundFormat) -> None:
        """Listen for `seconds` from now; an earlier one is forgotten."""
        self.end()
        self._player = None
        self._format = format
        self._wanted = int(min(max(seconds, 0.1), LONGEST_SECONDS) * format.rate) * format.frame_bytes

    def add(self, data: bytes) -> None:
        """Some whole frames of what is heard; plays when there are enough."""
        if not self._wanted:
            return
        self._sound += data
        if len(self._sound) >= self._wanted:
            sound = bytes(self._sound[: self._wanted])
            self._forget()
            self._player = Player()
            self._player.hear(sound, self._format)
            self._player.play()

    def end(self) -> None:
        """Forget what was heard and fall silent."""
        self._forget()
        if self._player is not None:
            self._player.close()

    def _forget(self) -> None:
        self._wanted = 0
        self._sound = bytearray()
