"""A real terminal, real keys and a real (virtual) loudspeaker: she listens to an interview and sees where she is."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.audio.sounds import ramp, save
from tests.studies import finished_study
from tests.terminal import Terminal
from tests.virtual_audio import VirtualAudio


@pytest.fixture
def terminal(tmp_path: Path, require: Callable[[str], None], monkeypatch: pytest.MonkeyPatch) -> Iterator[Terminal]:
    for program in ("tmux", "pulseaudio", "pactl", "setpriv"):
        require(program)
    audio = VirtualAudio().start()
    for name, value in audio.variables.items():
        monkeypatch.setenv(name, value)
    study, interview = finished_study(tmp_path / "done")
    save(interview.audio / "000.wav", ramp(20))
    terminal = Terminal("--language", "en", study.folder)
    yield terminal
    terminal.close()
    audio.stop()


def test_the_position_moves_with_the_sound_and_the_keys(terminal: Terminal) -> None:
    terminal.wait_for("l listen")
    terminal.press("Enter")
    terminal.wait_for("‖ 0:00 / 0:20")
    terminal.press("F4")
    terminal.wait_for("▶ 0:02 / 0:20")
    terminal.press("F5")
    terminal.wait_for("▶ 0:08 / 0:20")
    terminal.press("-", "-", "-", "-", "-")
    terminal.wait_for("0.5×")
    terminal.press("b")
    terminal.wait_for("▶ 0:07 / 0:20")
    terminal.press("Space")
    shown = terminal.wait_for("‖ 0:0")
    terminal.press("B")
    assert "▶" not in shown
    terminal.wait_for("‖ 0:02 / 0:20")
    terminal.press("]", "p")
    terminal.wait_for("▶ 0:05 / 0:20")
    terminal.press("C-q")
