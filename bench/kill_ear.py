"""The ear of a recording microphone killed again and again: a gap each time, marked, and later times right.

The ear is the recorder's child that listens; a sound driver that crashes takes it away just so. The microphone is a
virtual one that hears a known sound.
"""

import os
import random
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import psutil

from bench.known_sound import RATE, KnownSound, recorded
from interview_tui.audio.recorder.client import Recorder
from interview_tui.audio.recorder.runtime import announced, recorder_lives
from interview_tui.interview.events import GapDetected
from interview_tui.interview.timeline import Timeline
from tests.virtual_audio import VirtualAudio
from tests.waiting import wait_until

PATIENCE = 30.0
SECONDS_A_KILL = 8.0
"""Of the known sound, at the most."""
PROMISED_TIME_ERROR = 0.1
"""Seconds by which what stands after a gap may be too early or too late."""
EAR = "interview_tui.audio.hearing.ear"
_TAIL = 32
_EDGE = 16
"""Samples at the border of a gap that may be of either side: its length is written in milliseconds."""


@dataclass(frozen=True)
class Outcome:
    """What one recording was after so many kills of its ear. Seconds."""

    kills: int
    gaps: tuple[float, ...]
    time_error: float
    """The largest distance of what was heard after a gap from where it should stand."""
    broken: tuple[str, ...]


def kill_ears(kills: int, at_once: int, sound: KnownSound, work: Path, seed: int) -> list[Outcome]:
    """`at_once` recordings of one microphone, `kills` kills together. Needs PulseAudio."""
    room = VirtualAudio().start()
    try:
        os.environ.update(room.env)
        shares = [kills // at_once + (n < kills % at_once) for n in range(at_once)]
        recorders = [_recording(work / f"ear{n}") for n in range(at_once)]
        player = room.begin_to_say(sound.path)
        with ThreadPoolExecutor(at_once) as pool:
            jobs = [
                pool.submit(_kill, recorder, work / f"ear{n}", share, random.Random(seed + n))
                for n, (recorder, share) in enumerate(zip(recorders, shares, strict=True))
            ]
            for job in jobs:
                job.result()
        player.kill()
        player.wait()
        return [_examine(work / f"ear{n}", share, sound) for n, share in enumerate(shares)]
    finally:
        room.stop()


def _recording(folder: Path) -> Recorder:
    (folder / "audio").mkdir(parents=True)
    recorder = Recorder.launch(folder)
    wait_until(lambda: recorder.status().running, PATIENCE, "the microphone")
    recorder.start()
    wait_until(lambda: recorder.status().seconds > 0.5, PATIENCE, "the recording")
    return recorder


def _kill(recorder: Recorder, folder: Path, kills: int, dice: random.Random) -> None:
    pulse = threading.Event()
    for _kill in range(kills):
        end = time.monotonic() + dice.uniform(1.0, 4.0)
        while (left := end - time.monotonic()) > 0:
            pulse.wait(min(left, 0.25))
            recorder.status()
        (ear,) = ears(folder)
        ear.kill()
        wait_until(lambda dead=ear: ears(folder) not in ([], [dead]), PATIENCE, "another ear")
        wait_until(lambda: recorder.status().running and not recorder.status().faults, PATIENCE, "sound again")
    here = recorder.status().seconds
    wait_until(lambda: recorder.status().seconds > here + 2, PATIENCE, "what follows the last kill")
    recorder.stop()
    recorder.wait_until_gone(PATIENCE)
    wait_until(lambda: not recorder_lives(folder / "audio"), PATIENCE, "the recorder's end")


def ears(folder: Path) -> list[psutil.Process]:
    """The listening children of the recorder that lives for this interview."""
    address = announced(folder / "audio")
    if address is None:
        return []
    return [child for child in psutil.Process(address.pid).children() if _is_ear(child)]


def _is_ear(process: psutil.Process) -> bool:
    try:
        return EAR in process.cmdline() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def _examine(folder: Path, kills: int, sound: KnownSound) -> Outcome:
    heard = recorded(folder)
    found = [event for event in Timeline(folder / "timeline.jsonl").events() if isinstance(event, GapDetected)]
    gaps = [(round(gap.start * RATE), round((gap.start + gap.seconds) * RATE)) for gap in found]
    broken = []
    if len(gaps) > kills:
        broken.append(f"{len(gaps)} gaps after {kills} kills")
    first = int(np.argmax(heard != 0))  # before the player began
    places = []
    for (_before, start), (end, _after) in pairwise([(0, first), *gaps, (len(heard), 0)]):
        piece = heard[start + _EDGE : end - _EDGE]
        at = sound.place_of(piece)
        if at is None or not np.array_equal(piece, sound.samples[at : at + len(piece)]):
            last = sound.place_of(piece[-_TAIL:])
            lost = "" if at is None or last is None else f", {(last + _TAIL - at - len(piece)) / RATE:.3f} s closed up"
            broken.append(f"between {start / RATE:.2f} s and {end / RATE:.2f} s samples are missing{lost}")
        else:
            places.append(at - start)
    broken += [
        f"the gap at {start / RATE:.2f} s is not silent"
        for start, end in gaps
        if np.any(heard[start + _EDGE : end - _EDGE])
    ]
    error = max((abs(place - places[0]) / RATE for place in places), default=0.0)
    if error > PROMISED_TIME_ERROR:
        broken.append(f"after a gap, times are wrong by {error:.3f} s")
    return Outcome(kills, tuple(gap.seconds for gap in found), error, tuple(broken))
