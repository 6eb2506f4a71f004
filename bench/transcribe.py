"""Ways to transcribe with the same weights the same sound, side by side: seconds, memory, word error rate.

    python -m bench.transcribe [--quick] [--talk FOLDER] [--only WAY,WAY]

Each way is a process of its own, timed from its start to its end: imports, loading and cutting are in it. `stock` is
the command `whisper` with its defaults (beam search of five, no word times; it has nothing to write but text),
`stock-greedy` the same without beams, `one-by-one` its `transcribe()` on our chunks with word times, `ours` and
`faster-whisper` (8-bit) the two engines, with word times. Two networks: the nano model on a talk in its own words (in
FOLDER with its `synth.py` and `texts.py`; else the demo's recording, repeated), and a random one of the size of
`small`, for cost alone.

Prints one line of JSON. Exit code 1 where a goal is missed: four times as quick as `stock` (as `stock-pieces`, where
`stock` loses words that the pieces have, and with them its work), as quick as `faster-whisper`, within half a point of
the words that stock decoding gets wrong in the same chunks.
"""

import argparse
import json
import lzma
import os
import platform
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import soundfile
from rapidfuzz.distance import Levenshtein

from bench.transcribe_material import RATE, random_small, talk, words
from bench.transcribe_rows import WAYS, write_pieces
from interview_tui.transcription.chunks import Cutting
from interview_tui.transcription.embedded import PACKED
from interview_tui.transcription.priority import ENVIRONMENT

AT_LEAST = {"nano": 8.0, "small": Cutting().at_least}
"""Seconds of a chunk, as `transcription.recogniser.cutting_for` has it."""
QUICKER_THAN_STOCK, AS_QUICK_AS_FASTER, POINTS = 4.0, 1.0, 0.5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="three minutes and two instead of ten and four")
    parser.add_argument("--talk", type=Path, help="folder with the nano model's synth.py and texts.py")
    parser.add_argument("--only", default=",".join(WAYS))
    parser.add_argument("--networks", default="nano,small")
    parser.add_argument("--seconds", type=float, help="of talk for each network")
    told = parser.parse_args()
    ways = [way for way in told.only.split(",") if way in WAYS]
    result: dict[str, Any] = {
        "bench": "transcribe",
        "quick": told.quick,
        "processors": os.cpu_count(),
        "load_before": round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None,
        "python": platform.python_version(),
    }
    missed: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        for name in told.networks.split(","):
            seconds = told.seconds or {"nano": (600.0, 180.0), "small": (240.0, 120.0)}[name][told.quick]
            sound, said = talk(seconds, "sv", told.talk)
            if name == "small":
                sound = sound[: round(seconds * RATE)]
            recording = Path(folder) / f"{name}.wav"
            soundfile.write(recording, sound, RATE, subtype="PCM_16")
            weights = Path(folder) / f"{name}.pt"
            if name == "nano":
                weights.write_bytes(lzma.decompress(PACKED.read_bytes()))
            else:
                random_small(weights)
            write_pieces(recording, AT_LEAST[name])
            rows = {way: _row(way, weights, recording, said if name == "nano" else None) for way in ways}
            result[name] = {"audio_seconds": round(len(sound) / RATE, 1), "rows": rows}
            missed += _missed(name, rows, result[name])
    print(json.dumps({**result, "missed": missed}))
    sys.exit(bool(missed))


def _row(way: str, weights: Path, sound: Path, said: list[str] | None) -> dict[str, Any]:
    arguments = [way, str(weights), str(sound), "--at-least", str(AT_LEAST[weights.stem])]
    arguments += ["--sure"] if said is None else []
    began, used = time.monotonic(), os.times()
    done = subprocess.run(
        [sys.executable, "-m", "bench.transcribe_rows", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ if way.startswith("stock") else {**os.environ, **ENVIRONMENT},  # as the worker is started
    )
    seconds, now = time.monotonic() - began, os.times()
    if done.returncode:
        return {"problem": (done.stderr.strip().splitlines() or ["ended"])[-1]}
    told = json.loads(done.stdout.strip().splitlines()[-1])
    processor = now.children_user + now.children_system - used.children_user - used.children_system
    row = {"seconds": round(seconds, 1), "processor_seconds": round(processor, 1), "peak_mb": told["peak_mb"]}
    heard = words(told["text"])
    if said is None:
        return {**row, "words": len(heard)}
    return {**row, "wer": round(100 * Levenshtein.distance(said, heard) / len(said), 2)}


def _missed(name: str, rows: dict[str, dict[str, Any]], told: dict[str, Any]) -> list[str]:
    """Which goals are missed; the ratios go into `told`."""
    missed = []
    ours = rows.get("ours", {})
    lost = rows.get("stock", {}).get("wer", 0.0) - rows.get("stock-pieces", {}).get("wer", 0.0) > POINTS
    stock = "stock-pieces" if lost else "stock"
    for other, least in ((stock, QUICKER_THAN_STOCK), ("faster-whisper", AS_QUICK_AS_FASTER)):
        if "seconds" in ours and "seconds" in rows.get(other, {}):
            ratio = round(rows[other]["seconds"] / ours["seconds"], 2)
            told[f"times_as_quick_as_{other}"] = ratio
            missed += [f"{name}: {ratio} times as quick as {other}, not {least}"] if ratio < least else []
    if "wer" in ours:
        for other in ("stock", "stock-greedy", "stock-pieces", "one-by-one"):
            if "wer" in rows.get(other, {}):
                told[f"points_from_{other}"] = round(ours["wer"] - rows[other]["wer"], 2)
        # On the same chunks the words must be the same; the command, which cuts blindly, may be worse.
        apart = max(abs(told.get("points_from_one-by-one", 0.0)), told.get("points_from_stock", 0.0))
        missed += [f"{name}: {apart} points from stock decoding"] if apart > POINTS else []
    return missed


if __name__ == "__main__":
    main()
