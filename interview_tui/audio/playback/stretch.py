"""Sound at another speed with the same pitch, and at the rate that a loudspeaker takes."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import numpy as np

from interview_tui.audio.playback.playable import Pcm


class Stretch:
    """Fed with mono sound, piece by piece, from one place of a recording onwards; gives what is to be played.

    Where neither speed nor format changes, samples come out as they went in, at once. A new place, a new speed or a
    new format needs a new `Stretch`.
    """

    def __init__(self, rate: int, speed: float, to_rate: int, to_channels: int) -> None:
        self._rate = rate
        self._channels = to_channels
        self._fed = 0
        self._graph: Any = None if speed == 1.0 and rate == to_rate else _graph(rate, speed, to_rate)

    def feed(self, sound: Pcm) -> bytes:
        """What can be played now, 16-bit in as many channels as the loudspeaker has; possibly nothing yet."""
        if self._graph is None:
            return self._wide(sound)
        import av

        frame = av.AudioFrame.from_ndarray(sound.reshape(1, -1), format="s16", layout="mono")
        frame.sample_rate, frame.pts, frame.time_base = self._rate, self._fed, Fraction(1, self._rate)
        self._fed += len(sound)
        self._graph.push(frame)
        return self._out()

    def finish(self) -> bytes:
        """What it still held back."""
        if self._graph is None:
            return b""
        self._graph.push(None)
        return self._out()

    def _out(self) -> bytes:
        return b"".join(self._wide(piece) for piece in self._pulled())

    def _pulled(self) -> Iterator[Pcm]:
        import av

        while True:
            try:
                yield self._graph.pull().to_ndarray()[0]
            except (av.BlockingIOError, av.EOFError):
                return

    def _wide(self, sound: Pcm) -> bytes:
        wide = np.repeat(sound, self._channels) if self._channels > 1 else sound
        return wide.astype("<i2", copy=False).tobytes()


def _graph(rate: int, speed: float, to_rate: int) -> Any:
    import av

    graph = av.filter.Graph()
    last = graph.add_abuffer(format="s16", sample_rate=rate, layout="mono", time_base=Fraction(1, rate))
    steps: list[tuple[str, str | None]] = [("atempo", f"{speed:g}")] if speed != 1.0 else []
    steps += [("aformat", f"sample_fmts=s16:sample_rates={to_rate}:channel_layouts=mono"), ("abuffersink", None)]
    for name, options in steps:
        step = graph.add(name, options)
        last.link_to(step)
        last = step
    graph.configure()
    return graph
