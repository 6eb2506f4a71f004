"""A screen's side of the recorder: start one, find one again, drive it."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, Connection, answer_challenge, deliver_challenge
from pathlib import Path

from filelock import Timeout
from pydantic import ValidationError

from interview_tui.audio.hearing.ear_frames import DEVICE_VARIABLE
from interview_tui.audio.recorder import messages as m
from interview_tui.audio.recorder.runtime import (
    SECOND_DEVICE_VARIABLE,
    announced,
    recorder_lives,
    recorder_lock,
    withdraw,
)
from interview_tui.language import _, current_language
from interview_tui.problem import Problem

ANSWER_SECONDS = 2.0
COMMAND_SECONDS = 10.0
"""A command comes back when the sound before it is on the disk; slow disks take seconds."""
DEATH_SECONDS = 5.0
"""A killed process may be held up by a disk."""
LAUNCH_SECONDS = 60.0
"""Decoding an hour of M4A as a file source takes a while."""


class RecorderGone(Problem):
    """The recorder is dead, has finished, or does not answer."""

    def __init__(self) -> None:
        super().__init__(
            _("The recorder does not answer."),
            cure=_("Everything up to the last second is on the disk. Open the interview again."),
        )


class Recorder:
    """The driver of one recorder process. Every method may be called from any thread.

    Each command returns how the recorder stands after it; `refused` in it says why it was not carried out. Raises
    `RecorderGone` when there is no recorder any more.
    """

    def __init__(self, connection: Connection, audio_folder: Path) -> None:
        self._connection: Connection | None = connection
        self._audio = audio_folder
        self._turn = threading.Lock()

    @classmethod
    def launch(
        cls,
        interview_folder: Path,
        *,
        source: Path | None = None,
        device: str | None = None,
        channels: int | None = None,
        second_device: str | None = None,
        second_source: Path | None = None,
        planned_minutes: float | None = None,
        spare: Path | None = None,
        speed: float = 1.0,
        hold_at: float | None = None,
        grace: float = 120.0,
    ) -> "Recorder":
        """Start a recorder for this interview and drive it. It listens; nothing is kept before `start`.

        `source` is a sound file to be heard instead of the microphone `device` (None: the system's default);
        `channels=2` keeps the two sides of a stereo device apart. `second_device` is recorded beside it as a backup
        (`second_source`: a sound file in its place). Disk space for twice `planned_minutes` is asked for in advance;
        when the disk is full all the same, sound goes to `spare` (None: the user's cache folder). `grace`: seconds
        that the recorder goes on when this program has died. Raises `Problem` if it cannot start: another one lives,
        the file is no sound.
        """
        arguments = [str(interview_folder), "--grace", str(grace), "--language", current_language()]
        if source is not None:
            arguments += ["--source", str(source), "--speed", str(speed)]
        if hold_at is not None:
            arguments += ["--hold-at", str(hold_at)]
        wishes = {
            "--channels": channels,
            "--second-source": second_source,
            "--planned-minutes": planned_minutes,
            "--spare": spare,
        }
        for option, wish in wishes.items():
            if wish is not None:
                arguments += [option, str(wish)]
        devices = {DEVICE_VARIABLE: device, SECOND_DEVICE_VARIABLE: second_device}
        variables = {name: wish for name, wish in devices.items() if wish is not None}
        process = _detached([sys.executable, "-P", "-m", "interview_tui.audio.recorder", *arguments], variables)
        threading.Thread(target=process.wait, name="recorder's end", daemon=True).start()  # no zombie, no warning
        _wait_until_ready(process)
        audio = interview_folder / "audio"
        connection = _connect(audio)
        if connection is None:
            process.kill()  # nobody has said `start`; alone it would keep the next one out for its whole grace
            _tidy_up_after(audio)
            raise RecorderGone
        return cls(connection, audio)

    @classmethod
    def attach(cls, interview_folder: Path) -> "Recorder | None":
        """Drive the recorder that lives for this interview; None if none does.

        Raises `Problem` if another window drives it, `RecorderGone` if it lives but does not answer.
        """
        audio = interview_folder / "audio"
        if not recorder_lives(audio):
            return None
        connection = _connect(audio)
        if connection is None:
            if recorder_lives(audio):
                raise RecorderGone
            return None
        recorder = cls(connection, audio)
        try:
            status = recorder.status()
        except RecorderGone:  # it has just finished, or it is frozen
            if recorder_lives(audio):
                raise
            return None
        if status.refused and recorder.turned_away():
            raise Problem(status.refused, cure=_("Go on there, or close that window."))
        return recorder

    def status(self) -> m.RecorderStatus:
        return self._ask(m.Ask())

    def start(self) -> m.RecorderStatus:
        """Record from now on: the participant has agreed."""
        return self._ask(m.Start())

    def pause(self) -> m.RecorderStatus:
        return self._ask(m.Pause())

    def off_the_record(self) -> m.RecorderStatus:
        return self._ask(m.GoOffTheRecord())

    def resume(self) -> m.RecorderStatus:
        return self._ask(m.Resume())

    def stop(self) -> m.RecorderStatus:
        """End the recording. The recorder then archives it and goes away by itself."""
        return self._ask(m.Stop())

    def erase(self) -> m.RecorderStatus:
        """Delete every sound of this interview; it is gone when this returns."""
        return self._ask(m.Erase())

    def leave(self) -> m.RecorderStatus:
        """Let the recorder go that has recorded nothing."""
        return self._ask(m.Leave())

    def try_out(self, seconds: float = 5.0) -> m.RecorderStatus:
        """A test recording in memory, played back at once."""
        return self._ask(m.TryOut(seconds=seconds))

    def hold_at(self, seconds: float | None) -> m.RecorderStatus:
        """Let a file source wait at this second of the file; None lets it go on.

        It has been reached, and everything before it taken in, when `source_seconds >= seconds` or `source_ended`.
        """
        return self._ask(m.HoldAt(seconds=seconds))

    def set_speed(self, speed: float) -> m.RecorderStatus:
        return self._ask(m.SetSpeed(speed=speed))

    def use_default(self) -> m.RecorderStatus:
        """While the chosen microphone is away, take the system's default one."""
        return self._ask(m.UseDefault())

    def detach(self) -> None:
        """Leave the recorder alone: it goes on, and stops by itself after its grace period."""
        with self._turn:
            self._close()

    def wait_until_gone(self, seconds: float) -> bool:
        """Whether the recorder has finished and left within that time. The connection is of no use afterwards."""
        with self._turn:
            if self._connection is None:
                return True
            try:
                gone = self._connection.poll(seconds)
            except (OSError, EOFError):
                gone = True
            if gone:
                self._close()
            return gone

    def end_process(self) -> None:
        """Kill the recorder, whoever launched it: at the most the last second is lost. For emergencies."""
        self.detach()
        kill_recorder(self._audio)

    def turned_away(self) -> bool:
        """Whether the recorder has closed the door after its answer, as it does to a second driver."""
        return self.wait_until_gone(0.5)

    def _ask(self, command: m.Command) -> m.RecorderStatus:
        patience = ANSWER_SECONDS if isinstance(command, m.Ask) else COMMAND_SECONDS
        command = command.model_copy(update={"at": time.monotonic()})
        with self._turn:
            if self._connection is None:
                raise RecorderGone
            try:
                self._connection.send_bytes(command.model_dump_json().encode())
                if self._connection.poll(patience):
                    return m.RecorderStatus.model_validate_json(self._connection.recv_bytes())
            except (OSError, EOFError, ValidationError):
                pass  # all three mean that nobody sensible is there: said below
            self._close()
            raise RecorderGone

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def kill_recorder(audio_folder: Path) -> None:
    """End the recorder that lives for this interview, if one does, and tidy up after it. For emergencies."""
    address = announced(audio_folder)
    if address is None or not recorder_lives(audio_folder):
        return
    with suppress(ProcessLookupError):  # it holds its lock, so the number is its own; unless it ends this very moment
        os.kill(address.pid, getattr(signal, "SIGKILL", signal.SIGTERM))  # Windows has one way to end a process
    _tidy_up_after(audio_folder)


def _tidy_up_after(audio_folder: Path) -> None:
    """The recorder has just been killed."""
    with suppress(Timeout), recorder_lock(audio_folder).acquire(timeout=DEATH_SECONDS):
        withdraw(audio_folder)


def _detached(command: list[str], variables: dict[str, str]) -> "subprocess.Popen[bytes]":
    """A process that the closing of this terminal does not end. It tells on stdout, once, how it got on."""
    flags = 0
    if sys.platform == "win32":
        flags = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.DETACHED_PROCESS
    return subprocess.Popen(
        command,
        env={**os.environ, **variables},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        # ALSA and PortAudio write to file descriptor 2 whatever one does, and this terminal belongs to the screen.
        stderr=subprocess.DEVNULL,
        start_new_session=sys.platform != "win32",
        creationflags=flags,
    )


def _wait_until_ready(process: "subprocess.Popen[bytes]") -> None:
    """Read the recorder's one line. Raises the `Problem` it tells, or one of our own."""
    line: list[bytes] = []
    assert process.stdout is not None
    stdout = process.stdout

    def read() -> None:
        line.append(stdout.readline())
        stdout.close()

    reader = threading.Thread(target=read, name="recorder's word", daemon=True)
    reader.start()
    reader.join(LAUNCH_SECONDS)
    try:
        said = json.loads(line[0])
    except (IndexError, ValueError):
        process.kill()
        raise Problem(
            _("The recorder could not be started."), cure=_("Try again. `interview-tui doctor` looks for the reason.")
        ) from None
    if "what" in said:
        raise Problem(said["what"], cure=said["cure"], where=said["where"])


def _dial(address: str) -> Connection:
    """Raises `OSError`. Not `Client`, where there is a choice: it waits for ever at the door of a frozen recorder."""
    if sys.platform == "win32":
        return Client(address)
    with socket.socket(socket.AF_UNIX) as door:
        door.settimeout(ANSWER_SECONDS)
        door.connect(address)
        door.setblocking(True)
        return Connection(door.detach())


def _connect(audio_folder: Path) -> Connection | None:
    address = announced(audio_folder)
    if address is None:
        return None
    try:
        connection = _dial(address.address)
    except OSError:
        return None
    try:
        # By hand and not by Client(authkey=…): that one waits for ever for a recorder that is frozen.
        if connection.poll(ANSWER_SECONDS):
            answer_challenge(connection, address.authkey)
            deliver_challenge(connection, address.authkey)
            return connection
    except (OSError, EOFError, AuthenticationError):
        pass  # not the recorder that was announced
    connection.close()
    return None
