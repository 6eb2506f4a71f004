"""A test recording: some seconds in memory, played back at once, never on the disk."""

import threading

from interview_tui.audio.wav import SoundFormat
from interview_tui.language import _

LONGEST_SECONDS = 60.0
_PIECE_SECONDS = 0.1


class TestRecording:
    """Fed with every block; plays in a thread of its own, so that nothing waits for a loudspeaker."""

    __test__ = False  # not one of pytest's

    def __init__(self) -> None:
        self.problem = ""
        """Why the last one could not be heard, in the user's language."""
        self._format = SoundFormat()
        self._wanted = 0
        self._sound = bytearray()
        self._player: threading.Thread | None = None
        self._over = threading.Event()

    @property
    def phase(self) -> str:
        """ "listening", "playing" or "" as in `RecorderStatus.trying_out`."""
        if self._wanted:
            return "listening"
        return "playing" if self._player is not None and self._player.is_alive() else ""

    def begin(self, seconds: float, format: SoundFormat) -> None:
        """Listen for `seconds` from now; an earlier one is forgotten."""
        self.end()
        self.problem = ""
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
            self._over = threading.Event()
            self._player = threading.Thread(
                target=self._play, args=(sound, self._format, self._over), name="playback", daemon=True
            )
            self._player.start()

    def end(self) -> None:
        """Forget what was heard and fall silent."""
        self._forget()
        self._over.set()

    def _forget(self) -> None:
        self._wanted = 0
        self._sound = bytearray()

    def _play(self, sound: bytes, format: SoundFormat, over: threading.Event) -> None:
        piece = int(_PIECE_SECONDS * format.rate) * format.frame_bytes
        try:
            import sounddevice  # 0.2 s, and nothing that a file source needs
        except OSError:
            self._tell()
            return
        try:
            with sounddevice.RawOutputStream(format.rate, channels=format.channels, dtype="int16") as stream:
                for start in range(0, len(sound), piece):
                    if over.is_set():
                        stream.abort()
                        return
                    stream.write(sound[start : start + piece])
        except sounddevice.PortAudioError:  # its own words help nobody
            self._tell()

    def _tell(self) -> None:
        self.problem = _(
            "The test recording could not be played: no loudspeaker works. The microphone may still be fine."
        )
