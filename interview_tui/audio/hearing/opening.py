"""Which devices to try, in which order, and with which settings, until one gives sound. Pure but for `open_first`."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from interview_tui.audio.storage.wav import SoundFormat

LATENCY_SECONDS = 0.2
"""Asked of the device: few callbacks, and a level meter needs no less."""
SPEECH_RATE = 16_000
_CHANGING = re.compile(r" \(hw:\d+,\d+\)$|\b\d+- ")
"""What ALSA and Windows put into a device's name by the order of plugging in: the same one comes back as another."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A device in PortAudio's list."""

    index: int
    name: str
    host: str
    """Of the sound systems that offer it, this one: "ALSA", "Core Audio", "Windows WASAPI" …"""
    channels: int
    rate: int
    """Its own."""
    default: bool = False
    """What this host uses when nobody chooses."""

    @property
    def id(self) -> str:
        return f"{self.name}, {self.host}"


@dataclass(frozen=True, slots=True)
class Attempt:
    """One way of opening a device."""

    entry: Entry
    format: SoundFormat
    """What is recorded."""
    channels: int
    """Asked of the device; `with_channels` makes of it what is recorded."""


def entries(sounddevice: Any) -> list[Entry]:
    """The devices that can be listened to, the system's default first."""
    hosts = sounddevice.query_hostapis()
    defaults = {host["default_input_device"] for host in hosts}
    first = sounddevice.default.device[0]
    found = [
        Entry(
            index=number,
            name=device["name"],
            host=hosts[device["hostapi"]]["name"],
            channels=device["max_input_channels"],
            rate=round(device["default_samplerate"]),
            default=number in defaults,
        )
        for number, device in enumerate(sounddevice.query_devices())
        if device["max_input_channels"] > 0
    ]
    return sorted(found, key=lambda entry: (entry.index != first, not entry.default))


def attempts(
    devices: Sequence[Entry], wanted: str | None, keep: SoundFormat | None = None, channels: int | None = None
) -> list[Attempt]:
    """What to try, in order. `wanted` is a device's name or id, None the system's default.

    `keep` is the format that a recording already has; without one, `channels` is how many are wished for.

    The device at 16 kHz, at its own rate, with the other number of channels; then the same device through other sound
    systems. A wanted device that is away has no substitute: whoever chose it decides. Of several systems WASAPI goes
    first: it alone converts rates well on Windows.
    """
    best = sorted(devices, key=lambda entry: "WASAPI" not in entry.host)
    if wanted is None:
        order = [*(entry for entry in best if entry.default), *devices[:1]]
    else:
        name = _lasting(wanted)
        order = [
            *(entry for entry in best if wanted == entry.id),
            *(entry for entry in best if wanted.rpartition(", ")[0] == entry.name),
            *(entry for entry in best if wanted == entry.name),
            *(entry for entry in best if name in (_lasting(entry.id), _lasting(entry.name))),
        ]
    tries = [attempt for entry in dict.fromkeys(order) for attempt in _ways(entry, keep, channels)]
    return list(dict.fromkeys(tries))


def _lasting(name: str) -> str:
    """The name without the numbers that change from one plugging in to the next."""
    device, comma, host = name.rpartition(", ")
    return _CHANGING.sub("", device) + comma + host if comma else _CHANGING.sub("", name)


def _ways(entry: Entry, keep: SoundFormat | None, channels: int | None) -> list[Attempt]:
    if keep is not None:
        counts = (keep.channels, 2 if keep.channels == 1 else 1)
        return [Attempt(entry, keep, count) for count in counts if count <= entry.channels]
    counts = (2, 1) if channels == 2 else (1, 2)
    formats = [SoundFormat(rate, count) for count in counts for rate in (SPEECH_RATE, entry.rate)]
    return [Attempt(entry, format, format.channels) for format in formats if format.channels <= entry.channels]


def open_first(
    sounddevice: Any,
    tries: Sequence[Attempt],
    heard: Callable[[Any, int, Any, Any], None],
    finished: Callable[[], None],
) -> tuple[Any, Attempt] | None:
    """The first stream that opens and starts, with how; None if none does."""
    for attempt in tries:
        extra = sounddevice.WasapiSettings(auto_convert=True) if "WASAPI" in attempt.entry.host else None
        try:
            stream = sounddevice.RawInputStream(
                attempt.format.rate,
                device=attempt.entry.index,
                channels=attempt.channels,
                dtype="int16",
                latency=LATENCY_SECONDS,
                extra_settings=extra,
                callback=heard,
                finished_callback=finished,
            )
        except (sounddevice.PortAudioError, ValueError):
            continue
        try:
            stream.start()
        except sounddevice.PortAudioError:
            stream.close(ignore_errors=True)  # else the next attempt finds the device busy
            continue
        return stream, attempt
    return None


def with_channels(data: bytes, have: int, want: int) -> bytes:
    """16-bit frames of `have` channels as frames of `want`: the first channel alone, or one sound on every side."""
    if have == want:
        return data
    first = memoryview(data).cast("h")[::have]
    if want == 1:
        return first.tobytes()
    frames = memoryview(bytearray(len(first) * 2 * want)).cast("h")
    for channel in range(want):
        frames[channel::want] = first
    return frames.tobytes()
