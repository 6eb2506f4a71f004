"""The microphones of this machine, asked for in a short-lived process: PortAudio may hang, and never forgets a list."""

import json
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from interview_tui.language import _
from interview_tui.problem import Problem

_INSTALL = {
    "debian": "sudo apt install libportaudio2",
    "ubuntu": "sudo apt install libportaudio2",
    "fedora": "sudo dnf install portaudio",
    "rhel": "sudo dnf install portaudio",
    "suse": "sudo zypper install libportaudio2",
    "arch": "sudo pacman -S portaudio",
    "alpine": "sudo apk add portaudio",
}


@dataclass(frozen=True, slots=True)
class Device:
    """Something that can be listened to."""

    id: str
    """What to launch a recorder with: name and sound system."""
    name: str
    host: str
    channels: int
    rate: int
    """Its own, samples a second. A virtual device claims what it likes."""
    default: bool
    """The system uses it when nobody chooses; one device at most."""

    @property
    def two_channels(self) -> bool:
        """Whether two people can be recorded left and right. A sound server's device may say so and give twins."""
        return self.channels >= 2


def input_devices(timeout: float = 5.0) -> list[Device]:
    """Every microphone, the default first; empty if there is none.

    Raises `Problem` when PortAudio is missing, or when it does not answer within `timeout` seconds.
    """
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "interview_tui.audio.hearing.devices"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    try:
        said, _nothing = process.communicate(timeout=timeout)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        raise Problem(
            _("The sound system does not answer."),
            cure=_("Unplug the microphone and plug it in again, or restart the computer's sound (or the computer)."),
        ) from None
    try:
        found = json.loads(said)
    except ValueError:
        raise Problem(
            _("The microphones could not be listed."), cure=_("Unplug the microphone, plug it in, and try again.")
        ) from None
    if found is None:
        raise portaudio_missing()
    return [Device(**device) for device in found]


def portaudio_missing() -> Problem:
    """What to say where PortAudio is not installed, with this system's own command."""
    command = install_command()
    if command:
        cure = _("Install it with: {command}. Everything but recording works without it.").format(command=command)
    else:
        cure = _("Install the package of your system that holds PortAudio. Everything but recording works without it.")
    return Problem(_("PortAudio is missing, the library that listens to microphones."), cure=cure)


def install_command(os_release: Path = Path("/etc/os-release")) -> str:
    """How this system installs PortAudio; "" if it is not known."""
    try:
        lines = os_release.read_text(encoding="utf-8").splitlines()
    except OSError:
        return "brew install portaudio" if sys.platform == "darwin" else ""
    values = dict(line.split("=", 1) for line in lines if "=" in line)
    names = [values.get("ID", ""), *values.get("ID_LIKE", "").strip('"').split()]
    return next((_INSTALL[name] for raw in names if (name := raw.strip('"')) in _INSTALL), "")


def _main() -> None:
    """In the short-lived process: JSON on stdout, null where PortAudio is missing."""
    try:
        import sounddevice
    except OSError:
        print("null")
        return
    from interview_tui.audio.hearing.opening import entries

    found = entries(sounddevice)
    default = sounddevice.default.device[0]
    devices = [Device(e.id, e.name, e.host, e.channels, e.rate, e.index == default) for e in found]
    print(json.dumps([asdict(device) for device in devices]), flush=True)


if __name__ == "__main__":
    _main()
