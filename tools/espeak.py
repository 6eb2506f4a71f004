"""Speech from espeak-ng with its truth: 16 kHz mono float32, and when each word is said.

Needs the shared library of espeak-ng (Debian: libespeak-ng1) and scipy. One process, one voice at a time.
"""

import ctypes
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

RATE = 16_000
_WORD, _PHONEME = 1, 7


@dataclass(frozen=True)
class Speech:
    samples: np.ndarray
    """float32, 16 kHz, peak 0.5."""
    words: list[tuple[float, float, str]]
    """Start and end in seconds, and the word in lower case, in order."""


class _Id(ctypes.Union):
    _fields_ = [("number", ctypes.c_int), ("name", ctypes.c_char_p), ("string", ctypes.c_char * 8)]


class _Event(ctypes.Structure):
    _fields_ = [
        ("type", ctypes.c_int),
        ("unique", ctypes.c_uint),
        ("position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("milliseconds", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user", ctypes.c_void_p),
        ("id", _Id),
    ]


_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event))


@cache
def _engine() -> tuple[Any, Any, list[np.ndarray], list[tuple[int, float, int, str]]]:
    """The library, the callback (kept alive), and where it puts samples and events."""
    library = ctypes.CDLL("libespeak-ng.so.1")
    blocks: list[np.ndarray] = []
    events: list[tuple[int, float, int, str]] = []

    @_Callback
    def collect(wav: Any, count: int, event: Any) -> int:
        if count > 0:
            blocks.append(np.ctypeslib.as_array(wav, (count,)).copy())
        i = 0
        while event[i].type:
            one = event[i]
            name = one.id.string.decode("utf-8", "replace") if one.type == _PHONEME else ""
            events.append((one.type, one.milliseconds / 1000, one.position, name))
            i += 1
        return 0

    if library.espeak_Initialize(2, 0, None, 1) != 22_050:  # 2: give samples back; 1: phoneme events
        raise RuntimeError("espeak-ng could not be started")
    library.espeak_SetSynthCallback(collect)
    return library, collect, blocks, events


@cache
def speak(text: str, language: str, voice: str, pitch: int, speed: int) -> Speech:
    """Say `text`. `voice` is a variant ("f2"), pitch 0-99, speed in words a minute."""
    library, *_ = _engine()
    library.espeak_SetVoiceByName(f"{language}+{voice}".encode())
    library.espeak_SetParameter(1, speed, 0)
    library.espeak_SetParameter(3, pitch, 0)
    parts: list[np.ndarray] = []
    words: list[tuple[float, float, str]] = []
    # Clause by clause: after a comma espeak-ng loses count of where its words stand in the text.
    for clause in re.split(r"(?<=,) ", text):
        at = sum(map(len, parts)) / RATE
        samples, said = _clause(clause)
        words += [(at + start, at + end, word) for start, end, word in said]
        parts.append(samples)
    if [word for *_, word in words] != re.findall(r"\w+", text.lower()):
        raise RuntimeError(f"espeak-ng lost count of the words in {text!r}")
    samples = np.concatenate(parts)
    return Speech((samples * (0.5 / max(1.0, float(np.abs(samples).max())))).astype(np.float32), words)


def _clause(text: str) -> tuple[np.ndarray, list[tuple[float, float, str]]]:
    from scipy.signal import resample_poly

    library, _, blocks, events = _engine()
    blocks.clear()
    events.clear()
    data = text.encode()
    library.espeak_Synth(data, len(data) + 1, 0, 1, 0, 1, None, None)
    library.espeak_Synchronize()
    samples = resample_poly(np.concatenate(blocks).astype(np.float32), 320, 441)
    starts = [(at, position - 1) for kind, at, position, _ in events if kind == _WORD and position > 0]
    silences = [at for kind, at, _, name in events if kind == _PHONEME and name.startswith("_")]
    return samples, _words(text, starts, [*silences, len(samples) / RATE])


def _words(text: str, starts: list[tuple[float, int]], silences: list[float]) -> list[tuple[float, float, str]]:
    """Every word of `text` with its times: a word ends where the next begins or where silence does. espeak-ng runs some
    short words together ("with the"); these share the time by their letters."""
    result = []
    for i, (at, character) in enumerate(starts):
        last = i + 1 == len(starts)
        until = silences[-1] if last else starts[i + 1][0]
        end = min(until, next((s for s in silences if s > at), until))
        together = re.findall(r"\w+", text[character : None if last else starts[i + 1][1]].lower())
        letters = sum(map(len, together)) or 1
        for word in together:
            length = (end - at) * len(word) / letters
            result.append((at, at + length, word))
            at += length
    return result
