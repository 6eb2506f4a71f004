"""Which devices to try, in which order, and with which settings, until one gives sound. Pure but for `open_first`."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from interview_tui.audio.wav import SoundFormat

LATENCY_SECONDS = 0.2
"""Asked of the device: few callbacks, and a level meter needs no less."""
SPEECH_RATE = 16_000


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


def attempts(devices: Sequence[Entry], wanted: str | None, keep: SoundFormat | None) -> list[Attempt]:
    """What to try, in order. `wanted` is a device's name or id; `keep` is the format that a recording already has.

    The device at 16 kHz, at its own rate, in stereo; then the same device through other sound systems; then whatever
    the system uses by default. Of several systems WASAPI goes first: it alone converts rates well on Windows.
    """
    best = sorted(devices, key=lambda entry: "WASAPI" not in entry.host)
    chosen = [entry for entry in best if wanted == entry.id]
    named = [entry for entry in best if wanted is not None and wanted.rpartition(", ")[0] == entry.name]
    named += [entry for entry in best if wanted == entry.name]
    default = [entry for entry in best if entry.default]
    order = list(dict.fromkeys([*chosen, *named, *default, *(devices[:1])]))
    tries = [Attempt(entry, format) for entry in order for format in _formats(entry, keep)]
    return list(dict.fromkeys(tries))


def _formats(entry: Entry, keep: SoundFormat | None) -> list[SoundFormat]:
    if keep is not None:
        return [keep] if keep.channels <= entry.channels else []
    formats = [SoundFormat(SPEECH_RATE, 1), SoundFormat(entry.rate, 1)]
    if entry.channels >= 2:
        formats += [SoundFormat(SPEECH_RATE, 2), SoundFormat(entry.rate, 2)]
    return formats


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
                channels=attempt.format.channels,
                dtype="int16",
                latency=LATENCY_SECONDS,
                extra_settings=extra,
                callback=heard,
                finished_callback=finished,
            )
            stream.start()
        except (sounddevice.PortAudioError, ValueError):
            continue
        return stream, attempt
    return None
