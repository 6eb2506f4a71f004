"""What every test may count on: no user's own settings, English texts, and a word when a system part is missing."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from interview_tui.language import set_language
from tests.audio.small_disk import SmallDisk
from tests.virtual_audio import VirtualAudio

FULL = os.environ.get("INTERVIEW_TUI_FULL_TESTS") == "1"
"""Set in CI: a missing system part then fails a test instead of skipping it."""


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test has a home of its own: nobody's models, recent studies or settings leak in or out."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.setenv(name, str(home))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    set_language("en")


@pytest.fixture
def require() -> Callable[[str], None]:
    """`require("tmux")`: skip where the program is missing, fail in CI."""

    def check(program: str) -> None:
        if shutil.which(program) is None:
            (pytest.fail if FULL else pytest.skip)(f"{program} is not installed")

    return check


@pytest.fixture
def virtual_audio(require: Callable[[str], None], monkeypatch: pytest.MonkeyPatch) -> Iterator[VirtualAudio]:
    """A sound system with one microphone; recorders launched in this test hear it."""
    for program in ("pulseaudio", "pactl", "setpriv"):
        require(program)
    audio = VirtualAudio().start()
    for name, value in audio.variables.items():
        monkeypatch.setenv(name, value)
    yield audio
    audio.stop()


@pytest.fixture
def small_disk(tmp_path: Path, require: Callable[[str], None]) -> Iterator[Callable[..., SmallDisk]]:
    """`small_disk("2m")`: a new disk of that size. Needs root."""
    require("mount")
    disks: list[SmallDisk] = []

    def make(size: str = "1m") -> SmallDisk:
        if not hasattr(os, "geteuid") or os.geteuid():
            pytest.skip("only root can mount a disk")
        probe = tmp_path / f"disk{len(disks)}"
        try:
            disks.append(SmallDisk(probe, size))
        except subprocess.CalledProcessError:
            pytest.skip("this container lets nobody mount a disk")
        return disks[-1]

    yield make
    for disk in disks:
        subprocess.run(["umount", "-l", disk.folder], check=False, capture_output=True)
