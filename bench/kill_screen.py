"""The program, in a real terminal, killed with SIGKILL again and again while a recording goes on.

Each time it is started anew and takes the interview up. At the end every sample of the known sound must be there, but
for the pauses, which are compared too, and every event that was on the disk before a kill.
"""

import random
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from bench.known_sound import RATE, KnownSound, compare, recorded
from interview_tui.audio.recorder.client import Recorder
from interview_tui.audio.recorder.runtime import recorder_lives
from interview_tui.interview.events import Paused, QuoteMarked, RecordingAgreed, Resumed, Started
from interview_tui.interview.record import InterviewRecord, Participant
from interview_tui.study import Interview, Settings, Study
from tests.studies import GUIDE
from tests.terminal import Terminal
from tests.waiting import wait_until

PATIENCE = 60.0
LIFE_SECONDS = 12.0
"""How much sound one life of the program takes at the most, on a busy machine."""
_START_SECONDS = 1.5


@dataclass(frozen=True)
class Outcome:
    """What one recording was after so many kills of its screen."""

    kills: int
    while_starting: int
    """Kills before the program had taken the interview up."""
    seconds: float
    samples_missing: int
    events: int
    broken: tuple[str, ...]


def kill_screens(number: int, kills: int, sound: KnownSound, work: Path, dice: random.Random) -> Outcome:
    """One recording whose screen is killed `kills` times, at random moments of starting and of working."""
    settings = Settings(title="Trust", language="en", minutes=30, live=False)
    study = Study.create(work / f"study{number}", GUIDE, settings)
    interview = study.new_interview(InterviewRecord(participants=(Participant(pseudonym="Robin", role=""),)))
    for event in (Started(), RecordingAgreed()):
        interview.timeline.append(event)
    recorder = Recorder.launch(interview.folder, source=sound.path, grace=PATIENCE)
    recorder.start()
    recorder.detach()
    starting, broken = 0, []
    for life in range(kills):
        terminal = Terminal("--language", "en", study.folder)
        try:
            if dice.random() < 0.3:
                starting += 1
                _let_pass(dice.uniform(0.0, _START_SECONDS))
            else:
                _live(terminal, interview, dice)
            if terminal.alive:
                terminal.kill_program()
        except AssertionError as error:
            broken.append(f"life {life}: {error}")
        finally:
            terminal.close()
    return _examine(interview, kills, starting, sound, broken)


def _live(terminal: Terminal, interview: Interview, dice: random.Random) -> None:
    """Take the interview up as it was left, work in it, and wait for the moment to die."""
    halted = _halted(interview)
    terminal.wait_for("still open, and paused" if halted else "still being recorded", PATIENCE)
    terminal.press("Enter")
    terminal.wait_for("PAUSED" if halted else "REC", PATIENCE)
    quotes = _count(interview, QuoteMarked)
    terminal.press("m")
    wait_until(lambda: _count(interview, QuoteMarked) == quotes + 1, PATIENCE, "the quote mark on the disk")
    if dice.random() < 0.4:
        terminal.press("r")
        wait_until(lambda: _halted(interview) != halted, PATIENCE, "the pause, or its end, on the disk")
    elif dice.random() < 0.5:
        terminal.press("m", "m")  # and dies in the midst of it
    _let_pass(dice.uniform(0.0, 1.0))


def _examine(interview: Interview, kills: int, starting: int, sound: KnownSound, broken: list[str]) -> Outcome:
    recorder = Recorder.attach(interview.folder)
    if recorder is None:
        return Outcome(kills, starting, 0.0, 0, 0, (*broken, "the recorder did not outlive its screens"))
    last = recorder.stop()
    recorder.wait_until_gone(PATIENCE)
    wait_until(lambda: not recorder_lives(interview.audio), PATIENCE, "the recorder's end")
    heard = recorded(interview.folder)
    events = interview.timeline.events()
    stretches, wrong = compare(heard, events, sound)
    broken += wrong
    found = sum(stretch.end - stretch.start for stretch in stretches)
    missing = round(last.seconds * RATE) - found
    if missing:
        broken.append(f"{missing} samples are missing")
    if [event.n for event in events] != list(range(1, len(events) + 1)):
        broken.append("events are not numbered one by one")
    return Outcome(kills, starting, len(heard) / RATE, missing, len(events), tuple(broken))


def _count(interview: Interview, kind: type) -> int:
    return sum(isinstance(event, kind) for event in interview.timeline.events())


def _halted(interview: Interview) -> bool:
    return _count(interview, Paused) > _count(interview, Resumed)


def _let_pass(seconds: float) -> None:
    end = time.monotonic() + seconds
    pulse = threading.Event()
    while (left := end - time.monotonic()) > 0:
        pulse.wait(left)
