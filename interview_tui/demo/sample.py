"""Ten seconds of the demo's talk, to try something on."""

from typing import TYPE_CHECKING

from interview_tui.demo.material import find_recording, material

if TYPE_CHECKING:
    import numpy as np

SECONDS = 10
RATE = 16_000


def ten_seconds() -> "np.ndarray":
    """Mono float32 at 16 kHz, in Swedish, speech all through."""
    import soundfile

    samples, _rate = soundfile.read(find_recording(material("sv")), dtype="float32", frames=SECONDS * RATE)
    return samples
