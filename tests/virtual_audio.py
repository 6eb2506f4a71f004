"""A sound system of a test's own: a PulseAudio daemon with a microphone that hears what is played to it.

Nothing of the user's is touched: everything goes through environment variables of the processes that record.
"""

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from tests.waiting import wait_until

# Without norewinds=1 a null sink renders two seconds ahead, and cuts the start of a sound that comes early.
DAEMON = """load-module module-native-protocol-unix auth-anonymous=1 socket={folder}/s
load-module module-null-sink sink_name=speaker rate={rate} channels=1 format=s16le norewinds=1
load-module module-null-sink sink_name=vmic rate={rate} channels={channels} format=s16le norewinds=1
set-default-sink speaker
set-default-source vmic.monitor
"""
ALSA = """pcm.vmic { type pulse device "vmic.monitor" }
pcm.!default { type pulse }
ctl.!default { type pulse }
"""
BLOCKING = """pcm.nothing {{ type null }}
pcm.fifo {{ type file slave.pcm nothing file /dev/null infile {fifo} format raw }}
pcm.!default {{ type plug slave {{ pcm fifo format S16_LE rate 16000 channels 1 }} }}
ctl.!default {{ type null }}
"""


class VirtualAudio:
    """`env` holds the variables for the process that records or plays; the pytest process itself keeps its own."""

    def __init__(self, rate: int = 16_000, channels: int = 1) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="va"))  # a short path: it holds a socket
        for name in ("run", "home"):
            (self.folder / name).mkdir(mode=0o700)
        (self.folder / "d.pa").write_text(DAEMON.format(folder=self.folder, rate=rate, channels=channels))
        (self.folder / "asound.conf").write_text(ALSA)
        self.variables = {
            "HOME": f"{self.folder}/home",
            "XDG_CONFIG_HOME": f"{self.folder}/home",
            "PULSE_RUNTIME_PATH": f"{self.folder}/run",
            "PULSE_STATE_PATH": f"{self.folder}/run",
            "PULSE_SERVER": f"unix:{self.folder}/s",
            "ALSA_CONFIG_PATH": f"{self.folder}/asound.conf",
        }
        self.env = dict(os.environ, **self.variables)
        for name in ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS"):
            self.env.pop(name, None)
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> "VirtualAudio":
        env = {name: value for name, value in self.env.items() if name != "PULSE_SERVER"}  # that is for clients
        command = [
            *("setpriv", "--pdeathsig", "KILL", "pulseaudio", "-n", "-F", f"{self.folder}/d.pa", "--daemonize=no"),
            *("--use-pid-file=no", "--exit-idle-time=-1", "--disable-shm=yes", "--high-priority=no"),
            *("--realtime=no", "--log-target=stderr"),
        ]
        with open(self.folder / "log", "ab") as log:
            self.process = subprocess.Popen(command, env=env, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        wait_until(self._answers, 20, f"PulseAudio to start: see {self.folder}/log")
        return self

    def _answers(self) -> bool:
        assert self.process is not None
        assert self.process.poll() is None, (self.folder / "log").read_text()
        return self.pactl("info").returncode == 0

    def pactl(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(["pactl", *arguments], env=self.env, capture_output=True, text=True, timeout=20)

    def say(self, wav: Path, microphone: str = "vmic") -> None:
        """Play a file into the microphone; returns when it has been said."""
        subprocess.run(["paplay", "-d", microphone, str(wav)], env=self.env, check=True, timeout=120)

    def begin_to_say(self, wav: Path) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(["paplay", "-d", "vmic", str(wav)], env=self.env, stdin=subprocess.DEVNULL)

    def mute(self, muted: bool) -> None:
        self.pactl("set-source-mute", "vmic.monitor", "1" if muted else "0")

    def suspend(self, suspended: bool) -> None:
        """A driver that stops delivering, without a word."""
        self.pactl("suspend-sink", "vmic", "1" if suspended else "0")

    def freeze(self) -> None:
        """A driver that hangs, and with it everybody who asks it something."""
        assert self.process is not None
        self.process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        assert self.process is not None
        self.process.send_signal(signal.SIGCONT)

    def kill(self) -> None:
        """The sound server crashes."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def start_with_default(self, source: str) -> None:
        """As `start`, but whoever chooses nothing gets this source."""
        settings = (self.folder / "d.pa").read_text()
        (self.folder / "d.pa").write_text(settings + f"set-default-source {source}\n")
        self.start()

    def unplug(self) -> None:
        """Every device goes: with one left, the server would move the stream there silently."""
        self.pactl("unload-module", "module-null-sink")

    def unplug_one(self, name: str = "vmic") -> None:
        """Whoever listens to it is moved silently to a microphone that is left."""
        listed = self.pactl("list", "short", "modules").stdout.splitlines()
        (number,) = [line.split()[0] for line in listed if f"sink_name={name} " in line]
        self.pactl("unload-module", number)

    def plug_in(self, rate: int = 16_000, name: str = "vmic", channels: int = 1) -> None:
        """It becomes the default if it is called as the first one was."""
        options = (f"rate={rate}", f"channels={channels}", "format=s16le", "norewinds=1")
        self.pactl("load-module", "module-null-sink", f"sink_name={name}", *options)
        if name == "vmic":
            self.pactl("set-default-source", "vmic.monitor")

    def moved_to(self, name: str) -> None:
        """Every listener is moved by hand, as in the system's sound settings."""
        for line in self.pactl("list", "short", "source-outputs").stdout.splitlines():
            self.pactl("move-source-output", line.split()[0], f"{name}.monitor")

    def block_openings(self) -> None:
        """From now on everybody who asks for the list of devices waits for a FIFO that nobody writes to."""
        fifo = self.folder / "fifo"
        os.mkfifo(fifo)
        (self.folder / "asound.conf").write_text(BLOCKING.format(fifo=fifo))

    def unblock_openings(self) -> None:
        (self.folder / "asound.conf").write_text(ALSA)

    def stop(self) -> None:
        if self.process is not None:
            self.process.send_signal(signal.SIGCONT)  # it may have been frozen
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)
