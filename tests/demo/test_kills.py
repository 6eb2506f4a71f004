"""Any process may be killed at any moment: the study, opened again, gives a whole transcript of what was recorded."""

import random
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import psutil
import pytest

from interview_tui.interview.events import RecordingStarted
from interview_tui.study import Study
from tests.demo.excerpt import excerpt
from tests.running import interview_tui, start
from tests.truth import compare, read
from tests.waiting import wait_until

SECONDS = 12.0
"""Length of the interview that is killed, replayed at real speed."""
PROCESSES = {
    "screen": "demo",
    "recorder": "interview_tui.audio.recorder",
    "worker": "interview_tui.transcription.worker",
}
MOMENTS = 20
EACH = 2
"""Kills in one interview: what the second one meets has been hurt before."""
AT_ONCE = 10
AS_IT_STARTS = 5
"""One in so many interviews is hurt from the start of the program on, the others from the start of the interview on:
on a busy machine that comes late, and kills before it hit nothing."""

Kill = tuple[str, float]
"""A process, and its moment in seconds after that start."""


@dataclass(frozen=True)
class Ending:
    """What was left after the kills and a reopening."""

    kills: list[Kill]
    killed: int
    """How many victims were alive at their moment."""
    started: bool
    """Something had been recorded."""
    missing: float
    """Seconds of sound that were recorded before the kill and are gone."""
    complete: bool
    recognised: float
    said: str
    """What the program said when the study was opened again and it failed."""


def plans() -> Iterator[list[Kill]]:
    dice = random.Random(3)
    names = list(PROCESSES)
    for i in range(MOMENTS // EACH):
        victims = [names[i % 3], names[(i + 1 + i // 3 % 2) % 3]]
        moments = sorted(dice.uniform(0.3, SECONDS + 8) for _victim in victims)
        yield list(zip(victims, moments, strict=True))


def find(kind: str, study: Path, driver: psutil.Process) -> psutil.Process | None:
    if kind == "screen":
        return driver if driver.is_running() and driver.status() != psutil.STATUS_ZOMBIE else None
    for process in psutil.process_iter(["cmdline"]):
        command = " ".join(process.info["cmdline"] or [])
        if PROCESSES[kind] in command and str(study) in command:
            return process
    return None


def kill_and_reopen(material: Path, study: Path, kills: list[Kill], *, as_it_starts: bool) -> Ending:
    demo = start("demo", "--headless", "--real-time", "--with", material, "--into", study)
    driver = psutil.Process(demo.pid)
    if not as_it_starts:
        timelines = "interviews/*/timeline.jsonl"
        wait_until(lambda: any(study.glob(timelines)) or demo.poll() is not None, 120, "the interview")
    began = datetime.now()
    killed: dict[str, datetime] = {}
    for victim, moment in kills:
        wait_until(lambda m=moment: (datetime.now() - began).total_seconds() >= m, moment + 5, "the moment")
        # On a busy machine it may come later; it does not come any more once the demo is over.
        wait_until(lambda v=victim: find(v, study, driver) or demo.poll() is not None, 120, "the one to be killed")
        target = find(victim, study, driver)
        now = datetime.now().astimezone()
        if target is not None:
            target.send_signal(signal.SIGKILL)
            killed[victim] = now
    demo.wait(timeout=180)

    if not (study / "study.toml").exists() or not Study(study).interviews():
        return Ending(kills, len(killed), False, 0.0, True, 1.0, "")
    again = interview_tui("--study", study, "transcribe", "--all")
    out = interview_tui("--study", study, "export", "--format", "json")
    interview = Study(study).interviews()[0]
    events = interview.timeline.events()
    starts = [event for event in events if isinstance(event, RecordingStarted)]
    if again.returncode or out.returncode:
        return Ending(kills, len(killed), bool(starts), 99.0, False, 0.0, again.stderr + out.stderr)
    exported = read(study / "exports" / f"{interview.id}.json")
    script = read(material / "script.json")
    length = exported["audio"]["seconds"]
    expected = 0.0
    if starts and killed:
        last = killed.get("recorder", max(killed.values()))  # without its recorder nothing is recorded
        expected = min(script["seconds"], (last - datetime.fromisoformat(starts[0].wall)).total_seconds())
    offset = next((event.at for event in events if event.event == "RecordingAgreed"), 0.0)
    return Ending(
        kills,
        len(killed),
        bool(starts),
        expected - length,
        exported["transcription"]["complete"] or not starts,
        compare(script, exported, until=length - offset - 0.3).recognised if length > 5 else 1.0,
        "",
    )


@pytest.mark.timeout(900)
def test_a_kill_at_twenty_moments_loses_at_most_a_second(tmp_path: Path) -> None:
    material = excerpt("sv", SECONDS, tmp_path / "material")
    with ThreadPoolExecutor(AT_ONCE) as pool:
        endings = list(
            pool.map(
                lambda job: kill_and_reopen(
                    material, tmp_path / f"study{job[0]}", job[1], as_it_starts=job[0] % AS_IT_STARTS == 0
                ),
                enumerate(plans()),
            )
        )
    assert sum(ending.killed for ending in endings if ending.started) >= MOMENTS // 2, "the kills must hit something"
    for ending in endings:
        assert ending.said == "", ending
        assert ending.missing <= 1.0, ending
        assert ending.complete, ending
        assert ending.recognised >= 0.8, ending
