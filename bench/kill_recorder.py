"""One recording of a known sound, killed with SIGKILL at one moment, opened again, and compared with what was played.

How much is missing is measured by the source's own clock: the place it was at when the signal was sent, less what was
halted, against what is on the disk. What the recorder said before counts for nothing, but what it *acknowledged* must
be there: a halt's sound, a halt's event, a screen's event.
"""

import random
import shutil
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import psutil

from bench.known_sound import RATE, KnownSound, compare, recorded
from interview_tui.audio.recorder.client import Recorder, RecorderGone
from interview_tui.audio.recorder.messages import RecorderStatus
from interview_tui.audio.recorder.runtime import announced, recorder_lives
from interview_tui.audio.storage.recover import recover
from interview_tui.interview.events import (
    AnyEvent,
    Event,
    OffTheRecord,
    Paused,
    QuestionAsked,
    RecordingStarted,
    Resumed,
    Stopped,
)
from interview_tui.interview.timeline import Timeline

LONGEST = 12.0
"""Seconds of recording before a kill, at the most."""
FILE_SECONDS = 300
"""The recorder begins a new file after so much sound."""
ENOUGH_SECONDS = FILE_SECONDS + 30
"""Length that the known sound must have."""
KINDS = ("halts",) * 15 + ("new file",) * 3 + ("end",) * 2
"""How often which; see `Plan.kind`."""
PLACE_TOLERANCE = 0.25
"""Seconds between a key press and the event's place in the sound, on a busy machine."""
_POLL = 0.1
_GONE = 20.0
_WRITTEN_FOR: dict[str, type[Event]] = {
    "start": RecordingStarted, "pause": Paused, "off_the_record": OffTheRecord, "resume": Resumed, "stop": Stopped,
}  # fmt: skip


@dataclass(frozen=True)
class Plan:
    """What happens in one recording, in seconds since its real-time part began."""

    number: int
    kind: str
    """`halts`: paused, off the record, asked at random; `new file`: killed about where one WAV file follows another;
    `end`: killed just after `stop`, while it archives."""
    begin: float
    """Recorded as fast as possible before, so that the moment lies late in a recording."""
    kill: float
    acts: tuple[tuple[float, str], ...]


def plan(number: int, dice: random.Random, kinds: Sequence[str] = KINDS) -> Plan:
    """A random moment in one of these kinds of recording."""
    kind = dice.choice(kinds)
    if kind == "new file":
        return Plan(number, kind, FILE_SECONDS - 1.0, dice.uniform(0.0, 2.5), ())
    if kind == "end":
        stop = dice.uniform(0.2, 1.0)
        return Plan(number, kind, FILE_SECONDS - 10.0, stop + dice.uniform(0.0, 0.25), ((stop, "stop"),))
    at, halted, acts = 0.3, False, []
    while (at := at + dice.uniform(0.1, 1.5)) < LONGEST:
        choice = dice.random()
        if halted and choice < 0.8:
            acts.append((at, "resume"))
            halted = False
        elif halted or choice < 0.7:
            acts.append((at, "ask"))
        else:
            acts.append((at, "pause" if choice < 0.85 else "off_the_record"))
            halted = True
    return Plan(number, kind, 0.0, dice.uniform(0.0, LONGEST), tuple(acts))


@dataclass
class Told:
    """What the driver knows. Written by its thread, and by the one that kills."""

    status: RecorderStatus | None = None
    zero: float = float("inf")
    """The monotonic clock when the source was at its second 0."""
    pending: str = ""
    """A command that has been sent and not been answered."""
    sent: float = 0.0
    done: list[tuple[str, float, RecorderStatus]] = field(default_factory=list)
    """Commands that were answered, with the moment they were sent."""
    asked: list[AnyEvent] = field(default_factory=list)
    """Screen events that are on the disk."""
    killed_at: float = 0.0
    hit: bool = False
    changed: Callable[[], None] = lambda: None
    """Called whenever the driver knows more."""

    def heard(self, status: RecorderStatus, real_time: bool = True) -> None:
        self.status = status
        if real_time:
            self.zero = min(self.zero, status.monotonic - status.source_seconds)
        self.changed()

    def length_then(self) -> float:
        """Seconds that had been played to be recorded when the signal was sent; the least, if that is unsure."""
        status = self.status
        if status is None or self.pending == "start":
            return 0.0
        if status.state != "recording":
            return status.seconds
        until = self.sent if self.pending and self.pending != "ask" else self.killed_at
        return until - self.zero - (status.source_seconds - status.seconds)


@dataclass(frozen=True)
class Outcome:
    """What was left of one recording. Seconds."""

    plan: Plan
    hit: bool
    """The recorder was alive when it was killed."""
    state: str = ""
    """What it was doing, as far as the driver knew."""
    length: float = 0.0
    missing: float = 0.0
    place_error: float = 0.0
    """Largest distance of a halt's place in the sound from the moment of its key press."""
    events: int = 0
    """Acknowledged before the kill."""
    off_record: float = 0.0
    """How much sound was played off the record or in a pause, and looked for in every file."""
    broken: tuple[str, ...] = ()
    """Promises."""


def kill_one(plan: Plan, sound: KnownSound, work: Path) -> Outcome:
    """Record, kill, open again, compare. The folder is deleted, unless a promise was broken."""
    folder = work / f"recording{plan.number}"
    (folder / "audio").mkdir(parents=True)
    told = Told()
    _record_until_killed(plan, sound, folder, told)
    _wait(lambda: not recorder_lives(folder / "audio"), "the recorder's death")
    if not told.hit:
        shutil.rmtree(folder)
        return Outcome(plan, False)
    outcome = examine(plan, sound, folder, told)
    if not outcome.broken:
        shutil.rmtree(folder)
    return outcome


def _record_until_killed(plan: Plan, sound: KnownSound, folder: Path, told: Told) -> None:
    late = plan.begin > 0
    recorder = Recorder.launch(
        folder, source=sound.path, speed=0.0 if late else 1.0, hold_at=0.0 if late else None, grace=60.0
    )
    address = announced(folder / "audio")
    assert address is not None
    process = psutil.Process(address.pid)
    if late:
        told.done.append(("start", time.monotonic(), recorder.start()))
        recorder.hold_at(plan.begin)
        _wait(lambda: recorder.status().source_seconds >= plan.begin, "the late moment", 60)
        recorder.set_speed(1.0)
        told.zero = time.monotonic() - plan.begin
        told.heard(recorder.hold_at(None), real_time=False)
    began = time.monotonic()
    ended = threading.Event()

    def kill() -> None:
        ended.wait(max(0.0, began + plan.kill - time.monotonic()))
        told.killed_at = time.monotonic()
        try:
            process.kill()
            told.hit = True
        except psutil.NoSuchProcess:
            pass  # it had stopped and archived already: counts as no kill

    killer = threading.Thread(target=kill)
    killer.start()
    try:
        if not late:
            command(recorder, "start", told)
        for number, (moment, act) in enumerate(plan.acts):
            listen(recorder, told, ended, began + moment)
            if act == "ask":
                ask(folder, number, told)
            else:
                command(recorder, act, told)
        listen(recorder, told, ended, float("inf"))
    except RecorderGone:
        if not told.killed_at and not (told.done and told.done[-1][0] == "stop"):
            raise  # it died by itself
    killer.join()


def command(recorder: Recorder, name: str, told: Told) -> None:
    """Let the recorder do it, and note when it was acknowledged."""
    told.sent, told.pending = time.monotonic(), name
    told.changed()
    status = getattr(recorder, name)()
    told.done.append((name, told.sent, status))
    told.pending = ""
    told.heard(status)


def ask(folder: Path, number: int, told: Told) -> None:
    """Write an event as a screen does."""
    assert told.status is not None
    told.pending = "ask"
    told.changed()
    event = QuestionAsked(question=f"q{number}", at=round(told.status.seconds, 3))
    told.asked.append(Timeline(folder / "timeline.jsonl").append(event))
    told.pending = ""
    told.changed()


def listen(recorder: Recorder, told: Told, ended: threading.Event, until: float) -> None:
    """Ask now and then, as a screen does. Raises `RecorderGone` when it is dead."""
    while (left := until - time.monotonic()) > 0:
        ended.wait(min(left, _POLL))
        told.heard(recorder.status())


def examine(plan: Plan, sound: KnownSound, folder: Path, told: Told) -> Outcome:
    """Open the interview as the program does, and compare what is there with what was played and acknowledged."""
    broken = []
    raw = {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    if not recover(folder):
        archived = told.pending == "stop" or (told.done and told.done[-1][0] == "stop")
        if not archived and told.done:
            broken.append("nothing was recovered")
    if recover(folder):
        broken.append("recovering a second time found something to do")
    heard = recorded(folder)
    events = Timeline(folder / "timeline.jsonl").events()
    stretches, wrong = compare(heard, events, sound)
    broken += wrong
    broken += _events_in_place(events, told, len(heard) / RATE)
    missing = told.length_then() - len(heard) / RATE
    if told.status is not None and told.status.state in ("paused", "off_record", "stopped"):
        acknowledged = round(told.status.seconds * RATE)
        if len(heard) < acknowledged:
            broken.append(f"{acknowledged - len(heard)} samples were acknowledged and are not there")
    silent = [(one.next_source, other.source) for one, other in pairwise(stretches)]
    if stretches and told.status is not None and told.status.state in ("paused", "off_record"):
        silent.append((stretches[-1].next_source, min(len(sound.samples), stretches[-1].next_source + 3 * RATE)))
        if told.pending:  # whether it goes on again is not known
            silent.pop()
    for first, last in silent:
        if any(trace in data for data in raw.values() for trace in sound.traces(first, last)):
            broken.append(f"sound that was not to be recorded is on the disk ({first / RATE}–{last / RATE} s)")
    if _place_error(told) > PLACE_TOLERANCE:
        broken.append(f"a halt stands {_place_error(told):.3f} s from its key press")
    return Outcome(
        plan,
        True,
        f"{told.pending} under way" if told.pending else told.status.state if told.status else "",
        len(heard) / RATE,
        missing,
        _place_error(told),
        len(told.asked) + len(told.done),
        sum(last - first for first, last in silent) / RATE,
        tuple(broken),
    )


def _events_in_place(events: list[AnyEvent], told: Told, length: float) -> list[str]:
    """Whether each acknowledged event stands there once, in order, at its place, and nothing that nobody did."""
    broken = []
    if [event.n for event in events] != list(range(1, len(events) + 1)):
        broken.append("events are not numbered one by one")
    screen = [event for event in events if isinstance(event, QuestionAsked)]
    if screen[: len(told.asked)] != told.asked or len(screen) - len(told.asked) > (told.pending == "ask"):
        broken.append("an event that was on the disk before the kill is missing or changed")
    written = [event for event in events if not isinstance(event, QuestionAsked)]
    wanted = [_WRITTEN_FOR[name] for name, _sent, _status in told.done]
    found = [type(event) for event in written]
    undone = [] if told.pending in ("", "ask") else [_WRITTEN_FOR[told.pending]]
    endings = [[], [Stopped]] if not wanted else [[Stopped]]
    if Stopped in wanted:
        endings = [[]]
    elif undone == [Stopped]:
        endings = [[Stopped]]
    if not any(found == wanted + more + end for more in ([], undone) for end in endings):
        broken.append(f"the timeline says {[kind.__name__ for kind in found]}")
        return broken
    for (name, _sent, status), event in zip(told.done, written, strict=False):
        if name in ("pause", "off_the_record") and abs(event.at - status.seconds) > 1e-6:
            broken.append(f"{name} was acknowledged at {status.seconds} s and stands at {event.at} s")
    last = written[-1] if written else None
    if isinstance(last, Stopped) and abs(last.seconds - length) > 1e-3:
        broken.append(f"the timeline ends the recording at {last.seconds} s, the sound at {length} s")
    return broken


def _place_error(told: Told) -> float:
    """How far a halt's place is from the moment its key was pressed, by the source's clock."""
    worst, skipped = 0.0, None
    for name, sent, status in told.done:
        if name in ("pause", "off_the_record") and skipped is not None:
            worst = max(worst, abs(status.seconds - (sent - told.zero - skipped)))
        if name in ("start", "resume"):
            skipped = status.source_seconds - status.seconds
    return worst


def _wait(condition: Callable[[], bool], what: str, seconds: float = _GONE) -> None:
    pulse = threading.Event()
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise SystemExit(f"waited {seconds:g} s in vain for {what}")
        pulse.wait(0.02)
