"""The recorder process: `python -m interview_tui.audio.recorder INTERVIEW_FOLDER [--source FILE] …`.

It owns the microphone and the audio files of one interview, listens to one driver at a time, and outlives it by a
grace period. It says one line on stdout, `{"ready": true}` or the problem that keeps it from starting, and nothing
after that.
"""

import argparse
import json
import os
import signal
import sys
import threading
import time
import traceback
from collections import deque
from collections.abc import Callable
from pathlib import Path

from filelock import Timeout

from interview_tui.audio.hearing.ear_frames import DEVICE_VARIABLE
from interview_tui.audio.hearing.sources import FileSource, Source
from interview_tui.audio.recorder.awake import Awake
from interview_tui.audio.recorder.clock import NoteKind
from interview_tui.audio.recorder.deck import Deck
from interview_tui.audio.recorder.messages import Erase
from interview_tui.audio.recorder.runtime import SECOND_DEVICE_VARIABLE, Address, announce, recorder_lock, withdraw
from interview_tui.audio.recorder.server import Server
from interview_tui.audio.storage.flac import ArchivingStopped
from interview_tui.audio.storage.recording import Recording
from interview_tui.audio.storage.recover import break_seals, mend_for_recording
from interview_tui.audio.storage.sealing import seal
from interview_tui.files import folder_inside, write_whole
from interview_tui.language import _, set_language, system_language
from interview_tui.problem import Problem, reason

TURN_SECONDS = 0.05
GRACE_SECONDS = 120.0
FIRST_DRIVER_SECONDS = 10.0
"""Whoever started it may be slow to come, however short the grace period is afterwards."""
_ABSENT_SECONDS = 0.5
_READING_SECONDS = 0.1
"""Enough to read an order that came while this process was stopped, before its sound is taken in."""
FAREWELL_SECONDS = 1.0
"""How long a recorder that was erased or left waits for its last reply to be read."""


def main(arguments: list[str] | None = None) -> int:
    """Returns 0 after a clean end, 1 if it could not start or a bug ended it."""
    wish = _wish(arguments)
    set_language(wish.language)
    audio: Path = wish.folder / "audio"
    try:
        folder_inside(audio)
        lock = recorder_lock(audio)
        lock.acquire(timeout=2)
    except Timeout:
        return _say_problem(
            Problem(_("This interview is being recorded already."), cure=_("Go on in the window where it is open."))
        )
    except OSError as error:
        return _say_problem(_not_writable(error, audio))
    try:
        withdraw(audio)
        mend_for_recording(wish.folder)
        process = RecorderProcess(wish)
        announce(audio, Address(process.server.address, process.server.authkey, os.getpid()))
    except Problem as problem:
        return _say_problem(problem)
    except OSError as error:
        return _say_problem(_not_writable(error, audio))
    _say({"ready": True})
    try:
        process.run()
        return 0
    except Exception as bug:
        process.deck.save()
        # Where, and of what kind: its words might quote something. stderr leads nowhere.
        write_whole(audio / "recorder.log", "".join(traceback.format_tb(bug.__traceback__)) + type(bug).__name__ + "\n")
        return 1
    finally:
        withdraw(audio)
        lock.release()


class RecorderProcess:
    """The deck's thread. Raises `Problem` if the source cannot be read."""

    def __init__(self, wish: argparse.Namespace) -> None:
        self._folder: Path = wish.folder
        self._grace: float = wish.grace
        self._wake = threading.Event()
        self._reading = threading.Event()
        """Nobody sets it."""
        self._told_to_end = False
        self._driven = False
        self._signals: deque[NoteKind] = deque()
        _take_signals(self._signals.append)
        self._source = _source(wish, self._wake)
        second = _second_source(wish, self._wake)
        awake = None if self._source.is_file else Awake("Interview TUI: recording")
        self.deck = Deck(
            wish.folder,
            self._source,
            second,
            awake=awake,
            spare=wish.spare,
            has_spare=wish.spare is not None or not self._source.is_file,
        )
        self.server = Server(lambda: self.deck.status, self._wake)
        self.server.open()
        self._source.open()
        if second is not None:
            second.open()
        self._await_source()
        self.deck.turn(time.monotonic())  # so that the first answer knows what is wrong already
        if wish.planned_minutes is not None:
            self._hold_room(wish.planned_minutes)

    def run(self) -> None:
        """Turn until the end, then archive."""
        turned = time.monotonic()
        while not self.deck.finished:
            self._wake.wait(TURN_SECONDS)
            if time.monotonic() - turned > _ABSENT_SECONDS:  # stopped, or kept waiting: sound and orders wait, too
                self._reading.wait(_READING_SECONDS)
            self._wake.clear()
            self._carry_out_orders()
            self._heed_signals()
            self._note_driver()
            now = time.monotonic()
            if self._told_to_end or self._nobody_comes(now):
                self.deck.stop(now, interrupted=not self._source.ended)
            self.deck.turn(now)
            turned = time.monotonic()
        self._archive()
        self.deck.reserve.release()
        self._say_farewell()

    def _await_source(self) -> None:
        """A microphone takes a moment to open; whoever starts the recorder may say `start` at once."""
        while not self._source.is_file:
            now = time.monotonic()
            if self._source.running(now) or self._source.faults(now):
                return
            self._wake.wait(TURN_SECONDS)
            self._wake.clear()

    def _hold_room(self, minutes: float) -> None:
        """Ask the disk for twice the planned time. A slow disk may take seconds for it, and nobody waits."""
        room = round(2 * minutes * 60 * self.deck.gauges.second_bytes)
        threading.Thread(target=self.deck.reserve.hold, args=(room,), name="reserve", daemon=True).start()

    def _note_driver(self) -> None:
        driven = self.server.alone_seconds(time.monotonic()) == 0
        if driven != self._driven:
            self.deck.note("driver_attached" if driven else "driver_lost")
        self._driven = driven

    def _heed_signals(self) -> None:
        while self._signals:
            name = self._signals.popleft()
            self.deck.note(name)
            self._told_to_end |= name == "sigterm"

    def _nobody_comes(self, now: float) -> bool:
        alone = self.server.alone_seconds(now)
        if alone > 0 and self.server.had_driver:
            self._source.hold(None)  # nobody is left to let it go on
        grace = self._grace if self.server.had_driver else max(self._grace, FIRST_DRIVER_SECONDS)
        return alone > grace or (alone > 0 and self._source.ended and self.server.had_driver)

    def _carry_out_orders(self) -> None:
        while self.server.orders:
            order = self.server.orders.popleft()
            order.answer(self.deck.carry_out(order.command, order.at))

    def _archive(self) -> None:
        """An erasure that comes meanwhile goes before; so does whoever ends this process and may start another."""
        if self.deck.state == "erased" or self._told_to_end:
            return
        try:
            break_seals(self._folder)
            for recording in self.deck.recordings:
                recording.archive(stop=self._more_urgent)
            seal(self._folder)
        except (Problem, ArchivingStopped, OSError):
            pass  # nothing is lost; the next opening of the interview archives and seals what is not
        self._carry_out_orders()

    def _more_urgent(self) -> bool:
        """Copied first: other threads, and signals, add to what is looked through."""
        return "sigterm" in self._signals or any(isinstance(order.command, Erase) for order in list(self.server.orders))

    def _say_farewell(self) -> None:
        """Answer what is still asked, so that a driver reads its last reply before the connection ends."""
        end = time.monotonic() + FAREWELL_SECONDS
        while time.monotonic() < end and self.server.answering:
            self._carry_out_orders()
            self._wake.wait(TURN_SECONDS)
            self._wake.clear()


def _source(wish: argparse.Namespace, wake: threading.Event) -> Source:
    if wish.source is not None:
        return FileSource(wish.source, wake, speed=wish.speed, hold_at=wish.hold_at)
    from interview_tui.audio.hearing.microphone import Microphone  # only where there is one to be opened

    return Microphone(wish.device, keep=Recording(wish.folder / "audio").format, channels=wish.channels)


def _second_source(wish: argparse.Namespace, wake: threading.Event) -> Source | None:
    if wish.second_source is not None:
        return FileSource(wish.second_source, wake, speed=wish.speed)
    if wish.second_device is None:
        return None
    from interview_tui.audio.hearing.microphone import Microphone

    return Microphone(wish.second_device, keep=Recording(wish.folder / "audio").backup.format)


def _wish(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m interview_tui.audio.recorder", description=__doc__)
    parser.add_argument("folder", type=Path, help="the interview's folder")
    parser.add_argument("--source", type=Path, help="hear this sound file instead of a microphone")
    device, second = os.environ.pop(DEVICE_VARIABLE, None), os.environ.pop(SECOND_DEVICE_VARIABLE, None)
    parser.add_argument("--device", default=device, help="microphone, as `devices` names it; else the system's default")
    parser.add_argument("--channels", type=int, choices=(1, 2), help="2: keep both sides of a stereo device apart")
    parser.add_argument("--second-device", default=second, help="another microphone, recorded beside as a backup")
    parser.add_argument("--second-source", type=Path, help="hear this sound file instead of the second microphone")
    parser.add_argument("--planned-minutes", type=float, help="ask the disk for twice as much in advance")
    parser.add_argument("--spare", type=Path, help="where sound goes when the disk is full; else the cache folder")
    parser.add_argument("--speed", type=float, default=1.0, help="of the file; 0 is as fast as possible")
    parser.add_argument("--hold-at", type=float, help="let the file wait at this second")
    parser.add_argument("--grace", type=float, default=GRACE_SECONDS, help="seconds to go on without a driver")
    parser.add_argument("--language", default=system_language(), help="of what it refuses with")
    return parser.parse_args(arguments)


_SIGNALS: tuple[NoteKind, ...] = ("sigint", "sighup", "sigbreak", "sigterm", "sigcont")


def _take_signals(tell: Callable[[NoteKind], None]) -> None:
    """Ctrl-C and a closed terminal belong to the screen; only SIGTERM ends a recording, to its last sample.

    `tell` is called between two instructions of the main thread: it may take no lock.
    """

    def heard(number: int, _frame: object) -> None:
        tell(names[number])

    names = {int(getattr(signal, name.upper())): name for name in _SIGNALS if hasattr(signal, name.upper())}
    for number in names:
        signal.signal(number, heard)


def _not_writable(error: OSError, folder: Path) -> Problem:
    return Problem(
        _("The recorder cannot write here: {reason}.").format(reason=reason(error)),
        cure=_("Check that you may write in the study's folder and that the disk has room."),
        where=folder,
    )


def _say(record: dict[str, object]) -> None:
    """One line to whoever started this process, who may have gone; stdout then leads nowhere."""
    try:
        sys.stdout.write(json.dumps(record) + "\n")
        sys.stdout.flush()
    except OSError:
        pass  # nobody reads it: a driver that comes later finds recorder.json
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)


def _say_problem(problem: Problem) -> int:
    where = str(problem.where) if problem.where is not None else None
    _say({"what": problem.what, "cure": problem.cure, "where": where})
    return 1


if __name__ == "__main__":
    code = main()
    # A thread that hangs in a sound driver cannot be ended, and must not keep the process.
    os._exit(code)
