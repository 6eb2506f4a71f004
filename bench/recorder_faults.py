"""Kills what records, at random moments, and shows what is left. Exit 1 when a promise is broken.

    python -m bench.recorder_faults                       1000 kills of the recorder, 100 of the program, 34 of the ear
    python -m bench.recorder_faults --kills 20            fewer: 20, 2 and 1

A file of noise, played in real time, is the microphone (for the ear a virtual one: PulseAudio). Promised: every file
opens, at most 1.0 s is missing, what was acknowledged is there, sound off the record is nowhere; and where only the
program or the ear dies, no sample is missing that had reached the recorder. Linux and macOS; programs need tmux.
"""

import argparse
import json
import os
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import Any

from bench import kill_ear, kill_recorder, kill_screen
from bench.known_sound import KnownSound
from interview_tui.language import set_language

PROMISED_SECONDS = 1.0
_SCREENS_AT_ONCE = 4
_EARS_AT_ONCE = 3
_BAR = 50
_SHOWN = 20
"""Broken promises that are listed."""


def recorders(kills: int, at_once: int, seed: int, work: Path) -> dict[str, Any]:
    """Kill `kills` living recorders; the figures, with the promises that were broken."""
    dice = random.Random(seed)
    sound = KnownSound(work / "long.wav", kill_recorder.ENOUGH_SECONDS, seed)
    outcomes: list[kill_recorder.Outcome] = []
    planned, began = 0, time.monotonic()
    with ThreadPoolExecutor(at_once) as pool:
        while len(outcomes) < kills:
            plans = [kill_recorder.plan(planned + i, dice) for i in range(kills - len(outcomes))]
            planned += len(plans)
            for done in as_completed([pool.submit(kill_recorder.kill_one, plan, sound, work) for plan in plans]):
                if (outcome := done.result()).hit:
                    outcomes.append(outcome)
                    if len(outcomes) % max(1, kills // 20) == 0:
                        _tell(f"{len(outcomes)} recorders killed in {time.monotonic() - began:.0f} s")
    missing = sorted(outcome.missing for outcome in outcomes)
    broken = [
        f"recording {outcome.plan.number} ({outcome.plan.kind}, {outcome.state}): {said}"
        for outcome in outcomes
        for said in (*outcome.broken, *_too_much(outcome.missing))
    ]
    return {
        "kills": len(outcomes),
        "wall_seconds": round(time.monotonic() - began, 1),
        "kinds": dict(Counter(outcome.plan.kind for outcome in outcomes)),
        "states": dict(Counter(outcome.state for outcome in outcomes)),
        "missing_seconds": {
            "median": round(statistics.median(missing), 3),
            "p95": round(missing[int(len(missing) * 0.95)], 3),
            "p99": round(missing[int(len(missing) * 0.99)], 3),
            "worst": round(missing[-1], 3),
        },
        "distribution": distribution(missing),
        "events_acknowledged": sum(outcome.events for outcome in outcomes),
        "worst_place_error_seconds": round(max(outcome.place_error for outcome in outcomes), 3),
        "off_record_seconds_searched_for": round(sum(outcome.off_record for outcome in outcomes), 1),
        "broken": broken,
    }


def _too_much(missing: float) -> list[str]:
    return [f"{missing:.3f} s are missing"] if missing > PROMISED_SECONDS else []


def screens(kills: int, seed: int, work: Path) -> dict[str, Any]:
    """Kill the real program `kills` times in some recordings."""
    began = time.monotonic()
    if shutil.which("tmux") is None:
        return {"kills": 0, "broken": ["tmux is not installed: the program was not killed"]}
    at_once = min(_SCREENS_AT_ONCE, kills)
    shares = [kills // at_once + (n < kills % at_once) for n in range(at_once)]
    sound = KnownSound(work / "screens.wav", 60 + max(shares) * kill_screen.LIFE_SECONDS, seed + 1)
    with ThreadPoolExecutor(at_once) as pool:
        jobs = [
            pool.submit(kill_screen.kill_screens, n, share, sound, work, random.Random(seed + n))
            for n, share in enumerate(shares)
        ]
        outcomes = [job.result() for job in jobs]
    return {
        "kills": sum(outcome.kills for outcome in outcomes),
        "while_starting": sum(outcome.while_starting for outcome in outcomes),
        "recordings": len(outcomes),
        "wall_seconds": round(time.monotonic() - began, 1),
        "recorded_seconds": round(sum(outcome.seconds for outcome in outcomes), 1),
        "samples_missing": sum(outcome.samples_missing for outcome in outcomes),
        "events": sum(outcome.events for outcome in outcomes),
        "broken": [f"recording {n}: {said}" for n, outcome in enumerate(outcomes) for said in outcome.broken],
    }


def ears(kills: int, seed: int, work: Path) -> dict[str, Any]:
    """Kill the process that listens to the microphone `kills` times in some recordings."""
    began = time.monotonic()
    if shutil.which("pulseaudio") is None:
        return {"kills": 0, "broken": ["PulseAudio is not installed: the ear was not killed"]}
    at_once = min(_EARS_AT_ONCE, kills)
    sound = KnownSound(work / "ears.wav", 30 + kills / at_once * kill_ear.SECONDS_A_KILL, seed + 2)
    outcomes = kill_ear.kill_ears(kills, at_once, sound, work, seed)
    gaps = sorted(seconds for outcome in outcomes for seconds in outcome.gaps)
    return {
        "kills": kills,
        "recordings": len(outcomes),
        "wall_seconds": round(time.monotonic() - began, 1),
        "gaps": len(gaps),
        "gap_seconds": {"median": round(statistics.median(gaps), 3), "worst": round(gaps[-1], 3)} if gaps else {},
        "worst_time_error_seconds": round(max(outcome.time_error for outcome in outcomes), 4),
        "broken": [f"ear, recording {n}: {said}" for n, outcome in enumerate(outcomes) for said in outcome.broken],
    }


def distribution(missing: Sequence[float]) -> dict[str, int]:
    """How many kills cost how much, by tenths of a second: `"0.3"` counts 0.3 to 0.4."""
    counts = Counter(max(0, int(seconds * 10)) for seconds in missing)
    return {f"{tenth / 10:.1f}": counts[tenth] for tenth in range(max(counts, default=0) + 1)}


def plot(counts: dict[str, int]) -> str:
    """The distribution as lines of text."""
    most = max(counts.values(), default=1)
    lines = ["sound missing after a kill of the recorder"]
    lines += [f"  from {tenth} s {'█' * -(-count * _BAR // most)} {count}" for tenth, count in counts.items()]
    return "\n".join(lines)


def leftovers(work: Path) -> list[str]:
    """Temporary and cached files that could hold sound."""
    places = [work / "t", work / "home"]
    files = [path for place in places for path in place.rglob("*") if path.is_file()]
    return [f"{path.relative_to(work)} was left, {path.stat().st_size} bytes" for path in files if _may_be_sound(path)]


def _may_be_sound(path: Path) -> bool:
    return path.suffix in (".wav", ".flac", ".part", ".raw", ".pcm") or path.stat().st_size > 16_384


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.recorder_faults", description=__doc__)
    parser.add_argument("--kills", type=int, default=1000, help="of the recorder")
    parser.add_argument("--screens", type=int, help="kills of the program; a tenth of --kills if not said")
    parser.add_argument("--ears", type=int, help="kills of the ear; one in thirty of --kills if not said")
    parser.add_argument("--at-once", type=int, default=16, help="recordings")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true", help="no plot")
    parser.add_argument("--keep", action="store_true", help="keep the recordings that broke a promise")
    wish = parser.parse_args()
    set_language("en")
    work = Path(tempfile.mkdtemp(prefix="faults-"))
    for name in ("t", "home"):
        (work / name).mkdir(mode=0o700)
    # Everything the processes leave outside the study's folder is then seen.
    os.environ |= {"TMPDIR": str(work / "t"), "HOME": str(work / "home")}
    os.environ.pop("XDG_CACHE_HOME", None)
    figures: dict[str, Any] = {"bench": "recorder_faults", "seed": wish.seed, "at_once": wish.at_once}
    figures["recorder"] = recorders(wish.kills, wish.at_once, wish.seed, work)
    programs = wish.kills // 10 if wish.screens is None else wish.screens
    if programs:
        figures["screen"] = screens(programs, wish.seed, work)
    listening = -(-wish.kills // 30) if wish.ears is None else wish.ears
    if listening:
        figures["ear"] = ears(listening, wish.seed, work)
    broken = [said for part in figures.values() if isinstance(part, dict) for said in part.pop("broken")]
    broken += leftovers(work)
    figures |= {"processors": os.cpu_count(), "python": sys.version.split()[0], "promises_broken": len(broken)}
    figures["broken"] = broken[:_SHOWN]
    print(json.dumps(figures, ensure_ascii=False))
    if not wish.json:
        print(plot(figures["recorder"]["distribution"]))
    if wish.keep and broken:
        _tell(f"kept in {work}")
    else:
        shutil.rmtree(work, ignore_errors=True)
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()
