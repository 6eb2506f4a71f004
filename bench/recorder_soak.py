"""A long recording through a virtual microphone while every core transcribes. Exit 1 when a promise is broken.

    python -m bench.recorder_soak                            90 minutes; PulseAudio, 1 GB of memory and of disk
    nohup setsid python -m bench.recorder_soak > soak.log &  in the background: the last line is the result
    python -m bench.recorder_soak --minutes 5

Noise that is known to the last sample is played all the time. Promised: no overrun, no gap; resident memory of
recorder and ear grows by less than 5 MB; what is heard drifts against what is played by less than 50 ms an hour; every
sample that was played is in the recording. Progress and result are printed; the result is one line of JSON.
"""

import argparse
import json
import os
import shutil
import signal
import statistics
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import psutil

from bench.kill_ear import ears
from bench.known_sound import RATE, KnownSound, Pcm
from interview_tui.audio.recorder.client import Recorder
from interview_tui.audio.recorder.runtime import announced, recorder_lives
from interview_tui.audio.storage.recording import Recording
from interview_tui.demo.material import find_recording, material
from interview_tui.interview.events import GapDetected
from interview_tui.interview.timeline import Timeline
from interview_tui.language import set_language
from interview_tui.transcription.client import Transcriber
from interview_tui.transcription.models import NANO
from interview_tui.transcription.order import Order
from tests.virtual_audio import VirtualAudio
from tests.waiting import wait_until

PROMISED_MEGABYTES = 5.0
PROMISED_DRIFT = 0.05
"""Seconds an hour."""
SAMPLE_SECONDS = 10.0
"""Between two looks at the memory; the recording is compared in pieces of this length too."""
WARM_UP = 0.2
"""Share of the time, five minutes at the most, before memory counts."""
_PATIENCE = 300.0
"""An hour and a half of noise takes a minute to be archived, on busy cores more."""
_SAYING_SECONDS = 60.0
_NEAR = 5 * RATE


@dataclass
class Looks:
    """What was seen from outside, every ten seconds."""

    recorder: list[float] = field(default_factory=list)
    """Megabytes resident."""
    ear: list[float] = field(default_factory=list)
    busy: list[float] = field(default_factory=list)
    """Percent of all cores."""
    ears: set[int] = field(default_factory=set)
    """Process numbers: more than one means that the ear was replaced."""


def soak(minutes: float, work: Path, workers: int | None = None) -> dict[str, Any]:
    """Record for so long under load, and return the figures with the promises that were broken."""
    sound = KnownSound(work / "played.wav", minutes * 60 + 30, seed=1)
    folder = work / "interview"
    (folder / "audio").mkdir(parents=True)
    room = VirtualAudio().start()
    enough = threading.Event()
    load = [threading.Thread(target=_transcribe, args=(work / f"load{n}", enough)) for n in range(_count(workers))]
    try:
        # The recorder inherits it; the load keeps its own home, but needs none.
        os.environ.update(room.env)
        for thread in load:
            thread.start()
        recorder = Recorder.launch(folder)
        wait_until(lambda: recorder.status().running, 60, "the microphone")
        recorder.start()
        wait_until(lambda: recorder.status().seconds > 0.5, 60, "the recording")
        player = room.begin_to_say(sound.path)
        looks, shares, drift_ppm = _watch(recorder, folder, minutes * 60)
        recorder.stop()
        player.kill()
        player.wait()
        enough.set()
        recorder.wait_until_gone(_PATIENCE)
        wait_until(lambda: not recorder_lives(folder / "audio"), _PATIENCE, "the archive")
    finally:
        enough.set()
        room.stop()
        for thread in load:
            thread.join()
    return _figures(minutes, folder, sound, looks, shares, drift_ppm)


def _count(workers: int | None) -> int:
    return workers if workers is not None else (os.cpu_count() or 2)


def _transcribe(folder: Path, enough: threading.Event) -> None:
    """The embedded recording, transcribed over and over by workers as the program starts them."""
    (folder / "audio").mkdir(parents=True)
    shutil.copyfile(find_recording(material("sv")), folder / "audio" / "recording.flac")
    while not enough.is_set():
        worker = Transcriber.launch([folder], Order(model=NANO, language="sv"))
        while not enough.wait(0.5) and worker.running:
            pass
        worker.stop()
        for path in folder.glob("*transcript*"):
            path.unlink()


def _watch(recorder: Recorder, folder: Path, seconds: float) -> tuple[Looks, dict[str, float], float | None]:
    """Look until so much has been recorded; also the shares of a core that recorder and ear took."""
    address = announced(folder / "audio")
    assert address is not None
    process = psutil.Process(address.pid)
    looks, pulse = Looks(), threading.Event()
    began = said = time.monotonic()
    spent = _cpu(process), sum(map(_cpu, ears(folder)))
    psutil.cpu_percent()
    while True:
        pulse.wait(SAMPLE_SECONDS)
        status = recorder.status()
        hearing = ears(folder)
        looks.recorder.append(process.memory_info().rss / 1e6)
        looks.ear.append(sum(ear.memory_info().rss for ear in hearing) / 1e6)
        looks.ears |= {ear.pid for ear in hearing}
        looks.busy.append(psutil.cpu_percent())
        now = time.monotonic()
        if now - said >= _SAYING_SECONDS:
            said = now
            print(
                f"{status.seconds / 60:.1f} of {seconds / 60:g} min; recorder {looks.recorder[-1]:.1f} MB, ear "
                f"{looks.ear[-1]:.1f} MB, cores {looks.busy[-1]:.0f} % busy; faults {list(status.faults)}",
                flush=True,
            )
        if now - began >= seconds:
            wall = now - began
            shares = {"recorder": _cpu(process) - spent[0], "ear": sum(map(_cpu, hearing)) - spent[1]}
            return looks, {name: round(100 * took / wall, 2) for name, took in shares.items()}, status.drift_ppm


def _cpu(process: psutil.Process) -> float:
    times = process.cpu_times()
    return times.user + times.system


def _figures(
    minutes: float, folder: Path, sound: KnownSound, looks: Looks, shares: dict[str, float], drift_ppm: float | None
) -> dict[str, Any]:
    gaps = [e for e in Timeline(folder / "timeline.jsonl").events() if isinstance(e, GapDetected)]
    diary = (folder / "audio" / "clock.jsonl").read_text(encoding="utf-8").splitlines()
    overruns = sum(json.loads(line).get("note") == "overrun" for line in diary)
    compared, differing, missing, drift = _compared(Recording(folder / "audio"), sound)
    growth = {"recorder": grown(looks.recorder), "ear": grown(looks.ear)}
    broken = []
    if overruns:
        broken.append(f"{overruns} overruns")
    if gaps:
        broken.append(f"{len(gaps)} gaps, {sum(gap.seconds for gap in gaps):.2f} s")
    if sum(growth.values()) >= PROMISED_MEGABYTES:
        broken.append(f"resident memory grew by {growth} MB")
    if abs(drift) >= PROMISED_DRIFT:
        broken.append(f"what was heard drifts by {drift * 1000:.0f} ms an hour")
    if missing or differing:
        broken.append(f"{missing} samples are missing, {differing} differ")
    if compared < (minutes * 60 - 2 * SAMPLE_SECONDS) * RATE:
        broken.append(f"only {compared / RATE:.0f} s were heard")
    return {
        "minutes": minutes,
        "overruns": overruns,
        "gaps": len(gaps),
        "samples_compared": compared,
        "samples_missing": missing,
        "samples_differing": differing,
        "drift_ms_an_hour": round(drift * 1000, 3),
        "clock_ppm": drift_ppm,
        "megabytes_grown": growth,
        "megabytes": {"recorder": round(looks.recorder[-1], 1), "ear": round(looks.ear[-1], 1)},
        "ears": len(looks.ears),
        "percent_of_a_core": shares,
        "percent_of_cores_busy": round(statistics.median(looks.busy), 1),
        "processors": os.cpu_count(),
        "promises_broken": len(broken),
        "broken": broken,
    }


def grown(megabytes: list[float]) -> float:
    """From after the warm-up to the end: medians of a tenth of the looks each."""
    warm = min(round(len(megabytes) * WARM_UP), round(300 / SAMPLE_SECONDS))
    tenth = max(1, len(megabytes) // 10)
    return round(statistics.median(megabytes[-tenth:]) - statistics.median(megabytes[warm : warm + tenth]), 2)


def _compared(recording: Recording, sound: KnownSound) -> tuple[int, int, int, float]:
    """Samples compared, differing and missing, and the drift in seconds an hour."""
    first = 0
    while not np.any(piece := _piece(recording, first, RATE)):
        first += RATE
    first += int(np.argmax(piece != 0))
    step = round(SAMPLE_SECONDS) * RATE
    compared = differing = missing = 0
    places: list[tuple[int, int]] = []
    while len(piece := _piece(recording, first, step)) == step and np.any(piece[-RATE:]):
        expected = places[-1][1] + first if places else 0
        source = sound.place_of(piece, max(0, expected - _NEAR), expected + _NEAR)
        if source is None:
            differing += step
        else:
            if places:
                missing += max(0, source - first - places[-1][1])
            places.append((first, source - first))
            differing += int(np.count_nonzero(piece != sound.samples[source : source + step]))
        compared += step
        first += step
    if len(places) < 2:
        return compared, differing, missing, float("inf")
    hours = (places[-1][0] - places[0][0]) / RATE / 3600
    return compared, differing, missing, (places[-1][1] - places[0][1]) / RATE / hours


def _piece(recording: Recording, first: int, frames: int) -> Pcm:
    samples = recording.samples(first / RATE, (first + frames) / RATE)
    return np.round(samples * 32768).astype(np.int16)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.recorder_soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=90.0)
    parser.add_argument("--workers", type=int, help="that transcribe meanwhile; one a core if not said")
    wish = parser.parse_args()
    set_language("en")
    if hasattr(signal, "SIGHUP"):
        signal.signal(signal.SIGHUP, signal.SIG_IGN)  # the terminal may be closed
    work = Path(tempfile.mkdtemp(prefix="soak-"))
    try:
        figures = soak(wish.minutes, work, wish.workers)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    print(json.dumps({"bench": "recorder_soak", **figures, "python": sys.version.split()[0]}), flush=True)
    sys.exit(1 if figures["promises_broken"] else 0)


if __name__ == "__main__":
    main()
