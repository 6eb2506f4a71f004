"""A microphone turned by hand, for tests that choose every block and moment."""

from interview_tui.audio.hearing.ring import Ring
from interview_tui.audio.recorder import messages as m
from interview_tui.audio.storage.wav import SoundFormat
from tests.audio.sounds import RATE, Pcm, ramp

MONO = SoundFormat(RATE, 1)
SOUND = ramp(20)


class HandSource:
    """A microphone turned by hand: `hear(samples, at)` delivers a block at that moment."""

    is_file = False
    ended = False
    speed = 1.0
    device = "by hand"

    def __init__(self) -> None:
        self.format: SoundFormat | None = MONO
        self.ring = Ring(MONO.second_bytes * 60)
        self.closed = False

    def hear(self, samples: Pcm, at: float) -> None:
        self.ring.put(samples.astype("<i2").tobytes(), at)

    def open(self) -> None: ...

    def running(self, now: float) -> bool:
        return not self.closed

    def held_at(self) -> tuple[int, float] | None:
        return None

    def faults(self, now: float) -> frozenset[m.Fault]:
        return frozenset()

    def catch_up(self, until: float) -> None: ...

    def taken(self) -> None: ...

    def hold(self, seconds: float | None) -> None: ...

    def set_speed(self, speed: float) -> None: ...

    def use_default(self) -> bool:
        return False

    def close(self) -> None:
        self.closed = True


def tenths(source: HandSource, first: int, last: int, *, at: float = 0.0, sound: Pcm = SOUND) -> None:
    """Deliver the sound in blocks of a tenth of a second, each at its own time (plus `at`)."""
    for n in range(first, last):
        source.hear(sound[n * 1600 : (n + 1) * 1600], at + (n + 1) / 10)
